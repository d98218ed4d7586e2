// An article shows every example of the CommonMark and GFM specifications with the same elements and text
// as the specification's HTML, except where differences.json gives a reason.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { html, ready, run, test } from "./harness.js";

const data = (name) =>
	JSON.parse(readFileSync(new URL(`../../../wasm/markup/testdata/${name}`, import.meta.url), "utf8"));
const different = new Map(
	data("differences.json").flatMap(({ reason, examples }) => examples.map((example) => [example, reason])),
);

// Runs in the page: shows each example as an article with a title of its own.
function show(examples) {
	for (const [i, { markdown }] of examples.entries()) {
		const source = document.createElement("pre");
		source.id = `example-${i}`;
		source.hidden = true;
		source.textContent = `---\ntitle: Example\n---\n${markdown}`;
		const widget = document.createElement("after-word");
		widget.setAttribute("article", `#example-${i}`);
		widget.setAttribute("thread", "none");
		document.body.append(source, widget);
	}
}

// Runs in the page: what each article shows and what it should, as lines of
// text, where they are not the same.
function compare(examples) {
	const blocks = new Set("blockquote div h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul".split(" "));
	const isBlock = (node) => blocks.has(node?.localName);
	const kept = { a: ["href", "title"], img: ["src", "alt", "title"], code: ["class"], ol: ["start"], td: ["align"] };
	kept.th = kept.td;

	// Takes away what the table of what may be shown adds.
	function undo(body) {
		for (const anchor of body.querySelectorAll("div.heading > a.anchor")) anchor.remove();
		for (const box of body.querySelectorAll("div.heading, div.table")) box.replaceWith(...box.childNodes);
		for (const input of body.querySelectorAll("input")) input.replaceWith(input.checked ? "[x]" : "[ ]");
		body.normalize();
		return body;
	}

	// A title has level 1, so a heading of level 1 in the text has level 2.
	const name = (element) => element.localName.replace(/^h1$/, "h2");

	function lines(node, indent = "") {
		if (node.nodeType === Node.TEXT_NODE) {
			let text = node.data;
			if (isBlock(node.previousSibling) || (!node.previousSibling && isBlock(node.parentNode)))
				text = text.replace(/^\n+/, "");
			if (isBlock(node.nextSibling) || (!node.nextSibling && isBlock(node.parentNode))) text = text.replace(/\n+$/, "");
			return text ? [`${indent}${JSON.stringify(text)}`] : [];
		}
		if (node.nodeType !== Node.ELEMENT_NODE) return [`${indent}${node.nodeName}`];
		let tag = `${indent}<${name(node)}`;
		for (const attribute of kept[node.localName] ?? []) {
			// What counts is where a link leads, not how that is written.
			const value = attribute === "href" || attribute === "src" ? node[attribute] : node.getAttribute(attribute);
			if (node.hasAttribute(attribute)) tag += ` ${attribute}=${JSON.stringify(value)}`;
		}
		return [tag, ...[...node.childNodes].flatMap((child) => lines(child, `${indent}  `))];
	}

	const widgets = document.querySelectorAll("after-word");
	return examples.flatMap(({ html, ...example }, i) => {
		const [part] = widgets[i].shadowRoot.querySelectorAll("[part=body]");
		const shown = lines(undo(part.cloneNode(true)));
		const body = new DOMParser().parseFromString(`<!doctype html><div>${html}</div>`, "text/html").body.firstChild;
		const wanted = lines(undo(body));
		return shown.join("\n") === wanted.join("\n") ? [] : [{ ...example, shown, wanted }];
	});
}

async function differing(world, examples) {
	const found = [];
	for (let i = 0; i < examples.length; i += 100) {
		const some = examples.slice(i, i + 100);
		const page = await world.open(html(world.tag()));
		await page.evaluate(show, some);
		await ready(page, some.length);
		found.push(...(await page.evaluate(compare, some)));
		await page.close();
	}
	return found;
}

test(
	"every example of CommonMark",
	run(async (world) => {
		const examples = data("commonmark-0.31.2.json");
		assert.equal(examples.length, 652);
		// The pictures that the examples name do not exist.
		world.expected.push(/Failed to load resource/);
		const found = await differing(world, examples);
		assert.deepEqual(
			found.filter(({ example }) => !different.has(example)),
			[],
		);
		assert.ok(found.length > 0, "nothing differs, as if nothing had been compared");
	}),
);

test(
	"every example of GFM's tables, strikethrough, task lists and autolinks",
	run(async (world) => {
		const examples = data("gfm.json");
		assert.ok(examples.length > 0);
		world.expected.push(/Failed to load resource/); // the pictures do not exist
		assert.deepEqual(await differing(world, examples), []);
	}),
);
