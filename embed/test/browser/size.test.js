// A file that is no text, or more text than a page can lay out, is refused at once. A sentence says which
// file, and the other half of the widget still shows. No instance starts again to read the same file.

import assert from "node:assert/strict";
import { alerts, bodies, html, ready, run, test } from "./harness.js";

/** Bytes that look random, the same each time. */
function noise(length) {
	const bytes = Buffer.alloc(length);
	let state = 1;
	for (let i = 0; i < length; i++) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		bytes[i] = state >>> 24;
	}
	return bytes;
}

// Counts the instances of the module that a page starts.
function countInstances() {
	window.instances = 0;
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = (...args) => {
		window.instances++;
		return instantiate(...args);
	};
}

const story = "# Story\n\nText *here*.\n";
const thread = JSON.stringify({ version: 1, comments: [{ id: "a", body: "A *comment*" }] });
const random = noise(5_000_000);
const zeros = Buffer.alloc(5_000_000);
const latin = { headers: { "content-type": "text/markdown; charset=windows-1252" }, body: random };

const noArticle = /^Couldn’t load the article\. The file isn’t text/;
const noThread = /^Couldn’t load the comments\. The file isn’t JSON/;

const cases = {
	"an article of random bytes": [random, thread, noArticle],
	"an article of random bytes, in an encoding of one byte": [latin, thread, noArticle],
	"an article of zeros": [zeros, thread, noArticle],
	"a thread of random bytes": [story, random, noThread],
	"a thread of zeros": [story, zeros, noThread],
	"both of random bytes": [random, random, noArticle, noThread],
	"a thread that begins well": [story, Buffer.concat([Buffer.from(thread.slice(0, -2)), random]), noThread],
};

for (const [name, [article, comments, ...wanted]] of Object.entries(cases)) {
	test(
		name,
		run(async (world) => {
			world.host.files["/story.md"] = article;
			world.host.files["/thread.json"] = comments;
			const page = await world.open(html(world.tag({ article: "/story.md", thread: "json:/thread.json" })), {
				before: (page) => page.addInitScript(countInstances),
			});
			page.setDefaultTimeout(120_000);
			const [{ article: title, comments: count }] = await ready(page);
			const said = await alerts(page);
			assert.equal(said.length, wanted.length, `${said}`);
			for (const [i, sentence] of wanted.entries()) assert.match(said[i], sentence);
			assert.equal(await page.evaluate(() => window.instances), 1);
			// The other half shows.
			if (article === story) {
				assert.equal(title, "Story");
				await page.getByRole("article", { name: "Story" }).locator("em").waitFor();
			}
			if (comments === thread) {
				assert.equal(count, 1);
				assert.deepEqual(await bodies(page), ["A comment"]);
			}
			for (const file of ["/story.md", "/thread.json"]) assert.equal(world.host.of(file).length, 1);
		}),
	);
}
