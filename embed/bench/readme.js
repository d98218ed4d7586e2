// The tables of the README: each stands between markers, and nothing in it is typed by hand.

import { brief, markdown, shown } from "./print.js";
import { middle } from "./result.js";
import { sizesTable } from "./sizes.js";

/** What the README shows of a visit: of which line, which measures. */
const visits = [
	["no throttle", "visible", "visible, ms: no throttle"],
	["9 Mbit/s", "visible", "9 Mbit/s, 4 times slower"],
	["1.6 Mbit/s", "visible", "1.6 Mbit/s, 4 times slower"],
	["no throttle", "net", "processor, ms: no throttle"],
	["9 Mbit/s", "net", "4 times slower"],
	["9 Mbit/s", "longest", "longest task, ms: 4 times slower"],
	["no throttle", "kilobytes", "KB"],
];

/** How each table is made, by the name in its marker: of what, and into what head and rows. */
export const tables = {
	sizes: { head: sizesTable({ files: [], firstVisit: { files: [], raw: 0, gzip: 0, brotli: 0 } })[0] },
	visit: {
		head: ["", ...visits.map(([, , title]) => title)],
		rows: ({ tables }) =>
			tables[0].rows.map(({ name }) => [
				name,
				...visits.map(([line, key]) => {
					const row = tables.find((table) => table.key === line).rows.find((row) => row.name === name);
					return brief(middle(row, key));
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

/** A README with the sizes of a build. */
export const withSizes = (readme, sizes) => put(readme, "sizes", `\n${markdown(...sizesTable(sizes))}\n\n`);

/** A README with the tables of some results. */
export function withResults(readme, results) {
	for (const result of results) {
		const { head, rows } = tables[result.part] ?? {};
		if (rows) readme = put(readme, result.part, `\n${markdown(head, rows(result))}\n\n${from(result.run)}\n\n`);
	}
	return readme;
}

/** Where the figures are from. */
function from({ began, runs, commit, machine, versions, command }) {
	const day = new Date(began).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });
	return `Medians of ${runs} runs on ${day}, of commit ${commit.id}, in Chromium ${versions.Chromium} on ${machine.cores} × ${machine.model}: \`${command}\`.`;
}
