// A page's HTML may give its elements the names of what documents, windows and
// forms have. None of that reaches the loader: it finds its own address, and
// article and thread show.

import assert from "node:assert/strict";
import { built, waitForEvent, html, ready, run, sizes, test } from "./harness.js";

const { integrity } = sizes.files.find((file) => file.name === "afterword.js");

/** What a reader may have written, with a name of the document's. */
const kinds = {
	img: (name, url) => `<img name="${name}" id="${name}" src="${url}x.png">`,
	form: (name, url) => `<form name="${name}" id="${name}" action="${url}"><input name="${name}"></form>`,
	iframe: (name) => `<iframe name="${name}" id="${name}"></iframe>`,
	a: (name, url) => `<a id="${name}" name="${name}" href="${url}afterword.js">a</a>`,
	object: (name) => `<object name="${name}" id="${name}"></object>`,
};

/** Every name that a document, a form or a window has, except classes, which HTML cannot hide. */
const names = (page) =>
	page.evaluate(() =>
		[Document, Node, EventTarget, Element, HTMLElement, HTMLFormElement]
			.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
			.concat(Object.getOwnPropertyNames(window), "host", "scheduler")
			.filter((name, i, all) => /^[a-z]\w*$/.test(name) && all.indexOf(name) === i),
	);

for (const [kind, write] of Object.entries(kinds)) {
	test(
		`${kind}s with every name of a document's, before and after the tag`,
		run(async (world) => {
			const evil = await world.elsewhere();
			world.expected.push(/Failed to load resource|favicon|x\.png|Content Security/);
			world.host.files["/story.md"] = "# Story\n";
			const all = await names(await world.open(html("")));
			// A page with a frame for each name takes long to load.
			const some =
				kind === "iframe"
					? all.filter((name, i) => i % 8 === 0 || /^(current|create|get|query|add|scripts|body)/.test(name))
					: all;
			const text = some.map((name) => write(name, `${evil.origin}/`)).join("");
			for (const attributes of ["async", 'type="module"', `async crossorigin integrity="${integrity}"`]) {
				const tag = `<script ${attributes} src="${world.cdn.loader}" data-article="/story.md" data-thread="local:a"></script>`;
				for (const body of [text + tag, tag + text]) {
					const page = await world.open(html(body));
					assert.deepEqual(await ready(page), [{ article: "Story", comments: 0 }], attributes);
					await page.close();
				}
			}
			assert.deepEqual(
				evil.requests.filter((request) => !request.path.endsWith("x.png")),
				[],
			);
		}),
	);
}

for (const [name, page] of Object.entries({
	"has been removed": (world) =>
		html(`<after-word thread="local:a" loading="eager"></after-word><script>
			const s = document.createElement("script");
			Object.assign(s, { src: ${JSON.stringify(world.cdn.loader)}, crossOrigin: "", integrity: "${integrity}" });
			document.head.append(s);
			s.remove();
		</script>`),
	"is a module's": (world) =>
		html(
			`<script type="module" crossorigin integrity="${integrity}" src="${world.cdn.loader}" data-thread="local:a" data-loading="eager"></script>`,
		),
	"is in a shadow tree": (world) =>
		html(`<after-word thread="local:a" loading="eager"></after-word><div id="d"></div><script>
			const s = document.createElement("script");
			Object.assign(s, { src: ${JSON.stringify(world.cdn.loader)}, crossOrigin: "", integrity: "${integrity}" });
			document.getElementById("d").attachShadow({ mode: "open" }).append(s);
		</script>`),
	"is in an import map": (world) =>
		html(
			`<script type="module" src="${world.cdn.loader}" data-thread="local:a" data-loading="eager"></script>`,
			`<script type="importmap">${JSON.stringify({ integrity: { [world.cdn.loader]: integrity } })}</script>`,
		),
	"has a query with a colon": (world) =>
		html(
			`<script type="module" crossorigin integrity="${integrity}" src="${world.cdn.loader}?v=1:2:3" data-thread="local:a" data-loading="eager"></script>`,
		),
	"is behind a form called scripts": (world) =>
		html(
			`<form name="scripts"></form><script async crossorigin integrity="${integrity}" src="${world.cdn.loader}" data-thread="local:a" data-loading="eager"></script>`,
		),
})) {
	test(
		`a module that was tampered with does not run where the tag with the hash ${name}`,
		run(async (world) => {
			world.expected.push(/integrity/, /^warning: afterword: /, /Failed to load resource/);
			world.cdn.does.replace = (file) =>
				file.includes(".wasm") && {
					body: Buffer.concat([built(sizes.firstVisit.files[1]), Buffer.from([0, 2, 1, 120])]),
				};
			const opened = await world.open(page(world));
			assert.match((await waitForEvent(opened, "error")).message, /did not load/);
			world.cdn.does.replace = undefined;
			world.main = await world.context();
			await ready(await world.open(page(world)));
		}),
	);
}
