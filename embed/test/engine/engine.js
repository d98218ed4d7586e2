// This loads the engine that the tests run in: ENGINE names it, Chromium by default. What another one
// cannot run is in left-out.json, each test with its reason.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test as nodeTest } from "node:test";
import { part } from "../part.js";
import { file, later } from "./choice.js";

const name = process.env.ENGINE || "chromium";

/**
 * What starts a browser: newContext(options) is a profile of its own, and
 * profile(folder) one that lies in a folder, both as Playwright has them.
 * before(text), if there is one, is a page's text with what makes it run the
 * scripts that are in beforeScript(). attempts is how often a test may begin
 * before it has failed.
 */
export const engine = await import(`./${name}.js`);

// By file: the reason for all of it, or the reasons for some of its tests.
const leftOut = JSON.parse(readFileSync(new URL("left-out.json", import.meta.url), "utf8"));
const reasons = leftOut[name]?.[file] ?? {};
const titles = new Set();

const say = (what, reason) => console.log(`left out of ${name}: ${what}: ${reason}`);
if (typeof reasons === "string") {
	say(file, reasons);
	// Node's runner does not end where there are hooks and no tests.
	process.exit();
}

/**
 * Registers a test, or says why the engine does not run it. A test that fails begins again where the
 * engine allows it, and the output says so.
 *
 * @param {string} title
 * @param {(t: {after: (undo: () => Promise<void>) => void}) => Promise<void>} body
 */
export function test(title, body) {
	titles.add(title);
	if (reasons[title] !== undefined) return say(`${file}: ${title}`, reasons[title]);
	const [, waits] = later.find(([pattern]) => RegExp(pattern).test(title)) ?? [];
	if (part && waits) return nodeTest(title, { skip: `in make test-all. ${waits}` });
	nodeTest(title, async () => {
		for (let left = engine.attempts; ; ) {
			try {
				return await attempt(body);
			} catch (error) {
				if (--left === 0) throw error;
				console.log(`again in ${name}: ${file}: ${title}: ${`${error.message}`.split("\n")[0]}`);
			}
		}
	});
}

async function attempt(body) {
	const undo = [];
	try {
		await body({ after: (step) => undo.push(step) });
	} finally {
		for (const step of undo) await step();
	}
}

after(() => engine.close());

after(() => {
	for (const [engine, files] of Object.entries(leftOut)) {
		if (typeof files[file] === "string") continue;
		for (const title of Object.keys(files[file] ?? {})) {
			assert.ok(titles.has(title), `${engine} leaves out what is no test of ${file}: ${title}`);
		}
	}
	for (const [pattern] of later) {
		const found = [...titles].some((title) => RegExp(pattern).test(title));
		assert.ok(found, `make-test.json has what fits no test of ${file}: ${pattern}`);
	}
});
