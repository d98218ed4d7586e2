// Threads: the whole widget with a file of comments, beside the least that a
// page script could do with the same file.

import { readFileSync } from "node:fs";
import { bundle } from "./bundle.js";
import { collect, fresh, until } from "./chromium.js";
import { comments, mixed } from "./corpus.js";
import { moduleOf } from "./ours.js";
import { profile } from "./profile.js";
import { busy } from "./trace.js";

/** A large thread takes minutes on a slowed processor, so it is run less often. */
const loads = [
	{ n: 100, most: 5 },
	{ n: 1_000, most: 5 },
	{ n: 10_000, most: 3 },
	{ n: 50_000, most: 1 },
];
const slowdowns = [
	{ key: "unthrottled", rate: 1 },
	{ key: "4 times slower", rate: 4 },
];

/** How many comments the thread has whose tasks are taken apart. */
const PROFILED = 10_000;

/** Milliseconds after which a visit is told as it is then: some columns stay empty. */
const PATIENCE = 180_000;

const contestants = [
	{ name: "afterword", role: "ours", page: "/ours.html" },
	{ name: "plain DOM", role: "limit", page: "/baseline.html" },
];

const measures = [
	{ key: "first", title: "first", unit: "ms" },
	{ key: "visible", title: "seen", unit: "ms", drawn: "the first comment on the screen" },
	{ key: "all", title: "all", unit: "ms", drawn: "all in the page" },
	{ key: "processor", title: "processor", unit: "ms", drawn: "processor time of the main thread" },
	{ key: "longest", title: "longest task", unit: "ms", drawn: "longest task, processor time" },
	{ key: "clock", title: "by the clock", unit: "ms" },
	{ key: "gap", title: "longest gap", unit: "ms" },
	{ key: "blocking", title: "blocking", unit: "ms" },
	{ key: "heap", title: "JS heap", unit: "MB" },
	{ key: "module", title: "module", unit: "MB" },
	{ key: "memory", title: "both", unit: "MB", drawn: "memory: JS heap and module" },
	{ key: "whole", title: "with DOM", unit: "MB" },
];

const html = (script) =>
	`<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body>${script}</body></html>`;

/** Measures. */
export async function thread({ browser, server, runs, dist, work }) {
	for (const [name, body] of dist) server.put(`/dist/${name}`, body);
	server.put("/baseline.js", await bundle("baseline.js"));
	server.put(
		"/ours.html",
		html('<script async src="/dist/afterword.js" data-thread="json:/thread.json" data-loading="eager"></script>'),
	);
	server.put("/baseline.html", html('<script async src="/baseline.js"></script>'));
	server.put(
		"/local.html",
		html('<script async src="/dist/afterword.js" data-thread="local:bench" data-loading="eager"></script>'),
	);
	const watch = await bundle("watch.js");
	const tables = [];
	for (const { key, rate } of slowdowns) {
		const rows = [];
		for (const { n, most } of loads) {
			server.put("/thread.json", JSON.stringify(mixed(n)));
			const sized = contestants.map(({ name, role }) => ({ name, role, size: n, samples: [] }));
			for (let round = 0; round < Math.min(runs, most); round++) {
				for (let i = 0; i < contestants.length; i++) {
					const at = (round + i) % contestants.length;
					const url = `${server.origin}${contestants[at].page}`;
					sized[at].samples.push(await open(browser, url, watch, n, rate));
					process.stderr.write(`\r${n} comments, ${contestants[at].name}, run ${round + 1}   `);
				}
			}
			process.stderr.write("\r\x1b[K");
			rows.push(...sized);
		}
		tables.push({ key, title: `A thread, ${key}`, measures, rows, note });
	}
	tables.push(await posting(browser, server.origin, watch, runs));
	server.put(`/dist/${moduleOf(dist)}`, readFileSync(`${work}/named.wasm`));
	server.put("/thread.json", JSON.stringify(mixed(PROFILED)));
	return {
		part: "thread",
		title: "Long threads",
		about:
			"The whole widget with a file of comments, beside a page script that makes the same kind of elements in one go, renders no Markdown and lets nobody in before it is done.",
		tables,
		profiles: [await taken(browser, `${server.origin}/ours.html`, watch)],
	};
}

const note = `First, seen, all: when the first comment was in the page, was on the screen, and all were in the page. Longest task and
blocking (what tasks take over 50 ms): processor time of the main thread; by the clock and longest gap: what else
ran on this machine is in them. Memory: after collection; both are JS heap and module, with DOM adds the browser's own
heap of nodes and boxes.`;

/** What the longest tasks of a long thread are made of. */
function taken(browser, url, watch) {
	return fresh(browser, async (page, devtools) => {
		await page.addInitScript({ content: `${watch};window.last="comment-c${lastOf(PROFILED)}"` });
		return profile(browser, `afterword, ${PROFILED.toLocaleString("en")} comments, no throttle`, async () => {
			await page.goto(url);
			await until(devtools, "window.seen.done", PATIENCE);
		});
	});
}

/** One visit. Times are from the start of the navigation, in ms; memory in MB. */
function open(browser, url, watch, n, rate) {
	return fresh(browser, async (page, devtools) => {
		await page.addInitScript({ content: `${watch};window.last="comment-c${lastOf(n)}"` });
		await devtools.send("Emulation.setCPUThrottlingRate", { rate });
		const { total, ...held } = await busy(browser, async () => {
			await page.goto(url);
			await until(devtools, "window.seen.done", PATIENCE);
			await page.waitForTimeout(500);
		});
		await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
		const seen = await page.evaluate(() => {
			window.stop();
			return window.seen;
		});
		return {
			...seen,
			...held,
			processor: total,
			...(await memory(page, devtools)),
		};
	});
}

/** The last comment in the order of the thread is the last that answers nobody. */
function lastOf(n) {
	const { comments } = mixed(n);
	const tops = comments.filter(({ parent }) => parent === null);
	const below = new Map();
	for (const { id, parent } of comments) below.set(parent, id);
	let last = tops[tops.length - 1].id;
	while (below.has(last)) last = below.get(last);
	return last.slice(1);
}

/** What is still in use when all garbage has been collected, in MB. */
async function memory(page, devtools) {
	for (let i = 0; i < 3; i++) await collect(devtools);
	const { usedSize, embedderHeapUsedSize } = await devtools.send("Runtime.getHeapUsage");
	const module = await page.evaluate(() => window.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
	return {
		heap: usedSize / 1e6,
		module: module / 1e6,
		memory: (usedSize + module) / 1e6,
		whole: (usedSize + module + embedderHeapUsedSize) / 1e6,
	};
}

/** What one more comment costs, where so many are there. */
async function posting(browser, origin, watch, runs) {
	const rows = [];
	for (const n of [100, 1_000, 10_000]) {
		const samples = await fresh(browser, async (page, devtools) => {
			await page.goto(`${origin}/page.html`);
			await page.evaluate(store, comments(n));
			await page.addInitScript({ content: `${watch};window.last="comment-c${n - 1}"` });
			await page.goto(`${origin}/local.html`);
			await page.waitForFunction(() => window.seen.done, undefined, { polling: 500 });
			await page.evaluate(() => window.stop());
			const samples = [];
			for (let i = 0; i < runs; i++) {
				await collect(devtools);
				samples.push(await page.evaluate(post, i));
			}
			return samples;
		});
		rows.push({ name: "afterword", role: "ours", size: n, samples });
	}
	return {
		key: "posting",
		title: "One more comment in a local thread",
		note: "Where all is well it is the same, whatever the number of comments. The clock's time; the first two are one task each.",
		measures: [
			{ key: "typing", title: "a letter typed", unit: "ms" },
			{ key: "attached", title: "posted: attached", unit: "ms", drawn: "posted: in the page" },
			{ key: "shown", title: "on the screen", unit: "ms" },
		],
		rows,
	};
}

// Runs in the page: keeps comments as the source local does.
function store(bodies) {
	localStorage.clear();
	for (const [i, body] of bodies.entries()) {
		const created = new Date(1767323045000 + i * 1000).toISOString();
		localStorage.setItem(`afterword/local/bench/c${i}`, JSON.stringify({ created, name: "Ada", body }));
	}
}

// Runs in the page: writes a comment and posts it.
async function post(i) {
	const root = document.querySelector("after-word").shadowRoot;
	const count = () => root.querySelectorAll("[part=comment-body]").length;
	const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	const before = count();
	const form = root.querySelector("form");
	const box = form.querySelector("textarea");
	const button = [...form.querySelectorAll("button")].find(({ textContent }) => textContent === "Post comment");
	box.value = `One more comment, the ${i}th, with *emphasis*.`;
	const start = performance.now();
	box.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
	const typing = performance.now() - start;
	await frame();
	const again = performance.now();
	button.click();
	const attached = performance.now() - again;
	if (count() !== before + 1) throw new Error("the comment is not there");
	await frame();
	const shown = performance.now() - again;
	await new Promise((resolve) => setTimeout(resolve, 100)); // a second click within 50 ms counts as none
	return { typing, attached, shown };
}
