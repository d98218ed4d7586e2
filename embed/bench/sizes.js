// What the files of a build weigh, as a table.

const short = (name) => name.replace(/-[0-9a-f]{16}\./, "-….");

/** @returns {[string[], string[][]]} a head, and rows of what a first visit transfers */
export function sizesTable({ files, firstVisit }) {
	const number = (n) => n.toLocaleString("en");
	const row = (name, { raw, gzip, brotli }) => [name, number(raw), number(gzip), number(brotli)];
	const first = files.filter(({ name }) => firstVisit.files.includes(name));
	const others = files.filter(({ name }) => name.endsWith(".wasm") && !firstVisit.files.includes(name));
	return [
		["file", "raw", "gzip", "brotli"],
		[
			...first.map((file) => row(short(file.name), file)),
			row("first visit", firstVisit),
			...others.map((file) => row(short(file.name), file)),
		],
	];
}
