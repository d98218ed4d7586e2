// Measures speed, side by side with others in one run, and prints tables:
// node bench.js PART…, where a part is markup, thread, page, visit or remark42. "make bench" builds
// what this needs, and RUNS in the environment says how often each is measured.

import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { launch } from "./chromium.js";
import { markup } from "./markup.js";
import { page } from "./page.js";
import { remark42 } from "./remark42.js";
import { past } from "./report.js";
import { serve } from "./server.js";
import { thread } from "./thread.js";
import { visit } from "./visit.js";

const parts = { markup, thread, page, visit, remark42 };

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
try {
	for (const part of process.argv.slice(2)) await parts[part]({ browser, server, runs, dist, work });
	const sizes = dist.map(([name, body]) => `${name} ${body.length.toLocaleString("en")} bytes`).join(", ");
	console.log(
		`\nMedians of ${runs} runs at most. Chromium ${browser.version()}, Node.js ${process.version}, ${cpus().length} × ${cpus()[0].model}; ${sizes}.`,
	);
	if (past.length) {
		console.error(`\nPast the budget (embed/budget.json):\n${past.join("\n")}`);
		process.exitCode = 1;
	}
} finally {
	await browser.close();
	server.close();
}
