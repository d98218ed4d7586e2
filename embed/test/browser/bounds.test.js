// These tests give the widget texts as deep, as wide and as long as anyone can send. Each is shown, or its
// source is, within a bounded number of elements, and nothing stops the module.

import assert from "node:assert/strict";
import { alerts, html, ready, run, test, told } from "./harness.js";

const many = 10_000;
const long = 1_000_000;
const until = (length, part) => part.repeat(Math.ceil(length / part.length));
const texts = {
	"nested quotes": `${"> ".repeat(many)}end`,
	"nested lists": `${"- ".repeat(many)}end`,
	"a staircase of lists": Array.from({ length: 1000 }, (_, i) => `${"  ".repeat(i)}- end`).join("\n"),
	"nested links": `${"[".repeat(many)}end${"](a)".repeat(many)}`,
	"nested images": `${"![".repeat(many)}end${"](a)".repeat(many)}`,
	"nested emphasis": `${"*a **b ".repeat(many / 2)}end${" b** a*".repeat(many / 2)}`,
	"a table of many columns": `${"|end".repeat(many)}|\n${"|-".repeat(many)}|\n${"|b".repeat(many)}|`,
	"nested elements": `${"<div><b>".repeat(many)}end`,
	"nested tables": `${"<table><tr><td>".repeat(many)}end`,
	"many footnotes": `${"[^a] ".repeat(many)}end\n\n[^a]: end`,
	"a megabyte of words": `${until(long, "Some words, *here* and [there](a).\n")}\nend`,
	"a megabyte of one word": `${until(long, "a")} end`,
	"a megabyte of brackets": `${until(long, "[")} end`,
	"a megabyte of stars": `${until(long, "*a ")} end`,
	"a megabyte of quotes": `${until(long, ">")} end`,
	"a megabyte of tags": `${until(long, "<b>")}end`,
	"a megabyte of open tags": `${until(long, "a <b ")}\n\nend`,
	// A megabyte of these is shown too, but takes seconds to lay out.
	"many pieces of code": `${until(long / 10, "`a")} end`,
	"many list items": `${until(long / 10, "- a\n")}- end`,
	"many table rows": `|a|b|\n|-|-|\n${until(long / 10, "|a|b|\n")}|end|b|`,
	"a megabyte of references": `${until(long, "&amp;")} end`,
};

// Runs in the page: how many elements there are in the article and in the
// comment, how deep they are, and whether the text is there to its end.
function measure() {
	const { shadowRoot } = document.querySelector("after-word");
	return ["body", "comment-body"].map((name) => {
		const part = shadowRoot.querySelector(`[part=${name}]`);
		const all = part.querySelectorAll("*");
		let depth = 0;
		for (const element of all) {
			if (element.firstElementChild) continue;
			let above = 1;
			for (let e = element; e.parentNode !== part; e = e.parentNode) above++;
			depth = Math.max(depth, above);
		}
		const ends = part.textContent.includes("end") || part.querySelector("[alt*=end]") !== null;
		return { part: name, count: all.length, depth, ends };
	});
}

for (const [name, text] of Object.entries(texts)) {
	test(
		name,
		run(async (world) => {
			// The pictures that the texts name do not exist.
			world.expected.push(/Failed to load resource/);
			world.host.files["/story.md"] = text;
			world.host.files["/thread.json"] = JSON.stringify({ version: 1, comments: [{ id: "a", body: text }] });
			const page = await world.open(html(world.tag({ article: "/story.md", thread: "json:/thread.json" })));
			page.setDefaultTimeout(60_000);
			await ready(page);
			for (const { part, count, depth, ends } of await page.evaluate(measure)) {
				assert.ok(ends, `${part}: its end is shown`);
				assert.ok(depth <= 110, `${part}: ${depth} elements deep`);
				assert.ok(count <= text.length, `${part}: ${count} elements of ${text.length} characters`);
			}
			assert.deepEqual(await told(page, "error"), []);
			assert.deepEqual(await alerts(page), []);
		}),
	);
}
