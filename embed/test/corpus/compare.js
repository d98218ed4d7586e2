// This compares what is read of an article with what micromark makes of it with GitHub's extensions, and
// the ids of its headings with those of github-slugger. What the widget does differently on purpose is
// taken out of both.

import GithubSlugger from "github-slugger";
import { micromark } from "micromark";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const frontMatter =
	/^\s*(?:---[ \t]*\r?\n.*?\n---|\+\+\+[ \t]*\r?\n.*?\n\+\+\+|\{[ \t]*\r?\n.*?\n\})[ \t]*(?:\r?\n|$)/s;

const { enter, exit } = gfmHtml();
// Tags that GitHub escapes are shown, or not, as elsewhere.
const { htmlFlowData: _flow, htmlTextData: _text, ...shown } = exit;

/** What micromark makes of a file without its front matter. */
export const rendered = (source) =>
	micromark(
		source
			.replace(/^\uFEFF/, "")
			.replace(frontMatter, "")
			.replace(/^(\s*#{1,6} .*?)\{\/\*\s*#?([^ ]*?)\s*\*\/\}\s*$/gm, "$1{#$2}\n")
			.replace(/^\s*\{\/\*.*\*\/\}\s*$/gm, ""),
		{
			allowDangerousHtml: true,
			allowDangerousProtocol: true,
			extensions: [gfm(), cjkFriendlyExtension()],
			htmlExtensions: [{ enter, exit: shown }],
		},
	);

/** A text without what differs on purpose: labels, fences, attributes, terms and formulas. */
const plain = (text) =>
	text
		.replace(/\[![\w-]+\][+-]?[^\n]*/g, "")
		.replace(/:::+[^\n]*/g, "")
		.replace(/^\s*\{:.*\}\s*$/gm, "")
		.replace(/\{\/\*.*?\*\/\}/gs, "")
		.replace(/(?:[\s:\u200b]|\ufe0e)+/gu, "")
		.replace(text.includes("$") ? /[\\*_{}]/g : /\\/g, "");

// These differences have a reason that the text does not show. Where two texts part, the first pattern
// that is found there names the class.
const classes = [
	["a tag that never ends, shown as typed", /<(script|style|template|title|textarea|iframe|svg|noscript)\b/i],
	["text in a table outside of its cells", /\{%|\{\{/],
	["formulas", /\$/],
	["tables", /\|/],
	["emphasis", /[*_~]/],
	["HTML", /<\/?[a-z]/i],
];

/** How far before and after the place where two texts part a class is looked for. */
const NEAR = 40;

function differs(ours, theirs) {
	const [a, b] = [plain(ours), plain(theirs)];
	if (a === b) return undefined;
	let at = 0;
	while (a[at] === b[at]) at++;
	const sample = [a, b].map((text) => text.slice(Math.max(at - NEAR, 0), at + NEAR));
	return { what: classes.find(([, sign]) => sample.some((text) => sign.test(text)))?.[0] ?? "other", sample };
}

/** What differs in links, pictures, code and emphasis, where the text is the same. */
function marksDiffer(ours, theirs) {
	const at = ours.findIndex((mark, i) => mark !== theirs[i]);
	if (at < 0 && ours.length === theirs.length) return undefined;
	const sample = [ours, theirs].map((marks) => marks[at < 0 ? Math.min(ours.length, theirs.length) : at] ?? "nothing");
	return { what: sample.map((mark) => mark.split(" ")[0]).join(" and "), sample };
}

function idsDiffer(ours, theirs) {
	if (ours.length !== theirs.length)
		return { what: "number of headings", sample: [`${ours.length}`, `${theirs.length}`] };
	const slugger = new GithubSlugger();
	const wanted = theirs.map(({ id, text }) => id || slugger.slug(text));
	// A heading of HTML has an id of its own, or none.
	const at = ours.findIndex(({ id }, i) => id && id !== wanted[i] && id !== `section-${wanted[i]}`);
	return at < 0 ? undefined : { what: "ids", sample: [ours[at].id, wanted[at]] };
}

/** What differs in many files, by class. */
export class Comparison {
	#files = 0;
	#kinds = { text: new Map(), marks: new Map(), ids: new Map() };
	#same = { text: 0, marks: 0, ids: 0 };

	add({ path }, { ours, theirs }) {
		this.#files++;
		const text = differs(ours.text, theirs.text);
		this.#count("text", path, text);
		if (!text) this.#count("marks", path, marksDiffer(ours.marks, theirs.marks));
		this.#count("ids", path, idsDiffer(ours.headings, theirs.headings));
	}

	#count(kind, path, found) {
		if (!found) {
			this.#same[kind]++;
			return;
		}
		const { what, sample } = found;
		const known = this.#kinds[kind].get(what) ?? { count: 0, samples: [] };
		known.count++;
		if (known.samples.length < 5) known.samples.push(`${path}\n      ours   ${sample[0]}\n      theirs ${sample[1]}`);
		this.#kinds[kind].set(what, known);
	}

	report() {
		const lines = [`${this.#files} files of Markdown beside micromark and github-slugger`];
		for (const [kind, found] of Object.entries(this.#kinds)) {
			lines.push(`${kind}: ${this.#same[kind]} the same`);
			for (const [what, { count, samples }] of [...found].sort(([, a], [, b]) => b.count - a.count)) {
				lines.push(`  ${count} ${what}`, ...samples.map((sample) => `    ${sample}`));
			}
		}
		return lines.join("\n");
	}
}
