// What engines leave out: files that are there, and reasons. Whether a file has the
// tests that are named says the file itself, in every engine.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const here = (path) => new URL(path, import.meta.url);

test("what an engine leaves out is there, and has a reason", () => {
	const leftOut = JSON.parse(readFileSync(here("engine/left-out.json"), "utf8"));
	for (const [engine, tests] of Object.entries(leftOut)) {
		for (const [file, reasons] of Object.entries(tests)) {
			assert.ok(existsSync(here(file)), `${engine}: ${file}`);
			for (const reason of typeof reasons === "string" ? [reasons] : Object.values(reasons))
				assert.match(reason, /\w \w/);
		}
	}
});
