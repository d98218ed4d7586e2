// Medians, tables of them, and what they may be.

import { readFileSync } from "node:fs";

/** What a ratio to the best of the others may be at most, by part and measure: embed/budget.json. */
export const { ratios } = JSON.parse(readFileSync(new URL("../budget.json", import.meta.url), "utf8"));

/** What is past its budget, in words. */
export const past = [];

/** Holds a ratio of a part to its budget. */
export function hold(part, measure, what, ratio) {
	const limit = ratios[part][measure];
	if (ratio > limit) past.push(`${what}: ${ratio.toFixed(2)} of ${limit}`);
}

/** The middle of some numbers, or undefined for none. */
export function median(numbers) {
	const sorted = numbers.filter((n) => n !== undefined).sort((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 ? sorted[half] : sorted.length ? (sorted[half - 1] + sorted[half]) / 2 : undefined;
}

/** The median of one member of some samples. */
export const middle = (samples, name) => median(samples.map((sample) => sample[name]));

/** A number of milliseconds or megabytes with as many digits as say something. */
export const brief = (n) => (n === undefined ? "" : n < 10 ? n.toFixed(1) : Math.round(n).toLocaleString("en"));

/** How often b goes into a. */
export const ratio = (a, b) => (a === undefined || !b ? "" : (a / b).toFixed(2));

/** Prints a Markdown table: the first column is text, the others are numbers. */
export function table(head, rows) {
	const all = [head, ...rows].map((row) => row.map(String));
	const widths = head.map((_, i) => Math.max(4, ...all.map((row) => row[i].length)));
	const line = (cells) =>
		`| ${cells.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(" | ")} |`;
	const rule = widths.map((width, i) => (i ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
	console.log([line(all[0]), line(rule), ...all.slice(1).map(line)].join("\n"));
}
