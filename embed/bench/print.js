// Tables in Markdown: for the terminal, and for the README.

import { best, middle } from "./result.js";

/** A number with as many digits as say something. */
export const brief = (n) =>
	n === undefined ? "" : Math.abs(n) < 10 ? n.toFixed(1) : Math.round(n).toLocaleString("en");

/** How often b goes into a. */
export const ratio = (a, b) => (a === undefined || !b ? "" : (a / b).toFixed(2));

/** A value of a measure: what has no unit is a share, and has three digits. */
export const shown = (n, { unit }) => (n === undefined ? "" : unit ? brief(n) : n.toFixed(3));

/** A Markdown table: the first column is text, the others are numbers. */
export function markdown(head, rows) {
	const all = [head, ...rows].map((row) => row.map(String));
	const widths = head.map((_, i) => Math.max(4, ...all.map((row) => row[i].length)));
	const line = (cells) =>
		`| ${cells.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(" | ")} |`;
	const rule = widths.map((width, i) => (i ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
	return [line(all[0]), line(rule), ...all.slice(1).map(line)].join("\n");
}

/** The head of a measure's column. */
export const heading = ({ title, unit }) => (unit ? `${title}, ${unit}` : title);

/** The name of a row, with its size where it has one. */
export const rowName = ({ name, size }) => (size ? `${size.toLocaleString("en")}, ${name}` : name);

/** Prints the medians of a result, and their ratios to the best peer's. */
export function print({ tables }) {
	for (const table of tables) {
		const columns = table.measures.flatMap((measure) => [
			{ head: heading(measure), cell: (row) => shown(middle(row, measure.key), measure) },
			...(measure.compared
				? [{ head: "ratio", cell: (row) => ratio(middle(row, measure.key), best(table, measure.key, row.size)) }]
				: []),
		]);
		const rows = table.rows.map((row) => [rowName(row), ...columns.map(({ cell }) => cell(row))]);
		console.log(`\n${table.title}\n`);
		console.log(markdown(["", ...columns.map(({ head }) => head)], rows));
		if (table.note) console.log(`\n${table.note}`);
	}
}

/** Prints what has become of the figures. */
export function printFigures(figures) {
	const limit = (n) => n ?? "";
	const rows = figures.map(({ what, value, unit, budget, goal, past, met }) => [
		unit ? `${what}, ${unit}` : what,
		unit ? brief(value) : value.toFixed(2),
		limit(budget),
		limit(goal),
		past ? "past its budget" : goal === undefined ? "" : met ? "met" : `${(value / goal).toFixed(1)} times the goal`,
	]);
	if (rows.length) console.log(`\n${markdown(["", "today", "budget", "goal", "so"], rows)}`);
}
