// What a visit to a page with 50 comments costs, first and second, on fast and slow
// lines: beside the same comments as plain HTML, and beside two others who show them.

import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { flat } from "./corpus.js";
import { others, peers, plain, texts } from "./peers.js";
import { brief, hold, middle, ratio, table } from "./report.js";

const COMMENTS = 50;

/** Lines in Mbit/s and ms, with how many times slower the processor is. */
const lines = {
	"no throttle": { slower: 1 },
	"9 Mbit/s, 170 ms, 4x slower": { megabits: 9, latency: 170, slower: 4 },
	"1.6 Mbit/s, 300 ms, 4x slower": { megabits: 1.6, latency: 300, slower: 4 },
};

const ours = "afterword";

/** Measures and prints. */
export async function visit({ browser, server, runs, dist }) {
	const thread = flat(COMMENTS);
	const pages = { ...others(server, thread, html), ...(await own(server, thread, dist)) };
	for (const [line, speed] of Object.entries(lines)) {
		const samples = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
		for (let round = 0; round < runs; round++) {
			// In turn, and each time another one begins.
			const names = Object.keys(pages);
			for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
				process.stderr.write(`\r${line}: ${name}, run ${round + 1}   `);
				samples[name].push(await look(browser, `${server.origin}${pages[name]}`, speed));
			}
		}
		process.stderr.write("\r\x1b[K");
		report(line, samples);
	}
}

function report(line, samples) {
	const of = (name, member) => middle(samples[name], member);
	const net = (name) => of(name, "processor") - of(plain, "processor");
	const least = (figure) => Math.min(...peers.map(figure));
	const best = { visible: least((name) => of(name, "visible")), net: least(net) };
	console.log(`\nA visit to ${COMMENTS} comments: ${line}\n`);
	table(
		[
			"",
			"visible, ms",
			"of the best peer's",
			"processor, net",
			"of the best peer's",
			"longest task",
			"blocking",
			"KB",
			"CLS",
			"second visit, visible",
			"processor",
		],
		Object.keys(samples).map((name) => [
			name,
			brief(of(name, "visible")),
			ratio(of(name, "visible"), best.visible),
			brief(net(name)),
			ratio(net(name), best.net),
			brief(of(name, "longest")),
			brief(of(name, "blocking")),
			brief(of(name, "kilobytes")),
			of(name, "shift").toFixed(3),
			brief(of(name, "again")),
			brief(of(name, "processorAgain")),
		]),
	);
	hold("visit", `visible, ${line}`, `visible, ${line}`, of(ours, "visible") / best.visible);
	hold("visit", `processor, ${line}`, `processor time, ${line}`, net(ours) / best.net);
}

/** A first visit and a second one, by a browser that has seen nothing yet. */
async function look(browser, url, speed) {
	const context = await browser.newContext();
	try {
		await context.addInitScript(watch, texts);
		const first = await once(context, url, speed);
		const second = await once(context, url, speed);
		return { ...first, again: second.visible, processorAgain: second.processor };
	} finally {
		await context.close();
	}
}

/**
 * One visit: when the first comment is on the screen, from the start of the
 * navigation; the processor time of the main thread, which others on the machine
 * hardly change; and what it asks for. In ms and KB.
 */
async function once(context, url, { megabits, latency, slower }) {
	const page = await context.newPage();
	page.on("pageerror", (error) => console.error(`page error: ${error}`));
	const devtools = await context.newCDPSession(page);
	await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
	await devtools.send("Network.enable");
	let bytes = 0;
	devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
		bytes += encodedDataLength;
	});
	const perSecond = megabits ? (megabits * 1e6) / 8 : -1;
	await devtools.send("Network.emulateNetworkConditions", {
		...{ offline: false, latency: latency ?? 0, downloadThroughput: perSecond, uploadThroughput: perSecond },
	});
	await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
	await page.goto(url);
	await page.waitForFunction(() => window.seen.visible, undefined, { polling: 200 });
	await page.waitForTimeout(1500); // what else it does
	const { metrics } = await devtools.send("Performance.getMetrics");
	const processor = metrics.find(({ name }) => name === "TaskDuration").value * 1000;
	const seen = await page.evaluate(() => window.seen);
	await page.close();
	return { ...seen, processor, kilobytes: bytes / 1000 };
}

/** Runs before a page does anything: tells when the first comment is on the screen, what moves, and what blocks. */
function watch(texts) {
	const seen = { shift: 0, longest: 0, blocking: 0 };
	window.seen = seen;
	const observe = (type, heard) =>
		new PerformanceObserver((list) => list.getEntries().forEach(heard)).observe({ type, buffered: true });
	observe("layout-shift", ({ value }) => {
		seen.shift += value;
	});
	observe("longtask", ({ duration }) => {
		seen.longest = Math.max(seen.longest, duration);
		seen.blocking += duration - 50;
	});
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

/** The addresses of the pages with ours: by the tag alone, with the lines of head.html, and prerendered. */
async function own(server, { comments }, dist) {
	for (const [name, body] of dist) server.put(`/afterword/${name}`, body);
	server.put("/thread.json", JSON.stringify({ version: 1, comments }));
	const tag =
		'<script async src="/afterword/afterword.js" data-thread="json:/thread.json" data-loading="eager"></script>';
	const module = dist.find(([name]) => /^afterword-.*\.wasm$/.test(name))[0];
	const preload = (name, as) => `<link rel="preload" href="${name}" ${as}>`;
	const head = [
		preload("/afterword/afterword.js", 'as="script"'),
		preload(`/afterword/${module}`, 'as="fetch" type="application/wasm" crossorigin'),
		preload("/thread.json", 'as="fetch" crossorigin'),
	];
	server.put("/ours.html", html("", tag));
	server.put("/preloaded.html", html(head.join(""), tag));
	const folder = mkdtempSync(join(tmpdir(), "bench-"));
	try {
		writeFileSync(join(folder, "prerendered.html"), html("", tag));
		writeFileSync(join(folder, "thread.json"), JSON.stringify({ version: 1, comments }));
		await promisify(execFile)(process.env.AFTERWORD_PRERENDER, [folder]);
		for (const name of readdirSync(folder, { recursive: true })) {
			if (statSync(join(folder, name)).isFile()) server.put(`/${name}`, readFileSync(join(folder, name)));
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return {
		[ours]: "/ours.html",
		"afterword, preloaded": "/preloaded.html",
		"afterword, prerendered": "/prerendered.html",
	};
}
