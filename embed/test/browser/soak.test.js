// A reader reads and writes for long, sped up, and what the module and the page hold stays flat.

import assert from "node:assert/strict";
import { holds } from "./held.js";
import { alerts, html, ready, run, test } from "./harness.js";

/** How much faster time passes in the page: 300 rounds, a tenth of a second each, are an hour. */
const SPEED = 120;

function hurry(speed) {
	const { setTimeout: set } = window;
	const { now } = Date;
	const begin = now();
	Date.now = () => begin + (now() - begin) * speed;
	window.setTimeout = (f, ms = 0, ...rest) => set(f, ms / speed, ...rest);
	// The test itself waits by the real clock.
	window.slow = set;
}

/** A Waline server that forgets all but the last comments, where others write, too. */
function talk(world) {
	let n = 0;
	let has = [];
	const add = (text, nick, pid) => {
		const entry = {
			objectId: `n${++n}`,
			orig: text,
			comment: `<p>${text} <em>${n}</em></p>`,
			nick,
			time: n,
			pid,
			rid: pid,
		};
		has.push(entry);
		has = has.slice(-30);
		for (const one of has) if (!has.some(({ objectId }) => objectId === one.pid)) one.pid = one.rid = undefined;
		return entry;
	};
	for (let i = 0; i < 30; i++) add(`Old ${i}`, "Ada");
	const answer = (data) => ({
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ errno: 0, data }),
	});
	Object.defineProperty(world.host.files, "/api/comment", {
		get() {
			const { method } = world.host.requests.at(-1);
			world.host.requests.splice(0, world.host.requests.length - 50);
			if (method === "POST") return answer(add("Mine", "Bob"));
			if (n % 3 === 0) add("Theirs", "Eve");
			return answer({ count: has.length, totalPages: 1, data: has });
		},
	});
}

// In the page: a reader who reads, writes and looks around, in rounds.
async function live(rounds) {
	const element = document.querySelector("after-word");
	const root = element.shadowRoot;
	const turn = () => new Promise((resolve) => window.slow(resolve, 50));
	const type = (box, text) => {
		box.value = text;
		box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
	};
	const press = (act) => root.querySelector(`[data-act="${act}"]`)?.click();
	for (let round = 0; round < rounds; round++) {
		const box = root.querySelector("form textarea");
		box.focus();
		for (const text of ["M", "Mi", "Mine *and* yours", "Mine"]) type(box, text);
		press("preview");
		press("write");
		if (round % 4 === 0) press("post");
		press("reply");
		const reply = root.querySelector("textarea[data-of^=reply-]");
		if (reply) type(reply, `A reply ${round}`);
		if (reply) type(reply, "");
		press("cancel");
		press("more");
		press("more");
		press("show");
		const sort = root.querySelector("select");
		sort.value = round % 2 ? "newest" : "oldest";
		sort.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
		if (round % 5 === 0) await element.refresh();
		if (round % 7 === 0) element.setAttribute("article", "/story.md");
		if (round % 7 === 3) element.setAttribute("article", "/other.md");
		window.told.length = 0;
		await turn();
	}
}

// In the page: renders a text some times, a little different each time.
function render(times) {
	const root = document.querySelector("after-word").shadowRoot;
	root.querySelector("[data-act=preview]").click();
	const box = root.querySelector("textarea");
	for (let i = 0; i < times; i++) {
		box.value = `${i} *and* [a link](https://example.test/${i % 10})\n\n- one\n- two\n\n> said\n\n\`\`\`\ncode\n\`\`\`\n`;
		box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
	}
	root.querySelector("[data-act=write]").click();
}

const lengths = {
	"some minutes of reading and writing, and 1,000 renders": [20, 1000],
	"an hour of reading and writing, and 10,000 renders": [300, 10_000],
};

for (const [name, [rounds, renders]] of Object.entries(lengths)) {
	test(
		`${name}, leave nothing behind`,
		run(async (world) => {
			talk(world);
			world.host.files["/story.md"] = "# Story\n\nText[^1]\n\n[^1]: Note\n";
			world.host.files["/other.md"] = "# Other\n\n```\ncode\n```\n";
			const thread = `waline:${world.host.origin}?path=/p`;
			const page = await world.open(html(world.tag({ article: "/story.md", thread })), {
				before: (page) => page.addInitScript(hurry, SPEED),
			});
			page.setDefaultTimeout(300_000);
			await ready(page);
			const devtools = await page.context().newCDPSession(page);
			await devtools.send("Performance.enable");
			// The first minutes fill what is filled once.
			await page.evaluate(live, 20);
			await page.evaluate(render, 300);
			const before = await holds(devtools);
			await page.evaluate(live, rounds);
			await page.evaluate(render, renders);
			const after = await holds(devtools);
			const said = JSON.stringify({ before, after });
			assert.ok(after.nodes <= before.nodes + 300, said);
			assert.ok(after.listeners <= before.listeners + 2, said);
			assert.equal(after.instances, before.instances, said);
			assert.ok(after.memory <= before.memory * 1.5, said);
			assert.ok(after.heap - before.heap < 1_000_000, said);
			assert.deepEqual(await alerts(page), []);
		}),
	);
}
