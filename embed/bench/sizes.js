// What the files of a build weigh, and what a first visit pays for a source, as tables.

const short = (name) => name.replace(/-[0-9a-f]{16}\./, "-….");

const number = (n) => n.toLocaleString("en");
const row = (name, { raw, gzip, brotli }) => [name, number(raw), number(gzip), number(brotli)];

/**
 * What a first visit transfers, and the other modules.
 *
 * @returns {string[][]}
 */
export function sizesTable({ files, firstVisit }) {
	const first = files.filter(({ name }) => firstVisit.files.includes(name));
	const others = files.filter(({ name }) => name.endsWith(".wasm") && !firstVisit.files.includes(name));
	return [
		...first.map((file) => row(short(file.name), file)),
		row("first visit", firstVisit),
		...others.map((file) => row(short(file.name), file)),
	];
}

/** What needs a module of its own, by what the loader calls that, in the order of the README. */
const needs = {
	remark42: "`remark42:`",
	mastodon: "`mastodon:`",
	bluesky: "`bluesky:`",
	hide: "`local:` or `json:` with `hide`",
	wordpress: "`wordpress:`",
	waline: "`waline:`",
	matrix: "`matrix:`",
	several: "several sources",
};

/**
 * What a first visit transfers where a page names a source, by the module that the loader takes for it.
 *
 * @param {string} loader its text
 * @returns {string[][]}
 */
export function sourcesTable({ files, firstVisit }, loader) {
	const [script] = files;
	const plus = (a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli });
	const rows = [row("`local:`, `json:`", firstVisit)];
	for (const [name, what] of Object.entries(needs)) {
		const module = loader.match(`\\b${name}:"([^"]+)"`)[1];
		rows.push(
			row(
				what,
				plus(
					script,
					files.find((file) => file.name === `${module}.wasm`),
				),
			),
		);
	}
	return rows;
}
