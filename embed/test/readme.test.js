// The README's tables are those that make bench writes, and its sizes are those of the build.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { between, tables } from "../bench/readme.js";
import { sizesTable, sourcesTable } from "../bench/sizes.js";

const read = (file) => readFileSync(file, "utf8");
const dist = process.env.AFTERWORD_DIST ?? new URL("../../dist/", import.meta.url).pathname;
const readme = read(new URL("../../README.md", import.meta.url));

/** The cells of what stands between the markers of a table, without its rule. */
const cells = (name) =>
	(between(readme, name) ?? "")
		.split("\n")
		.filter((line) => line.startsWith("|") && !/^\|[ :|-]+\|$/.test(line))
		.map((line) =>
			line
				.split("|")
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);

for (const [name, { head }] of Object.entries(tables)) {
	test(`the table ${name} is as make bench writes it`, () => {
		assert.notEqual(between(readme, name), undefined, "its markers are not there");
		if (!between(readme, name).trim()) return; // no machine was calm enough yet
		const [found, ...rows] = cells(name);
		assert.deepEqual(found, head);
		assert.ok(rows.length > 1, "it has no rows");
		for (const [what, ...figures] of rows) {
			assert.ok(what, "a row has no name");
			assert.equal(figures.length, head.length - 1);
			for (const figure of figures) assert.match(figure, /^(-?[\d,]+(\.\d+)?)?$/);
		}
	});
}

const sizes = JSON.parse(read(join(dist, "sizes.json")));
for (const [table, rows] of [
	["sizes", sizesTable(sizes)],
	["sources", sourcesTable(sizes, read(join(dist, "afterword.js")))],
]) {
	test(`the ${table} are those of the build, to 1 %`, () => {
		const stated = cells(table).slice(1);
		const number = (text) => Number(text.replaceAll(",", ""));
		assert.deepEqual(
			stated.map(([name]) => name),
			rows.map(([name]) => name),
		);
		for (const [i, [name, ...sizes]] of rows.entries()) {
			for (const [j, size] of sizes.entries()) {
				const away = Math.abs(number(stated[i][j + 1]) / number(size) - 1);
				assert.ok(
					away < 0.01,
					`${name}: ${size}, and the README says ${stated[i][j + 1]}; make bench ONLY=report writes it`,
				);
			}
		}
	});
}
