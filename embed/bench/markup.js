// Markup: from Markdown strings in a page to attached DOM, ours beside what
// others use.

import { readFileSync } from "node:fs";
import { bundle } from "./bundle.js";
import { collect, fresh, processor } from "./chromium.js";
import { article, comments } from "./corpus.js";
import { median } from "./result.js";

const loads = [
	{ name: "article of 20 KB", kind: "article", texts: [article(20_000)], repeats: 9 },
	{ name: "article of 140 KB", kind: "article", texts: [article(140_000)], repeats: 5 },
	{ name: "1,000 comments", kind: "comments", texts: comments(1_000), repeats: 5 },
	{ name: "10,000 comments", kind: "comments", texts: comments(10_000), repeats: 2 },
];

/** Those with a sanitiser that keeps scripts out are peers. */
const contestants = [
	{ name: "afterword, markup alone", role: "ours", script: "/module.js" },
	{ name: "afterword, the whole element", role: "ours", script: "/dist/afterword.js", before: "/element.js" },
	{ name: "marked + DOMPurify", role: "peer", script: "/marked.js" },
	{ name: "markdown-it + DOMPurify", role: "peer", script: "/markdown-it.js" },
	{ name: "micromark + DOMPurify", role: "peer", script: "/micromark.js" },
];

const measures = [
	{ key: "cold", title: "cold", unit: "ms" },
	{ key: "coldProcessor", title: "cold, processor", unit: "ms", drawn: "cold, processor time", compared: true },
	{ key: "warm", title: "warm", unit: "ms" },
	{ key: "warmProcessor", title: "warm, processor", unit: "ms", drawn: "warm, processor time", compared: true },
];

/**
 * Measures.
 *
 * Cold is a fresh page, from the tag of the library being put in until the DOM
 * is attached: the library is compiled and started, but its files are in the
 * browser's cache, since a network is another matter. Warm is the same again in
 * that page, without the library. The processor time is that of the page's
 * process, with what compiles and collects beside the page. In each round every contestant has a fresh
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
	const tables = [];
	for (const load of loads) {
		server.put("/texts.json", JSON.stringify(load.texts));
		const rows = contestants.map(({ name, role }) => ({ name, role, samples: [] }));
		for (let round = 0; round < runs; round++) {
			for (let i = 0; i < contestants.length; i++) {
				const at = (round + i) % contestants.length;
				rows[at].samples.push(await measure(browser, server.origin, files, contestants[at], load));
			}
			process.stderr.write(`\r${load.name}: ${round + 1} of ${runs} runs `);
		}
		process.stderr.write("\r\x1b[K");
		const kilobytes = Math.round(load.texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1000);
		tables.push({ key: load.name, title: `${load.name} (${kilobytes.toLocaleString("en")} KB)`, measures, rows });
	}
	return {
		part: "markup",
		title: "From Markdown to elements in the page",
		about:
			"Beside others with a sanitiser that keeps scripts out. Cold: a fresh page, in which the library is compiled and started, from the browser's cache. Warm: the same again. The whole element draws all that stands around a comment, and fifty at a time.",
		tables,
	};
}

function measure(browser, origin, files, { script, before }, { kind, repeats }) {
	return fresh(browser, async (page, devtools) => {
		await page.goto(`${origin}/page.html`);
		if (before) await page.addScriptTag({ url: before });
		await page.evaluate(prepare, { kind, files });
		const timed = async (library) => {
			await page.evaluate(clear);
			await collect(devtools);
			const start = await processor(devtools);
			const clock = await page.evaluate(render, { kind, library });
			const busy = (await processor(devtools)) - start;
			await page.evaluate(check);
			return { clock, busy };
		};
		const cold = await timed(script);
		const warm = [];
		for (let i = 0; i < repeats; i++) warm.push(await timed());
		return {
			cold: cold.clock,
			coldProcessor: cold.busy,
			warm: median(warm.map(({ clock }) => clock)),
			warmProcessor: median(warm.map(({ busy }) => busy)),
		};
	});
}

// Runs in the page.
async function prepare({ kind, files }) {
	await Promise.all(files.map(async (file) => (await fetch(file)).arrayBuffer()));
	window.texts = await (await fetch("/texts.json")).json();
	window.prepare?.(kind, window.texts);
}

// Runs in the page: takes out what was there before, and lets a frame pass, so
// that it is not paid for later.
async function clear() {
	document.querySelector("main")?.remove();
	document.body.append(document.createElement("main"));
	await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
}

// Runs in the page: what the clock measures.
async function render({ kind, library }) {
	const place = document.querySelector("main");
	const start = performance.now();
	if (library) {
		const tag = document.createElement("script");
		tag.src = library;
		const loaded = new Promise((resolve) => {
			tag.onload = resolve;
		});
		document.body.append(tag);
		await loaded;
	}
	await window.contestant(kind, window.texts, place);
	return performance.now() - start;
}

// Runs in the page.
function check() {
	const place = document.querySelector("main");
	const root = place.firstElementChild.shadowRoot ?? place;
	if (root.querySelectorAll("p").length < window.texts.length) throw new Error("the texts are not there");
}
