// This sends every file of a folder of others through every way into the widget, and says what ran, what
// stopped the module, what was slow, and what stood outside of what may be shown. It compares what
// Markdown becomes with micromark.
//
//	make corpus DIR=…

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { begin } from "../browser/harness.js";
import { engine } from "../engine/engine.js";
import { Comparison } from "./compare.js";
import { entrances, room } from "./entrances.js";

/** How many files are shown in one page. */
const BATCH = 100;

/** Milliseconds from which on a file counts as slow; a page and its browser take some of them, and each file a few. */
const SLOW = 10_000;
const EACH = 200;

/** Files from this size on are shown as they were written, and tell nothing. */
const LONGEST = 2_000_000;

function* filesOf(folder) {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.name === ".git" || entry.name === "node_modules") continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* filesOf(path);
		else if (entry.isFile()) yield* textsOf(path, readFileSync(path, "utf8"));
	}
}

/** The text of a file; where it is a list of attacks, each of them. */
function* textsOf(path, text) {
	const list = /\.(json|m?js)$/.test(path) ? listed(text) : /\.dat$/.test(path) ? parsed(text) : [];
	const all = list.length > 1 ? list : [text];
	for (const [i, text] of all.entries()) {
		if (text?.trim() && text.length < LONGEST) yield { path: all === list ? `${path} ${i + 1}` : path, text };
	}
}

/** The items of a JSON list, as in DOMPurify's fixtures and the naughty strings. */
function listed(text) {
	try {
		const literal = text.slice(text.indexOf("["), text.lastIndexOf("]") + 1);
		const list = JSON.parse(literal.replace(/,(\s*[\]}])/g, "$1")); // as in a script, the last may have a comma
		return list.map((one) => one.payload ?? one).filter((one) => typeof one === "string");
	} catch {
		return [];
	}
}

/** The inputs of html5lib's tests, without what is expected of them. */
const parsed = (text) => text.split(/^#data\n/m).map((test) => test.split(/^#errors/m)[0]);

/** Shows files by one way in, in one page, and looks in each half of them for those that do not pass. */
async function pass(entrance, files, tell, comparison) {
	const { ms, troubles, shown } = await show(entrance, files);
	if (files.length > 1 && (troubles.length > 0 || ms > SLOW + EACH * files.length)) {
		const half = files.length >> 1;
		await pass(entrance, files.slice(0, half), tell, comparison);
		await pass(entrance, files.slice(half), tell, comparison);
		return;
	}
	const [{ path }] = files;
	for (const trouble of troubles) tell(`${path} as ${entrance}: ${trouble}`);
	if (files.length === 1 && ms > SLOW) tell(`${path} as ${entrance}: slow, ${Math.round(ms)} ms`);
	for (const [i, file] of files.entries()) if (shown[i]) comparison.add(file, shown[i]);
}

async function show(entrance, files) {
	const undo = [];
	const troubles = [];
	const start = performance.now();
	let shown = [];
	try {
		const world = await begin({ after: (step) => undo.push(step) });
		const place = await room(world, troubles);
		shown = (await entrances[entrance](place, files)) ?? [];
		await place.end();
	} catch (error) {
		troubles.push(`stopped: ${`${error.message}`.split("\n")[0]}`);
	} finally {
		for (const step of undo) await step();
	}
	return { ms: performance.now() - start, troubles, shown };
}

const folder = process.argv[2];
const files = [...filesOf(folder)].map(({ path, text }) => ({ path: relative(folder, path), text }));
let found = 0;
const tell = (line) => {
	found++;
	process.stderr.write("\r");
	console.log(`- ${line}`);
};
const comparison = new Comparison();
for (let at = 0; at < files.length; at += BATCH) {
	const batch = files.slice(at, at + BATCH);
	for (const entrance of Object.keys(entrances)) await pass(entrance, batch, tell, comparison);
	process.stderr.write(`\r${Math.min(at + BATCH, files.length)} of ${files.length} files`);
}
process.stderr.write("\n");
console.log(`${files.length} files, each as ${Object.keys(entrances).join(", ")}`);
if (found === 0) console.log("Nothing ran, stopped the module, was slow, or stood outside of what may be shown.");
console.log(comparison.report());
await engine.close();
process.exit(found > 0 ? 1 : 0);
