// These tests show how the shipped module lives: what it holds, what it does when it dies, and what it can
// reach.

import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, html } from "./dom.js";
import { bytes, module, start } from "./instance.js";

/** The element of a widget that does an act, to a comment if one is named. */
const actor = (widget, act, of) =>
	widget.root.all(
		(e) => e.getAttribute("data-act") === act && (of === undefined || e.getAttribute("data-of") === of),
	)[0];

const click = (widget, act, of) => widget.root.dispatch("click", actor(widget, act, of));

function type(widget, text, of = "new") {
	const box = actor(widget, "body", of);
	box.value = text;
	widget.root.dispatch("input", box);
}

const comments = (widget) => widget.root.all((e) => e.getAttribute("id")?.startsWith("comment-"));

/** One of all that a reader may do; the thread is empty after it as before. */
function round(instance, widget, i) {
	const { root } = widget;
	click(widget, "preview", "new");
	type(widget, `Text ${i} with *emphasis* and [a link](https://example.test/${i})`);
	click(widget, "write", "new");
	root.dispatch("keydown", actor(widget, "write", "new"), { key: "ArrowRight" });
	root.dispatch("keydown", actor(widget, "preview", "new"), { key: "Tab" });
	click(widget, "post", "new");
	click(widget, "post", "new"); // a double click
	const id = comments(widget)[0].getAttribute("id").slice("comment-".length);
	click(widget, "reply", id);
	type(widget, `A reply ${i}`, `reply-${id}`);
	click(widget, "cancel", `reply-${id}`);
	click(widget, "more", id);
	click(widget, "edit", id);
	type(widget, `Changed ${i}`, `edit-${id}`);
	click(widget, "post", `edit-${id}`);
	root.dispatch("click", comments(widget)[0].all((e) => e.getAttribute("href")?.startsWith("#"))[0]);
	root.dispatch("submit", root.all((e) => e.localName === "form")[0]);
	root.dispatch("click", root.firstChild);
	click(widget, "more", id);
	click(widget, "delete", id);
	click(widget, "undo");
	click(widget, "more", id);
	click(widget, "delete", id);
	widget.set("heading-level", `${1 + (i % 5)}`);
	widget.set("theme", i % 2 ? "dark" : "light");
	widget.set("sort", i % 2 ? "newest" : "top");
	instance.store.clear();
	instance.host.refresh(widget.id, i + 1);
	instance.host.stored(widget.id, "afterword/local/held/other");
	instance.host.named(widget.id, `comment-${id}`, true);
	for (const { id, number } of instance.waiting.splice(0)) instance.host.pass(id, number);
}

test("references do not pile up", async () => {
	const instance = await start();
	const widget = instance.mount({ thread: "local:held", article: "article.md" });
	widget.answer({ "article.md": "# Title\n\nText.\n" });
	let after100;
	let size;
	for (let i = 0; i < 1000; i++) {
		round(instance, widget, i);
		widget.set("article", "article.md");
		widget.answer({ "article.md": `# Title ${i}\n\nText.\n` });
		if (i === 99) {
			after100 = instance.held();
			size = instance.memory();
		}
	}
	assert.deepEqual(instance.deaths, []);
	assert.equal(widget.root.getElementById("comments").textContent, "Comments", "the rounds were played");
	assert.match(html(widget.root), /Title 999/);
	assert.equal(instance.held(), after100);
	assert.ok(instance.memory() <= 2 * size, `${size} bytes became ${instance.memory()}`);
});

test("a widget that has gone holds nothing", async () => {
	const instance = await start();
	const live = (i) => {
		const widget = instance.mount({ thread: `local:gone${i % 3}` });
		round(instance, widget, i);
		widget.unmount();
		for (const kind of widget.root.listeners.values()) assert.equal(kind.size, 0);
		return widget;
	};
	for (let i = 0; i < 10; i++) live(i);
	const held = instance.held();
	for (let i = 0; i < 200; i++) live(i);
	assert.equal(instance.held(), held);

	// Calls after the widget's end do nothing.
	const widget = live(0);
	const changes = counts.changes;
	instance.host.reply(widget.id, 1, "", 200, "", "late", "", 0);
	instance.host.pass(widget.id, 1);
	instance.host.stored(widget.id, "afterword/local/gone0/x");
	instance.host.attribute(widget.id, "theme");
	instance.host.refresh(widget.id, 1);
	assert.equal(instance.host.named(widget.id, "comments", true), false);
	instance.host.unmount(widget.id);
	assert.equal(counts.changes, changes);
	assert.deepEqual(instance.deaths, []);
});

test("a widget that goes while it tells the page something", async () => {
	for (const event of ["error", "ready", "posted"]) {
		const instance = await start();
		const other = instance.mount({ thread: "local:other" });
		const widget = instance.mount({ article: "article.md", thread: `local:leaving-${event}` });
		const { tell } = widget;
		widget.tell = (name, detail) => {
			tell(name, detail);
			if (name === event) widget.unmount();
		};
		const { number } = instance.asked[0];
		instance.host.reply(widget.id, number, "unreachable", 0, "", "", "", 0);
		if (event === "posted") {
			type(widget, "Text");
			click(widget, "post", "new");
		}
		assert.equal(widget.told.at(-1)[0], event);
		type(other, "Still here");
		assert.deepEqual(instance.deaths, [], event);
	}
});

test("memory is bounded", async () => {
	const instance = await start();
	const widget = instance.mount({ thread: "local:previews" });
	click(widget, "preview", "new");
	const text =
		"Lorem *ipsum* **dolor** sit `amet`, [consectetur](https://example.test) adipiscing elit.\n\n- one\n- two\n\n> quoted\n\n";
	const bounds = [];
	for (let i = 0; i < 20_000; i++) {
		type(widget, `${i}\n\n${text}`);
		if (i === 2000 || i === 19_999) bounds.push(instance.memory());
	}
	assert.match(html(widget.root), /<p>19999<\/p>/);
	assert.deepEqual(instance.deaths, []);
	assert.ok(bounds[1] <= bounds[0] * 1.5, `${bounds[0]} bytes after 2,000 became ${bounds[1]} after 20,000`);
	assert.ok(bounds[1] < 64 << 20, `${bounds[1]} bytes`);
});

test("typing leaves the rest of the page alone", async () => {
	const instance = await start();
	const widget = instance.mount({ thread: "json:thread.json", article: "article.md" });
	const entries = Array.from({ length: 300 }, (_, i) => ({ id: `c${i}`, body: `Body ${i}` }));
	widget.answer({ "article.md": "# Title", "thread.json": JSON.stringify({ version: 1, comments: entries }) });
	assert.equal(comments(widget).length, 300);
	widget.unmount();

	const writer = instance.mount({ thread: "local:typing" });
	for (let i = 0; i < 30; i++) {
		type(writer, `Comment ${i}`);
		click(writer, "post", "new");
	}
	type(writer, "more"); // this opens the form
	const before = comments(writer);
	let { changes } = counts;
	const spent = () => counts.changes - changes;
	const box = actor(writer, "body", "new");
	box.attributes.set("value", "typed");
	writer.root.dispatch("input", box);
	assert.equal(spent(), 0, "what the reader typed is not written again");
	({ changes } = counts);
	click(writer, "preview", "new");
	assert.ok(spent() < 20, `${spent()} changes`);
	assert.deepEqual(comments(writer), before);
	// One more comment is the last: the others keep their elements.
	click(writer, "post", "new");
	const after = comments(writer);
	assert.equal(after.length, 31);
	assert.ok(before.every((element, i) => element === after[i]));
});

// What every call of the loader gives when the instance is dead.
function inert(instance, widget) {
	const { host } = instance;
	const changes = counts.changes;
	const told = widget.told.length;
	assert.equal(host.reply(widget.id, 1, "", 200, "", "", "", 0), undefined);
	assert.equal(host.pass(widget.id, 1), undefined);
	assert.equal(host.attribute(widget.id, "theme"), undefined);
	assert.equal(host.stored(widget.id, ""), undefined);
	assert.equal(host.named(widget.id, "comments", true), undefined);
	assert.equal(host.refresh(widget.id, 1), undefined);
	assert.equal(host.count(99, "local:x", "https://example.test/"), undefined);
	type(widget, "Too late");
	click(widget, "post", "new");
	widget.unmount();
	assert.equal(instance.deaths.length, 1);
	assert.ok(counts.changes <= changes + 1, "the page is not touched"); // but by the reader, who typed
	assert.equal(widget.told.length, told);
}

const poisons = {
	"what the page answers is an exception": (instance, widget) => {
		instance.host.put = () => {
			throw new TypeError("a broken page");
		};
		type(widget, "Text");
	},
	"what the page answers is of another type": (instance, widget) => {
		instance.host.now = () => "noon";
		type(widget, "Text");
	},
	"memory is overwritten": (instance, widget) => {
		instance.bytes().fill(0xff);
		type(widget, "Text");
	},
	"too few arguments": (instance) => {
		instance.host.reply();
	},
	"the stack is used up": (instance, widget) => {
		instance.host.now = () => {
			const deeper = () => deeper() + 1;
			return deeper();
		};
		type(widget, "Text");
	},
};

for (const [name, poison] of Object.entries(poisons)) {
	test(`a trap is told once: ${name}`, async () => {
		const instance = await start();
		const other = await start();
		const widget = instance.mount({ thread: "local:dies" });
		const survivor = other.mount({ thread: "local:dies" });
		poison(instance, widget);
		assert.equal(instance.deaths.length, 1);
		assert.ok(instance.deaths[0] instanceof Error);
		inert(instance, widget);
		type(survivor, "Another instance lives");
		assert.deepEqual(other.deaths, []);
	});
}

test("a trap outside of a text blames no text", async () => {
	const instance = await start();
	instance.mount({ thread: "local:idle" });
	const { memory, rendering } = instance.host;
	assert.equal(new DataView(memory()).getBigUint64(rendering, true), 0n);
	instance.host.now = () => "noon";
	instance.host.refresh(1, 1);
	assert.equal(instance.deaths.length, 1);
	assert.equal(new DataView(memory()).getBigUint64(rendering, true), 0n);
});

test("deep nesting does not use up the stack", async () => {
	const deep = 10_000;
	const texts = {
		quotes: `${">".repeat(deep)} text`,
		"quotes with spaces": `${"> ".repeat(deep)}text`,
		lists: `${"- ".repeat(deep)}text`,
		"indented lists": Array.from({ length: 300 }, (_, i) => `${"  ".repeat(i)}- item`).join("\n"),
		brackets: `${"[".repeat(deep)}text${"]".repeat(deep)}`,
		"half brackets": "[".repeat(deep),
		images: `${"![".repeat(deep)}text${"](a)".repeat(deep)}`,
		links: `${"[".repeat(deep)}text${"](a)".repeat(deep)}`,
		emphasis: `${"*a ".repeat(deep)}text${" a*".repeat(deep)}`,
		"strong emphasis": `${"**a ".repeat(deep)}${" a**".repeat(deep)}`,
		strikethrough: `${"~~a ".repeat(deep)}${" a~~".repeat(deep)}`,
		html: `${"<b>".repeat(deep)}text${"</b>".repeat(deep)}`,
		"html blocks": `${"<div>".repeat(deep)}text`,
		"quotes and lists": `${"> - ".repeat(deep / 2)}text`,
		"front matter": `---\ntags: ${"[".repeat(deep)}\n---\ntext`,
	};
	for (const [name, text] of Object.entries(texts)) {
		const instance = await start();
		const widget = instance.mount({ article: "article.md", thread: "json:thread.json" });
		const thread = JSON.stringify({ version: 1, comments: [{ id: "a", body: text }] });
		widget.answer({ "article.md": text, "thread.json": thread });
		assert.deepEqual(instance.deaths, [], name);
		assert.deepEqual(
			widget.told.filter(([event]) => event === "ready"),
			[["ready", { article: null, comments: 1 }]],
			name,
		);
		widget.unmount();
	}
});

test("a chain of replies and a deep file do not use up the stack", async () => {
	const chain = Array.from({ length: 3000 }, (_, i) => ({ id: `c${i}`, parent: i ? `c${i - 1}` : null, body: `${i}` }));
	const instance = await start();
	const widget = instance.mount({ thread: "json:thread.json" });
	widget.answer({ "thread.json": JSON.stringify({ version: 1, comments: chain }) });
	assert.equal(comments(widget).length, 3000);
	for (const body of ["[".repeat(100_000), `{"a":`.repeat(100_000)]) {
		instance.host.refresh(widget.id, 1);
		widget.answer({ "thread.json": body });
		assert.match(html(widget.root), /role="alert"/);
	}
	assert.deepEqual(instance.deaths, []);
});

test("linear memory has a maximum", () => {
	// https://webassembly.github.io/spec/core/binary/modules.html#memory-section
	let at = 8;
	const number = () => {
		let n = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = bytes[at++];
			n |= (byte & 127) << shift;
			if (byte < 128) return n;
		}
	};
	while (bytes[at++] !== 5) {
		const length = number();
		at += length;
	}
	number(); // of the section's bytes
	const [memories, flags, least, most] = Array.from({ length: 4 }, number);
	assert.equal(memories, 1);
	assert.equal(flags & 1, 1, "it has none");
	assert.ok(least <= 16, `${least} pages to begin with`);
	assert.equal(most, (1 << 30) / (1 << 16));
});

test("the module has no other doors", () => {
	const names = (list) => list.map(({ module: from, name }) => (from ? `${from} ${name}` : name)).sort();
	// The four of the runtime are arithmetic.
	const runtime = ["fmaximum", "fmaximumf", "fminimum", "fminimumf"];
	assert.deepEqual(names(WebAssembly.Module.exports(module)), [
		"_initialize",
		"collect",
		...runtime,
		"memory",
		"resume",
		"start",
	]);
	const imports = names(WebAssembly.Module.imports(module));
	assert.deepEqual(
		imports.filter((name) => !/^gojs (value\w+|stringVal)$/.test(name)),
		["gojs random"],
	);
});
