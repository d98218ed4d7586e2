// What the widget costs the page that it is put into: Lighthouse's figures of
// a page with and without it, as on a phone with a slow line.

import { readFileSync } from "node:fs";
import * as chrome from "chrome-launcher";
import lighthouse from "lighthouse";
import { mixed } from "./corpus.js";

/** A run takes a quarter of a minute. */
const MOST = 5;

const root = new URL("../../", import.meta.url);
const text = readFileSync(new URL("assets/sample/withdraw.md", root), "utf8");

const article = 'data-article="/story.md"';
const thread = 'data-thread="json:/thread.json"';
const tag = (data) => `<script async src="/dist/afterword.js" ${data}></script>`;

const visits = [
	{ name: "the page alone", role: "limit", widget: "" },
	{ name: "a number of comments in it", widget: `<p data-afterword-count="json:/thread.json">…</p>${tag("")}` },
	{ name: "a thread below its text", widget: tag(thread) },
	{ name: "a thread that does not wait", widget: tag(`${thread} data-loading="eager"`) },
	{ name: "an article and a thread", widget: tag(`${article} ${thread}`) },
];

const measures = [
	{ key: "score", title: "score", unit: "%", drawn: "Lighthouse's score" },
	{ key: "first-contentful-paint", title: "FCP", unit: "ms" },
	{ key: "largest-contentful-paint", title: "LCP", unit: "ms", drawn: "largest contentful paint" },
	{ key: "total-blocking-time", title: "TBT", unit: "ms", drawn: "total blocking time" },
	{ key: "cumulative-layout-shift", title: "CLS", unit: "" },
	{ key: "kilobytes", title: "transferred", unit: "KB" },
];

/** Measures. */
export async function page({ server, runs, dist }) {
	for (const [name, body] of dist) server.put(`/dist/${name}`, body);
	const own = (name) => readFileSync(new URL(`embed/bench/pages/${name}`, root), "utf8");
	const paragraphs = text
		.replace(/^---.*?---\n/s, "")
		.split("\n\n")
		.map((paragraph) => `<p>${paragraph.replace(/[<&]/g, "")}</p>`);
	server.put("/site.css", own("site.css"));
	server.put("/mesh.png", readFileSync(new URL("assets/sample/mesh.png", root)));
	server.put("/story.md", text.replace(/^image.*\n/gm, ""));
	server.put("/thread.json", JSON.stringify(mixed(60)));
	for (const [i, { widget }] of visits.entries()) {
		server.put(`/${i}.html`, own("site.html").replace("TEXT", paragraphs.join("\n")).replace("WIDGET", widget));
	}
	const rows = visits.map(({ name, role = "ours" }) => ({ name, role, samples: [] }));
	for (let round = 0; round < Math.min(runs, MOST); round++) {
		for (let i = 0; i < visits.length; i++) {
			const at = (round + i) % visits.length;
			process.stderr.write(`\r${visits[at].name}, run ${round + 1}   `);
			const url = `${server.origin}/${at}.html`;
			rows[at].samples.push(await look(url).catch(() => look(url)));
		}
	}
	process.stderr.write("\r\x1b[K");
	const title = "A phone, four times slower, 1.6 Mbit/s";
	return {
		part: "page",
		title: "What it costs a page, as Lighthouse sees it",
		about: "A page of text with a picture, with and without the widget.",
		tables: [{ key: "lighthouse", title, measures, rows }],
	};
}

// One visit by a browser that has seen nothing yet. Lighthouse sometimes misses the
// beginning of its own trace, and throws.
async function look(url) {
	const browser = await chrome.launch({
		chromePath: process.env.CHROMIUM || "/usr/bin/chromium",
		chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu"],
		logLevel: "silent",
	});
	try {
		const { lhr } = await lighthouse(url, { port: browser.port, onlyCategories: ["performance"], logLevel: "error" });
		if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
		const figures = { score: lhr.categories.performance.score * 100 };
		for (const name of [
			"first-contentful-paint",
			"largest-contentful-paint",
			"total-blocking-time",
			"cumulative-layout-shift",
		]) {
			figures[name] = lhr.audits[name].numericValue;
		}
		figures.kilobytes = lhr.audits["total-byte-weight"].numericValue / 1000;
		return figures;
	} finally {
		browser.kill();
	}
}
