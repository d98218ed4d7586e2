// What a part of the bench measured, in one format for all of them. It keeps every
// sample, so that what is made of it later can show how far they lie apart.

/**
 * @typedef {object} Measure a column
 * @property {string} key its name in a sample
 * @property {string} title
 * @property {"ms" | "MB" | "KB" | ""} unit
 * @property {string} [drawn] set where the report draws it: what the chart shows
 * @property {boolean} [compared] set where its ratio to the best peer's says something
 *
 * @typedef {Record<string, number | undefined>} Sample one run, by the keys of measures
 *
 * @typedef {object} Row
 * @property {string} name who was measured
 * @property {"ours" | "peer" | "limit"} role a limit is what nobody who does the job can be below
 * @property {number} [size] of how many comments, where that differs between rows
 * @property {Sample[]} samples
 *
 * @typedef {object} Table
 * @property {string} key
 * @property {string} title
 * @property {string} [note]
 * @property {Measure[]} measures
 * @property {Row[]} rows
 *
 * @typedef {object} Result
 * @property {string} part
 * @property {string} title
 * @property {string} about
 * @property {Table[]} tables
 * @property {import("./profile.js").Profile[]} [profiles]
 */

/** The middle of some numbers, or undefined for none. */
export function median(numbers) {
	const sorted = numbers.filter((n) => n !== undefined).sort((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 ? sorted[half] : sorted.length ? (sorted[half - 1] + sorted[half]) / 2 : undefined;
}

/** The values of a measure in a row. */
export const values = (row, key) => row.samples.map((sample) => sample[key]).filter((n) => n !== undefined);

/** The median of a measure in a row. */
export const middle = (row, key) => median(values(row, key));

/** The least median of the peers that were measured with so many comments. */
export function best(table, key, size) {
	const peers = table.rows.filter((row) => row.role === "peer" && row.size === size);
	const medians = peers.map((row) => middle(row, key)).filter((n) => n !== undefined);
	return medians.length ? Math.min(...medians) : undefined;
}

/**
 * How a cost grows: the b of a · n^b, fitted to the medians by least squares of
 * their logarithms. Only sizes from 1,000 on count, where the start no longer weighs.
 *
 * @returns {number | undefined}
 */
export function exponent(table, name, key) {
	const points = table.rows
		.filter((row) => row.name === name && row.size >= 1_000 && middle(row, key) > 0)
		.map((row) => [Math.log(row.size), Math.log(middle(row, key))]);
	if (points.length < 2) return undefined;
	const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
	const [x, y] = [mean(0), mean(1)];
	const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
	return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
