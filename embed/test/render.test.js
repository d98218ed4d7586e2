// The shipped module shows what the same Go, built by the standard compiler,
// shows: every example of the CommonMark and GFM specifications, hostile inputs, and more.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { html } from "./dom.js";
import { expected, start } from "./instance.js";

const data = (name) => JSON.parse(readFileSync(new URL(`../../wasm/markup/testdata/${name}`, import.meta.url), "utf8"));
const sample = (name) => readFileSync(new URL(`../../assets/sample/${name}`, import.meta.url), "utf8");
const specification = data("commonmark-0.31.2.json");
const hostile = readdirSync(new URL("../../wasm/markup/testdata/hostile/text/", import.meta.url))
	.flatMap((name) => data(`hostile/text/${name}`).inputs)
	.filter((input) => typeof input === "string");
const examples = [...specification, ...data("gfm.json")].map(({ markdown }) => markdown).concat(hostile);

// The module has a shorter table of which upper and lower case letters are the same.
const letters = [];
for (let code = 0x80; code < 0x1e944; code++) {
	const letter = String.fromCodePoint(code);
	if (letter.toLowerCase() !== letter.toUpperCase()) letters.push(letter);
}
const folded = letters
	.map((letter) => `[a${letter}]: #${letter.codePointAt(0)}\n\n[a${letter.toUpperCase()}] [a${letter.toLowerCase()}]\n`)
	.join("\n");

// The command that says what is expected takes an empty article for none.
const articles = [...examples, folded, sample("technical.md"), sample("withdraw.md")].filter(Boolean);
const entries = (bodies) => JSON.stringify({ version: 1, comments: bodies.map((body, i) => ({ id: `c${i}`, body })) });

// A page sets the source of a picture after all that says how to fetch it.
const some = '((?: [a-z]+(?:="[^"]*")?)*)';
const pictures = new RegExp(`<img${some}( src="[^"]*")${some}>`, "g");
const asSet = (text) => text.replace(pictures, "<img$1$3$2>");

// Long texts are told apart where they begin to differ.
function same(actual, wanted, of) {
	if (actual === wanted) return;
	let at = 0;
	while (actual[at] === wanted[at]) at++;
	const near = (text) => text.slice(Math.max(at - 60, 0), at + 100);
	assert.equal(near(actual), near(wanted), of);
}

function show(instance, { article, thread }) {
	const widget = instance.mount({
		...(article ? { article: "article.md" } : {}),
		thread: thread ? "json:thread.json" : "none",
	});
	widget.answer({ "article.md": article, "thread.json": thread });
	return widget;
}

test("articles", async () => {
	assert.equal(specification.length, 652);
	const instance = await start();
	const pages = articles.map((article) => ({ article }));
	const wanted = expected(pages).map(asSet);
	for (const [i, page] of pages.entries()) {
		const widget = show(instance, page);
		same(html(widget.root), wanted[i], page.article);
		widget.unmount();
	}
	assert.deepEqual(instance.deaths, []);
});

test("comments", async () => {
	const instance = await start();
	const pages = examples.map((body) => ({ thread: entries([body]) }));
	pages.push({ thread: entries(examples) }, { article: sample("technical.md"), thread: entries(["One", "Two"]) });
	const wanted = expected(pages).map(asSet);
	for (const [i, page] of pages.entries()) {
		const widget = show(instance, page);
		same(html(widget.root), wanted[i], page.thread);
		widget.unmount();
	}
	assert.deepEqual(instance.deaths, []);
});

test("from one article to the next", async () => {
	const instance = await start();
	const fresh = articles.map((article) => {
		const widget = show(instance, { article });
		const text = html(widget.root, true);
		widget.unmount();
		return text;
	});
	const widget = instance.mount({ article: "article.md", thread: "none" });
	for (const step of [1, 7, 31]) {
		for (let i = 0; i < articles.length; i++) {
			const at = (i * step) % articles.length;
			widget.answer({ "article.md": articles[at] });
			same(html(widget.root, true), fresh[at], articles[at]);
			widget.set("article", "article.md");
			widget.answer({ "article.md": articles[(at + 1) % articles.length] });
			// Without the loading in between, as the heading's level changes in place.
			widget.set("heading-level", "4");
			widget.set("heading-level", "1");
			same(html(widget.root, true), fresh[(at + 1) % articles.length]);
			widget.set("article", "article.md");
		}
	}
	assert.deepEqual(instance.deaths, []);
});

test("from one thread to the next", async () => {
	const instance = await start();
	const chunks = [];
	for (let i = 0; i < examples.length; i += 20) chunks.push(entries(examples.slice(i, i + 20)));
	const widget = instance.mount({ thread: "json:thread.json" });
	for (const thread of chunks) {
		widget.answer({ "thread.json": thread });
		const other = show(instance, { thread });
		same(html(widget.root, true), html(other.root, true));
		other.unmount();
		instance.host.refresh(widget.id, 1);
	}
	assert.deepEqual(instance.deaths, []);
});
