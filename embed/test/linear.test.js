// No text takes more work than its length is worth: for every rule of the
// grammar and of the HTML that is read, the inputs that are worst for it, each at 20 and
// at 200 KB, as an article, as a comment and as a comment in HTML.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { some } from "./part.js";
import { counted } from "./work.js";

// Only the code that instantiates a module sees its exports.
const { instantiate } = WebAssembly;
let exports;
WebAssembly.instantiate = async (module, imports) => {
	({ exports } = await instantiate(module, imports));
	// How much a collection does depends on how much there was before, so none runs.
	return { exports: { ...exports, collect() {} } };
};
const { bytes, start } = await import("./instance.js");
const module = new WebAssembly.Module(counted(bytes));

const extremes = JSON.parse(readFileSync(new URL("../../wasm/markup/testdata/extremes.json", import.meta.url), "utf8"));

/** An input of about a size; testdata/README.md says how it is written. */
function input(parts, size) {
	const made = parts.map((part) => {
		if (typeof part === "string") return part;
		const [text, share] = part;
		let repeated = "";
		for (let i = 1; repeated.length < size * share; i++) {
			repeated += text.replace(/\{(.)\}/g, (_, c) => (c === "#" ? i : c.repeat(i)));
		}
		return repeated;
	});
	return made.join("");
}

const thread = (body, format) => JSON.stringify({ version: 1, comments: [{ id: "a", body, format }] });
const entrances = {
	article: (text) => [{ article: "article.md", thread: "none" }, { "article.md": text }],
	comment: (text) => [{ thread: "json:thread.json" }, { "thread.json": thread(text) }],
	HTML: (text) => [{ thread: "json:thread.json" }, { "thread.json": thread(text, "html") }],
};

/** How many steps the module takes to show a text. */
async function steps(entrance, text) {
	const instance = await start(module);
	instance.host.apply = () => {}; // the page's part is not the module's
	const before = exports.steps.value;
	const [attributes, answers] = entrances[entrance](text);
	instance.mount(attributes).answer(answers);
	assert.deepEqual(instance.deaths, [], `${entrance}: ${text.slice(0, 60)}…`);
	return Number(exports.steps.value - before);
}

for (const [rule, inputs] of Object.entries(extremes)) {
	test(rule, async () => {
		const steep = [];
		for (const entrance of Object.keys(entrances)) {
			const nothing = await steps(entrance, "a");
			for (const parts of some(inputs, 3)) {
				const small = (await steps(entrance, input(parts, 20_000))) - nothing;
				const large = (await steps(entrance, input(parts, 200_000))) - nothing;
				const ratio = large / small;
				if (ratio > 15)
					steep.push(`${entrance} ${JSON.stringify(parts).slice(0, 80)}: ${ratio.toFixed(1)} times the work`);
			}
		}
		assert.deepEqual(steep, []);
	});
}
