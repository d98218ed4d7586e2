// Markup: from Markdown strings in a page to attached DOM, ours beside what
// others use.

import { readFileSync } from "node:fs";
import { bundle } from "./bundle.js";
import { collect, fresh } from "./chromium.js";
import { article, comments } from "./corpus.js";
import { brief, median, ratio, table } from "./report.js";

const loads = [
	{ name: "article of 20 KB", kind: "article", texts: [article(20_000)], repeats: 9 },
	{ name: "article of 140 KB", kind: "article", texts: [article(140_000)], repeats: 5 },
	{ name: "1,000 comments", kind: "comments", texts: comments(1_000), repeats: 5 },
	{ name: "10,000 comments", kind: "comments", texts: comments(10_000), repeats: 2 },
];

const OURS = "afterword, markup alone";
const ELEMENT = "afterword, the whole element";

/** Those with a sanitiser that keeps scripts out are peers. */
const contestants = [
	{ name: OURS, script: "/module.js" },
	{ name: ELEMENT, script: "/dist/afterword.js", before: "/element.js" },
	{ name: "marked + DOMPurify", script: "/marked.js", peer: true },
	{ name: "markdown-it + DOMPurify", script: "/markdown-it.js", peer: true },
	{ name: "micromark + DOMPurify", script: "/micromark.js", peer: true },
];

const goals = { cold: 0.5, warm: 1 };

/**
 * Measures and prints.
 *
 * Cold is a fresh page, from the tag of the library being put in until the DOM
 * is attached: the library is compiled and started, but its files are in the
 * browser's cache, since a network is another matter. Warm is the same again in
 * that page, without the library. In each round every contestant has a fresh
 * page, and another one is the first.
 */
export async function markup({ browser, server, runs, dist, work }) {
	for (const name of ["module", "element", "marked", "markdown-it", "micromark"]) {
		server.put(`/${name}.js`, await bundle(`${name}.js`));
	}
	server.put("/markup.wasm", readFileSync(`${work}/markup.wasm`));
	for (const [name, body] of dist) server.put(`/dist/${name}`, body);
	const files = [
		...contestants.map(({ script }) => script),
		"/markup.wasm",
		`/dist/${dist.find(([name]) => name.endsWith(".wasm"))[0]}`,
	];
	for (const load of loads) {
		server.put("/texts.json", JSON.stringify(load.texts));
		const samples = new Map(contestants.map(({ name }) => [name, { cold: [], warm: [] }]));
		for (let round = 0; round < runs; round++) {
			for (let i = 0; i < contestants.length; i++) {
				const contestant = contestants[(round + i) % contestants.length];
				const { cold, warm } = await measure(browser, server.origin, files, contestant, load);
				samples.get(contestant.name).cold.push(cold);
				samples.get(contestant.name).warm.push(median(warm));
			}
			process.stderr.write(`\r${load.name}: ${round + 1} of ${runs} runs `);
		}
		process.stderr.write("\r\x1b[K");
		show(load, samples);
	}
}

function measure(browser, origin, files, { script, before }, { kind, repeats }) {
	return fresh(browser, async (page, devtools) => {
		await page.goto(`${origin}/page.html`);
		if (before) await page.addScriptTag({ url: before });
		await page.evaluate(prepare, { kind, files });
		const cold = await page.evaluate(once, { kind, script });
		const warm = [];
		for (let i = 0; i < repeats; i++) {
			await collect(devtools);
			warm.push(await page.evaluate(once, { kind }));
		}
		return { cold, warm };
	});
}

// Runs in the page.
async function prepare({ kind, files }) {
	await Promise.all(files.map(async (file) => (await fetch(file)).arrayBuffer()));
	window.texts = await (await fetch("/texts.json")).json();
	window.prepare?.(kind, window.texts);
}

// Runs in the page: what was there before is taken out before the clock runs.
async function once({ kind, script }) {
	document.querySelector("main")?.remove();
	const place = document.body.appendChild(document.createElement("main"));
	// A frame, so that what was done before is not paid for now.
	await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
	const start = performance.now();
	if (script) {
		const tag = document.createElement("script");
		tag.src = script;
		const loaded = new Promise((resolve) => {
			tag.onload = resolve;
		});
		document.body.append(tag);
		await loaded;
	}
	await window.contestant(kind, window.texts, place);
	const took = performance.now() - start;
	const root = place.firstElementChild.shadowRoot ?? place;
	if (root.querySelectorAll("p").length < window.texts.length) throw new Error("the texts are not there");
	return took;
}

function show({ name, texts }, samples) {
	const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
	const best = {};
	for (const temperature of ["cold", "warm"]) {
		const peers = contestants.filter(({ peer }) => peer);
		best[temperature] = Math.min(...peers.map(({ name }) => median(samples.get(name)[temperature])));
	}
	console.log(
		`\n${name[0].toUpperCase()}${name.slice(1)} (${brief(bytes / 1000)} KB), ms and ratio to the best peer\n`,
	);
	table(
		["", "cold", "ratio", "warm", "ratio"],
		[
			...contestants.map(({ name }) => {
				const cold = median(samples.get(name).cold);
				const warm = median(samples.get(name).warm);
				return [name, brief(cold), ratio(cold, best.cold), brief(warm), ratio(warm, best.warm)];
			}),
			["goal", "", `≤ ${goals.cold.toFixed(2)}`, "", `≤ ${goals.warm.toFixed(2)}`],
		],
	);
}
