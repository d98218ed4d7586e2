// What a visit to a page with 50 comments costs, first and second, on fast and slow
// lines: beside the same comments as plain HTML, and beside two others who show them.

import { readFileSync } from "node:fs";
import { ask, until } from "./chromium.js";
import { flat } from "./corpus.js";
import { moduleOf, names, ours } from "./ours.js";
import { others, peers, plain, texts } from "./peers.js";
import { again, click, press } from "./press.js";
import { profile } from "./profile.js";
import { median } from "./result.js";
import { busy } from "./trace.js";
import { trap } from "./trap.js";

const COMMENTS = 50;

/** Lines in Mbit/s and ms, with how many times slower the processor is. */
const lines = [
	{ key: "no throttle", title: "no throttle", slower: 1 },
	{ key: "9 Mbit/s", title: "9 Mbit/s, 170 ms, 4 times slower", megabits: 9, latency: 170, slower: 4 },
	{ key: "1.6 Mbit/s", title: "1.6 Mbit/s, 300 ms, 4 times slower", megabits: 1.6, latency: 300, slower: 4 },
];

const measures = [
	{ key: "visible", title: "visible", unit: "ms", drawn: "the first comment on the screen", compared: true },
	{ key: "net", title: "processor, net", unit: "ms", drawn: "processor time beyond the plain page's", compared: true },
	{ key: "longest", title: "longest task", unit: "ms", drawn: "longest task, processor time" },
	{ key: "blocking", title: "blocking", unit: "ms", drawn: "total blocking time, processor time" },
	{ key: "kilobytes", title: "transferred", unit: "KB", drawn: "transferred" },
	{ key: "beside", title: "beside the page's HTML", unit: "KB" },
	{ key: "shift", title: "CLS", unit: "" },
	{
		key: "again",
		title: "second visit, visible",
		unit: "ms",
		drawn: "a second visit: the first comment on the screen",
	},
	{ key: "netAgain", title: "second visit, processor, net", unit: "ms" },
	{ key: "netOfPlain", title: "net, of plain HTML's", unit: "" },
];

/** Measures. */
export async function visit({ browser, server, runs, dist, work }) {
	const thread = flat(COMMENTS);
	const pages = { ...others(server, thread, html), ...(await ours(server, thread, dist, html)) };
	const tables = [];
	for (const { key, title, ...speed } of lines) {
		const rows = Object.keys(pages).map((name) => ({ name, role: roleOf(name), samples: [] }));
		for (let round = 0; round < runs; round++) {
			// In turn, and each time another one begins.
			for (let i = 0; i < rows.length; i++) {
				const { name, samples } = rows[(round + i) % rows.length];
				process.stderr.write(`\r\x1b[K${title}: ${name}, run ${round + 1}`);
				samples.push(await look(browser, `${server.origin}${pages[name]}`, speed));
			}
		}
		process.stderr.write("\r\x1b[K");
		reckon(rows);
		tables.push({ key, title: `A visit to ${COMMENTS} comments: ${title}`, measures, rows, note });
	}
	const come = () => reader(browser);
	const opening = (name) => (context, then) => once(context, `${server.origin}${pages[name]}`, { slower: 1 }, then);
	const open = opening(names.prerendered);
	tables.push(await press(come, runs, open), await trap(come, runs, opening(names.tag)));
	server.put(`/afterword/${moduleOf(dist)}`, readFileSync(`${work}/named.wasm`));
	const pressed = async (page, devtools) => {
		await ask(devtools, "performance.mark('bench')"); // what was before is not of interest
		await click(page, devtools);
		await page.waitForTimeout(500);
	};
	const profiled = (body) => profile(browser, `${names.prerendered}: the first press, no throttle`, body);
	return {
		part: "visit",
		title: "The first second",
		about: `A page with ${COMMENTS} comments, from a host near by, in a browser that has seen nothing yet, and once more.`,
		tables,
		profiles: [...(await profiles(browser, server, pages)), await again(come, open, pressed, profiled)],
	};
}

const roleOf = (name) => (name === plain ? "limit" : peers.includes(name) ? "peer" : "ours");

const note = `Visible is from the start of the navigation. Processor time is the main thread's; net is without that of the same comments as plain HTML.
Longest task and blocking (what tasks take over 50 ms) are in processor time, too, after the browser has begun the page.`;

/** What a page costs beyond the plain one. */
function reckon(rows) {
	const base = (key) => median(rows.find(({ name }) => name === plain).samples.map((sample) => sample[key]));
	const [first, second] = [base("processor"), base("processorAgain")];
	for (const { name, samples } of rows) {
		if (name === plain) continue;
		for (const sample of samples) {
			sample.net = sample.processor - first;
			sample.netOfPlain = sample.net / first;
			sample.netAgain = sample.processorAgain - second;
		}
	}
}

/** Somebody whose browser has seen nothing yet. */
async function reader(browser) {
	const context = await browser.newContext();
	await context.addInitScript(watch, texts);
	return context;
}

/** A first visit and a second one, by a browser that has seen nothing yet. */
async function look(browser, url, speed) {
	const context = await reader(browser);
	try {
		let first;
		const { longest, blocking } = await busy(browser, async () => {
			first = await once(context, url, speed);
		});
		const second = await once(context, url, speed);
		return { ...first, longest, blocking, again: second.visible, processorAgain: second.processor };
	} finally {
		await context.close();
	}
}

/**
 * One visit: when the first comment is on the screen, from the start of the
 * navigation; the processor time of the main thread, which others on the machine
 * hardly change; and what it asks for. In ms and KB.
 *
 * @param {(page: Page, devtools: CDPSession) => Promise<void>} [then]
 */
async function once(context, url, { megabits, latency, slower }, then) {
	const page = await context.newPage();
	page.on("pageerror", (error) => console.error(`page error: ${error}`));
	const devtools = await context.newCDPSession(page);
	await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
	await devtools.send("Network.enable");
	let bytes = 0;
	let beside = 0;
	const documents = new Set();
	devtools.on("Network.responseReceived", ({ requestId, type }) => type === "Document" && documents.add(requestId));
	devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		bytes += encodedDataLength;
		if (!documents.has(requestId)) beside += encodedDataLength;
	});
	const perSecond = megabits ? (megabits * 1e6) / 8 : -1;
	await devtools.send("Network.emulateNetworkConditions", {
		...{ offline: false, latency: latency ?? 0, downloadThroughput: perSecond, uploadThroughput: perSecond },
	});
	await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
	await page.goto(url);
	if (!(await until(devtools, "window.seen.visible"))) throw new Error(`${url} shows no comment`);
	await page.waitForTimeout(1500); // what else it does
	const { metrics } = await devtools.send("Performance.getMetrics");
	const processor = metrics.find(({ name }) => name === "TaskDuration").value * 1000;
	const { visible, shift } = await ask(devtools, "window.seen");
	await then?.(page, devtools);
	await page.close();
	return { visible, shift, processor, kilobytes: bytes / 1000, beside: beside / 1000 };
}

/** Runs before a page does anything: tells when the first comment is on the screen, and what moves. */
function watch(texts) {
	const seen = { shift: 0 };
	window.seen = seen;
	performance.mark("bench"); // tells in a trace which thread is the page's
	new PerformanceObserver((list) => {
		for (const { value } of list.getEntries()) seen.shift += value;
	}).observe({ type: "layout-shift", buffered: true });
	const look = () => {
		const root = document.querySelector("after-word")?.shadowRoot;
		if (!document.querySelector(texts) && !root?.querySelector(texts)) return requestAnimationFrame(look);
		setTimeout(() => {
			seen.visible = performance.now();
		});
	};
	requestAnimationFrame(look);
}

const html = (head, body) =>
	`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><link rel="icon" href="data:,">${head}<body><h1>A page</h1>${body}`;

/** What the longest tasks are made of, on a processor four times slower. */
async function profiles(browser, server, pages) {
	const made = [];
	for (const name of [names.tag, names.prerendered, plain]) {
		process.stderr.write(`\r\x1b[K${name}: its profile`);
		const context = await reader(browser);
		try {
			const url = `${server.origin}${pages[name]}`;
			made.push(await profile(browser, name, () => once(context, url, { slower: 4 })));
		} finally {
			await context.close();
		}
	}
	process.stderr.write("\r\x1b[K");
	return made;
}
