// The figures that are held to a budget and measured against a goal, from
// embed/budget.json.

import { readFileSync } from "node:fs";
import { best, middle } from "./result.js";

/**
 * @typedef {object} Figure
 * @property {string} what in words
 * @property {string} part
 * @property {string} table its key, or nothing for each of the part's tables
 * @property {string} row
 * @property {number} [size]
 * @property {string} measure
 * @property {string} [of] what it is a ratio to: "the best peer", or the name of a row; nothing for the measure itself
 * @property {number} [budget] past it, make bench fails
 * @property {number} [goal] where it is to get
 * @property {string} [page] whose profile says what takes the time
 * @property {string} [why] what stands in the way beside that
 */

/** @type {Figure[]} */
export const figures = JSON.parse(readFileSync(new URL("../budget.json", import.meta.url), "utf8")).figures;

/** A figure as a result has it, or undefined where that was not measured. */
function valueIn(table, { row: name, size, measure, of }) {
	const find = (name) => table.rows.find((row) => row.name === name && row.size === size);
	const row = find(name);
	const value = row && middle(row, measure);
	if (value === undefined || !of) return value;
	const base = of === "the best peer" ? best(table, measure, size) : find(of) && middle(find(of), measure);
	return base > 0 ? value / base : undefined;
}

/**
 * What has become of the figures of some results.
 *
 * @param {import("./result.js").Result[]} results
 */
export function judge(results) {
	return figures.flatMap((figure) => {
		const result = results.find(({ part }) => part === figure.part);
		const tables = (result?.tables ?? []).filter(({ key }) => !figure.table || key === figure.table);
		return tables.flatMap((table) => {
			const value = valueIn(table, figure);
			if (value === undefined) return [];
			const unit = figure.of ? "" : (table.measures.find(({ key }) => key === figure.measure)?.unit ?? "");
			const what = figure.table ? figure.what : `${figure.what}: ${table.title}`;
			return [{ ...figure, what, value, unit, past: value > figure.budget, met: value <= figure.goal }];
		});
	});
}
