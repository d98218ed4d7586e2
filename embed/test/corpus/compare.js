// What is read of an article, beside what micromark makes of it with GitHub's
// extensions, and the ids of its headings beside those of github-slugger.

import GithubSlugger from "github-slugger";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const frontMatter = /^\s*(?:---[ \t]*\r?\n.*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?\n\+\+\+)[ \t]*(?:\r?\n|$)/s;

/** What micromark makes of a file without its front matter. */
export const rendered = (source) =>
	micromark(source.replace(/^\uFEFF/, "").replace(frontMatter, ""), {
		allowDangerousHtml: true,
		extensions: [gfm()],
		htmlExtensions: [gfmHtml()],
	});

// What articles have beyond GitHub's Markdown, and what GitHub's has beyond
// CommonMark, as it looks where it is not understood. The first that is found where
// two texts part names the class.
const classes = [
	["ids of headings", /\{#[^}]*\}|\{\/\*.*?\*\/\}|\{:[^}]*\}/g],
	["alerts", /\[!\w+\][+-]?|:::+|note|tip|info|important|warning|caution|danger/gi],
	["comments of MDX", /\{\/\*.*?\*\/\}/gs],
	["formulas", /\\\\|\$/g],
	["definitions", /:/g],
	["emphasis", /[*_]/g],
	["strikethrough", /~/g],
	["footnotes", /\[\^[^\]]*\]:?/g],
	["tags shown as typed", /<[^>]*>/g],
	["tables", /[|]|:?--+:?/g],
	["backslashes", /\\/g],
	["quotations", />/g],
];

/** How far before and after the place where two texts part a class is looked for. */
const NEAR = 40;

const compact = (text) => text.replace(/(?:\s|\u200b|\ufe0e)+/gu, "");

function parting(a, b) {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return at;
}

/** The classes of what differs in two texts; the last is "other" where it is none of them. */
function differences(ours, theirs) {
	let [a, b] = [compact(ours), compact(theirs)];
	const found = [];
	for (let left = [...classes]; a !== b; ) {
		const at = parting(a, b);
		const near = [a, b].map((text) => text.slice(Math.max(at - NEAR, 0), at + NEAR));
		const known = left.find(([, sign]) => near.some((text) => text.search(sign) >= 0));
		if (!known) {
			found.push({ what: "other", sample: near });
			break;
		}
		const [what, sign] = known;
		left = left.filter((one) => one !== known);
		[a, b] = [a.replace(sign, ""), b.replace(sign, "")];
		found.push({ what, sample: near });
	}
	return found;
}

/** The classes of what differs in the ids of headings. */
function idsApart(ours, theirs) {
	const slugger = new GithubSlugger();
	const wanted = theirs.map(({ text }) => ({ text, id: slugger.slug(text) }));
	if (ours.length !== wanted.length) {
		return [{ what: "number of headings", sample: [`${ours.length}`, `${wanted.length}`] }];
	}
	const at = ours.findIndex(({ id }, i) => id !== wanted[i].id);
	if (at < 0) return [];
	const own = /\{|<a|id=/.test(theirs[at].text) || ours[at].text !== theirs[at].text;
	const what = own ? "the heading reads otherwise" : "slugs";
	return [{ what, sample: [ours[at].id, wanted[at].id] }];
}

/** What differs in many files, by class. */
export class Comparison {
	#files = 0;
	#kinds = { text: new Map(), ids: new Map() };
	#same = { text: 0, ids: 0 };

	add({ path }, { ours, theirs }) {
		this.#files++;
		this.#count("text", path, differences(ours.text, theirs.text));
		this.#count("ids", path, idsApart(ours.headings, theirs.headings));
	}

	#count(kind, path, found) {
		if (found.length === 0) this.#same[kind]++;
		for (const { what, sample } of found) {
			const known = this.#kinds[kind].get(what) ?? { count: 0, samples: [] };
			known.count++;
			if (known.samples.length < 5) known.samples.push(`${path}\n      ours   ${sample[0]}\n      theirs ${sample[1]}`);
			this.#kinds[kind].set(what, known);
		}
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
