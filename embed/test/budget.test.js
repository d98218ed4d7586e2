// What is shipped weighs no more than embed/budget.json says, in bytes of brotli.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const dist = process.env.AFTERWORD_DIST ?? new URL("../../dist/", import.meta.url).pathname;
const { files, firstVisit } = read(join(dist, "sizes.json"));
const { bytes } = read(new URL("../budget.json", import.meta.url));

const plain = (name) => name.replace(/-[0-9a-f]+\./, ".");
const weighs = new Map([...files.map((file) => [plain(file.name), file.brotli]), ["first visit", firstVisit.brotli]]);

for (const [what, limit] of Object.entries(bytes)) {
	test(`${what} keeps to its budget`, () => {
		const weight = weighs.get(what);
		assert.ok(weight, `dist/ has no ${what}`);
		assert.ok(weight <= limit, `${what} has ${weight} bytes of ${limit}: make it simpler, or say why it may grow`);
	});
}
