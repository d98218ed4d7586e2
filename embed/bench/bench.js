// Measures speed, side by side with others in one run, prints tables, and makes one
// report of them: node bench.js PART…, where a part is markup, thread, page, visit,
// remark42 or sources. "report" measures nothing and only writes the report again.
// "make bench" builds what this needs, and RUNS in the environment says how often each
// part is measured.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { launch } from "./chromium.js";
import { judge } from "./figures.js";
import { calm, commit, machine, versions, watchLoad } from "./machine.js";
import { markup } from "./markup.js";
import { page } from "./page.js";
import { print, printFigures } from "./print.js";
import { withResults, withSizes } from "./readme.js";
import { remark42 } from "./remark42.js";
import { report } from "./report/report.js";
import { serve } from "./server.js";
import { sources } from "./sources.js";
import { thread } from "./thread.js";
import { visit } from "./visit.js";

const parts = { markup, thread, page, visit, remark42, sources };
const asked = process.argv.slice(2).filter((part) => part !== "report");

const root = new URL("../../", import.meta.url).pathname;
const folder = process.env.AFTERWORD_DIST ?? `${root}dist`;
const dist = readdirSync(folder)
	.filter((name) => /\.(js|wasm)$/.test(name))
	.map((name) => [name, readFileSync(`${folder}/${name}`)]);
const work = process.env.AFTERWORD_BENCH ?? `${root}.tools/bench`;
const runs = Number(process.env.RUNS) || 10;

const server = await serve();
server.put(
	"/page.html",
	'<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body></body></html>',
);
const browser = await launch();
const results = [];
try {
	for (const part of asked) {
		const run = {
			began: new Date().toISOString(),
			runs,
			command: `RUNS=${runs} make bench ONLY="${part}"`,
			commit: commit(),
			machine: machine(),
			versions: versions(browser),
		};
		const loaded = watchLoad();
		const measured = await parts[part]({ browser, server, runs, dist, work });
		const result = { ...measured, run: { ...run, load: loaded() } };
		mkdirSync(work, { recursive: true });
		writeFileSync(`${work}/${part}.json`, JSON.stringify(result, null, "\t"));
		print(result);
		results.push(result);
	}
} finally {
	await browser.close();
	server.close();
}

// The report has what was measured before, too: each part says when that was.
const all = Object.keys(parts)
	.map((part) => `${work}/${part}.json`)
	.filter(existsSync)
	.map((file) => JSON.parse(readFileSync(file, "utf8")));
const sizes = JSON.parse(readFileSync(`${folder}/sizes.json`, "utf8"));
if (all.length) {
	writeFileSync(`${work}/bench.html`, await report(all, sizes));
	console.log(`\nThe report: ${work}/bench.html`);
} else console.log("\nNothing was measured yet, so there is no report.");

// The README gets no median of fewer runs, and no figures of a busy machine.
const PUBLISHED = 3;
const published = results.filter(({ run }) => run.runs >= PUBLISHED && calm(run));
const sized = withSizes(
	readFileSync(`${root}README.md`, "utf8"),
	sizes,
	readFileSync(`${folder}/afterword.js`, "utf8"),
);
writeFileSync(`${root}README.md`, withResults(sized, published));
for (const { part, run } of results) {
	if (!calm(run)) console.error(`\n${part}: the machine was busy, so the README keeps what it has.`);
}

const figures = judge(results);
printFigures(figures);
if (figures.some(({ past }) => past)) {
	console.error("\nA figure is past its budget in embed/budget.json: see above.");
	process.exitCode = 1;
}
