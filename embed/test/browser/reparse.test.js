// The widget builds the same tree in a page as the browser's own parser makes of the same text as
// prerender writes it: nothing becomes another element only because it came as HTML. TestReparse shows the
// same with a parser in Go.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { some } from "../part.js";
import { html, ready, run, test } from "./harness.js";
import { publish } from "./site.js";

const testdata = new URL("../../../wasm/markup/testdata/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, testdata), "utf8"));
const hostile = readdirSync(new URL("hostile/text/", testdata))
	.flatMap((name) => read(`hostile/text/${name}`).inputs)
	.filter((input) => typeof input === "string");
const short = hostile.filter((text) => text.length < 1000);
const { comment, article } = read("allowed.json");

// These elements end others, or others cannot stand in them.
const nesting = "p h1 h3 a b ul li dl dd table caption tbody tr td details summary blockquote pre ruby rt".split(" ");
const nested = nesting.flatMap((a) =>
	nesting.flatMap((b) => nesting.map((c) => `<${a}>1<${b}>2<${c}>3</${a}>4</${c}>5</${b}>6`)),
);

/** Texts that are made up of tags and Markdown, the same each time. */
function madeUp(count) {
	let state = 1;
	const random = (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
	const names = [...comment, ...article];
	const between = [
		"a",
		"\n",
		" ",
		"\n\n",
		"\n\n- ",
		"\n\n> ",
		"*b*",
		"\n\n# c\n",
		"|\n|-|\n|",
		"`d`",
		"&#13;",
		"&nbsp;",
	];
	const attributes = ["", "", "", " href=/x", " src=/y alt='\n&#13;z'", " title='&#13;\"<'", " align=left", " open"];
	return Array.from({ length: count }, () => {
		let text = "";
		for (let parts = 2 + random(14); parts > 0; parts--) {
			const name = names[random(names.length)];
			const kind = random(5);
			if (kind < 2) text += `<${name}${attributes[random(attributes.length)]}>`;
			else if (kind === 2) text += `</${name}>`;
			else text += between[random(between.length)];
		}
		return text;
	});
}

// Runs in the page: gives the trees of all shown texts, in this document or in the one at an address.
function trees(address) {
	const tree = (node) => {
		if (node.nodeType === Node.TEXT_NODE) return node.data;
		// A ticked box has the attribute where it came as HTML, and the property where it was made.
		if (node.checked) node.setAttribute("checked", "");
		const attributes = [...node.attributes].map(({ name, value }) => {
			const address = name === "href" || name === "src" ? (URL.parse(value, location.href)?.href ?? value) : value;
			return ` ${name}=${JSON.stringify(address)}`;
		});
		const own = `${node.namespaceURI.split("/").pop()}:${node.localName}${attributes.sort().join("")}`;
		return `<${own}>${[...node.childNodes].map(tree).join("")}</>`;
	};
	const of = (document) =>
		[...document.querySelectorAll("after-word")].map(({ shadowRoot }) =>
			[...shadowRoot.querySelectorAll("[part=body], [part=comment-body]")].map(tree),
		);
	if (!address) return of(document);
	return fetch(address).then(async (answer) => of(Document.parseHTMLUnsafe(await answer.text())));
}

/** Compares the trees of a page that shows texts, each in an element of its own or all in one. */
async function compare(world, texts, elements, files) {
	const page = html(elements.join("")) + world.tag();
	await publish(world, { "/page.html": page, ...files });
	world.host.files["/prerendered.html"] = world.host.files["/page.html"];
	const live = await world.open(page);
	live.setDefaultTimeout(120_000);
	const told = await ready(live, elements.length);
	for (const { comments } of told) {
		await live.waitForFunction((count) => {
			const { shadowRoot } = document.querySelector("after-word");
			return shadowRoot.querySelectorAll("[part=comment-body]").length === count;
		}, comments ?? 0);
	}
	const built = (await live.evaluate(trees)).flat();
	const parsed = (await live.evaluate(trees, "/prerendered.html")).flat();
	assert.equal(built.length, texts.length);
	assert.equal(parsed.length, texts.length);
	for (const [i, text] of texts.entries()) assert.equal(parsed[i], built[i], text);
}

const inComments = (format) => (world, texts) => {
	const comments = texts.map((body, i) => ({ id: `${i}`, body, format }));
	return compare(world, texts, ['<after-word thread="json:/thread.json" loading="eager"></after-word>'], {
		"/thread.json": JSON.stringify({ version: 1, comments }),
	});
};

async function inArticles(world, texts) {
	if (texts.length > 50) {
		for (let at = 0; at < texts.length; at += 50) await inArticles(world, texts.slice(at, at + 50));
		return;
	}
	const elements = texts.map((_, i) => `<after-word article="/${i}.md" thread="none"></after-word>`);
	// Each file begins with a text, so none is empty and none has front matter.
	const files = texts.map((text, i) => [`/${i}.md`, `Text.\n\n${text}`]);
	await compare(world, texts, elements, Object.fromEntries(files));
}

const entrances = {
	"a comment": [inComments("markdown"), [...hostile, ...madeUp(500)]],
	"a comment in HTML": [inComments("html"), [...hostile, ...madeUp(2000), ...nested]],
	"an article": [
		inArticles,
		some(["<h1><p><h3>", ...short, ...madeUp(200), ...nested.filter((_, i) => i % 61 === 0)], 4),
	],
};

for (const [entrance, [show, texts]] of Object.entries(entrances)) {
	test(
		`${entrance} is one tree, built and parsed`,
		run(async (world) => {
			world.expected.push(/Failed to load resource/);
			await show(world, texts);
		}),
	);
}
