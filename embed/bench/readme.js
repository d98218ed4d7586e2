// The tables of the README: each stands between markers, and nothing in it is typed by hand.

import { calm } from "./machine.js";
import { brief, markdown, ratio, shown } from "./print.js";
import { best, middle } from "./result.js";
import { sizesTable, sourcesTable } from "./sizes.js";

/** What the README shows of a visit: of which line, which measure, and whether as a ratio to the best peer's, which others' machines have, too. */
const visits = [
	{ line: "no throttle", key: "visible", compared: true, title: "visible, no throttle" },
	{ line: "9 Mbit/s", key: "visible", compared: true, title: "9 Mbit/s" },
	{ line: "1.6 Mbit/s", key: "visible", compared: true, title: "1.6 Mbit/s" },
	{ line: "no throttle", key: "net", compared: true, title: "processor, no throttle" },
	{ line: "9 Mbit/s", key: "net", compared: true, title: "4 times slower" },
	{ line: "9 Mbit/s", key: "longest", title: "longest task, ms" },
	{ line: "no throttle", key: "kilobytes", title: "KB" },
];

/** How each table is made, by the name in its marker: what it is about, its head and its rows. */
export const tables = {
	sizes: { head: ["file", "raw", "gzip", "brotli"] },
	sources: { head: ["a page with", "raw", "gzip", "brotli"] },
	visit: {
		about: `A first visit to 50 comments, compared with two other widgets and with plain HTML, the lower bound:
how long until the first comment is on the screen, and what the main thread has to do beyond the plain page, both as shares of the
better of the two others. The slow lines have a processor four times slower. The host compresses as it sends, which makes larger files
than those that \`make dist\` has compressed.`,
		head: ["", ...visits.map(({ title }) => title)],
		rows: ({ tables }) =>
			tables[0].rows.map(({ name }) => [
				name,
				...visits.map(({ line, key, compared }) => {
					const table = tables.find((table) => table.key === line);
					const value = middle(
						table.rows.find((row) => row.name === name),
						key,
					);
					return compared ? ratio(value, best(table, key)) : brief(value);
				}),
			]),
	},
	page: {
		head: ["", "score, %", "FCP, ms", "LCP, ms", "TBT, ms", "CLS", "transferred, KB"],
		rows: ({ tables: [{ measures, rows }] }) =>
			rows.map((row) => [row.name, ...measures.map((measure) => shown(middle(row, measure.key), measure))]),
	},
};

const marked = (name) => new RegExp(`(?<=<!-- bench: ${name} -->\n)[^]*?(?=<!-- end of bench: ${name} -->)`);

/** What stands between the markers of a name, or undefined. */
export const between = (readme, name) => readme.match(marked(name))?.[0];

/** A README with tables put between their markers. */
const put = (readme, name, text) => readme.replace(marked(name), () => text);

/**
 * A README with the sizes of a build.
 *
 * @param {string} loader its text
 */
export function withSizes(readme, sizes, loader) {
	for (const [name, table] of [
		["sizes", sizesTable(sizes)],
		["sources", sourcesTable(sizes, loader)],
	]) {
		readme = put(readme, name, `\n${markdown(tables[name].head, table)}\n\n`);
	}
	return readme;
}

/** A README with the tables of some results. */
export function withResults(readme, results) {
	for (const result of results) {
		const { about, head, rows } = tables[result.part] ?? {};
		if (!rows) continue;
		const text = [about, markdown(head, rows(result)), from(result.run)].filter(Boolean).join("\n\n");
		readme = put(readme, result.part, `\n${text}\n\n`);
	}
	return readme;
}

/** Where the figures are from. */
function from(run) {
	const { began, runs, commit, machine, versions, command } = run;
	const day = new Date(began).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });
	const busy = calm(run) ? "" : " that was busy";
	return `Medians of ${runs} runs on ${day}, of commit ${commit.id}, in Chromium ${versions.Chromium} on ${machine.cores} × ${machine.model}${busy}: \`${command}\`.`;
}
