// The tables of embed/test/engine name files that are there, and give reasons.
// Whether a file has the tests that they name, the file itself checks.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const here = (path) => new URL(path, import.meta.url);
const table = (name) => JSON.parse(readFileSync(here(`engine/${name}.json`), "utf8"));

test("what an engine leaves out is there, and has a reason", () => {
	for (const [engine, tests] of Object.entries(table("left-out"))) {
		for (const [file, reasons] of Object.entries(tests)) {
			assert.ok(existsSync(here(file)), `${engine}: ${file}`);
			for (const reason of typeof reasons === "string" ? [reasons] : Object.values(reasons))
				assert.match(reason, /\w \w/);
		}
	}
});

test("what make test leaves to make test-all is there, and has a reason", () => {
	for (const [part, files] of Object.entries(table("make-test"))) {
		for (const [file, reasons] of Object.entries(files)) {
			assert.ok(existsSync(here(`browser/${file}.test.js`)), `${part}: ${file}`);
			for (const reason of typeof reasons === "string" ? [reasons] : Object.values(reasons))
				assert.match(reason, /\w \w/);
		}
	}
});
