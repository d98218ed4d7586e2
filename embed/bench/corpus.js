// The texts that are rendered: made up, the same in every run, and shaped as
// what people write.

// https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32
function random(seed) {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const words =
	"the reader of a thread wants what was said and who said it not how it came here so a page that shows ten thousand answers must begin with the first one while others are on their way café naïve measured twice cut once bytes travel slowly layout costs more than parsing trees beat strings".split(
		" ",
	);
const names = ["Ada", "Grace", "Tomás", "Ines", "明", "Olu", "Søren", "Mira", "Jean-Luc", "Noor", "Wen", "Katya"];

/** The blocks that texts are made of, by numbers between 0 and 1 that `next` gives. */
function blocksOf(next) {
	const below = (n) => Math.floor(next() * n);
	const pick = (list) => list[below(list.length)];
	const run = (n) => Array.from({ length: n }, () => pick(words)).join(" ");
	const inline = [
		() => `*${run(2)}*`,
		() => `**${run(2)}**`,
		() => `[${run(3)}](https://example.org/${pick(words)}/${below(1000)})`,
		() => `\`${pick(words)}(${below(10)})\``,
		() => `~~${run(1)}~~`,
		() => `https://example.com/${pick(words)}?n=${below(100)}`,
		() => "“quoted” — and so on",
	];
	const sentence = () => {
		const parts = [run(4 + below(5))];
		if (next() < 0.6) parts.push(pick(inline)(), run(2 + below(3)));
		const text = parts.join(" ");
		return `${text[0].toUpperCase()}${text.slice(1)}.`;
	};
	const paragraph = (n) => Array.from({ length: n }, sentence).join(" ");
	const list = (n, mark) => Array.from({ length: n }, (_, i) => `${mark(i)} ${sentence()}`).join("\n");
	const quote = () => `> ${sentence()}\n> ${sentence()}`;
	const bullets = () => list(3, () => "-");
	const code = () => `\`\`\`js\nfor (const ${pick(words)} of all) {\n\tawait show(${below(100)});\n}\n\`\`\``;
	const table = () => {
		const row = () => `| ${run(2)} | ${below(1000)} | ${pick(inline)()} |`;
		return `| what | n | why |\n| --- | ---: | --- |\n${Array.from({ length: 5 }, row).join("\n")}`;
	};

	return { pick, run, list, quote, bullets, paragraph, code, table };
}

/** A writer of comments and articles. */
function writer(seed) {
	const next = random(seed);
	const { pick, run, list, quote, bullets, paragraph, code, table } = blocksOf(next);

	/** A comment of about 300 bytes. */
	function comment() {
		const blocks = [paragraph(1)];
		while (blocks.join("\n\n").length < 200) {
			const kind = next();
			blocks.push(kind < 0.55 ? paragraph(2) : kind < 0.75 ? quote() : kind < 0.9 ? bullets() : code());
		}
		return blocks.join("\n\n");
	}

	/** An article of so many bytes, and up to a block more. */
	function article(bytes) {
		const blocks = [`# ${run(5)}`];
		let size = 0;
		for (let n = 1; size < bytes; n++) {
			const kind = next();
			const block =
				n % 7 === 1
					? `## ${run(4)}`
					: kind < 0.7
						? paragraph(5)
						: kind < 0.8
							? list(5, (i) => `${i + 1}.`)
							: kind < 0.88
								? quote()
								: kind < 0.95
									? code()
									: table();
			blocks.push(block);
			size += new TextEncoder().encode(block).length + 2;
		}
		return blocks.join("\n\n");
	}

	return { comment, article, name: () => pick(names) };
}

/** @param {number} bytes */
export const article = (bytes) => writer(bytes).article(bytes);

/** @returns {string[]} the Markdown of n comments of about 300 bytes */
export function comments(n) {
	const { comment } = writer(n);
	return Array.from({ length: n }, comment);
}

/** A thread file of n comments, none of which answers another. */
export const flat = (n) => file(n, () => null);

/**
 * A thread file of n comments: a quarter answers nobody, half answers one of
 * those, and a quarter stands in chains of 500.
 */
export function mixed(n) {
	const parents = [4 % n];
	return file(n, (i) => {
		if (i % 4 === 0) return null;
		if (i % 4 !== 3) return i < parents[0] ? null : parents[0];
		const place = (i - 3) / 4;
		return place % 500 === 0 ? null : i - 4;
	});
}

function file(n, parentOf) {
	const { comment, name } = writer(n);
	const start = Date.parse("2026-01-02T03:04:05Z");
	const list = Array.from({ length: n }, (_, i) => {
		const parent = parentOf(i);
		return {
			id: `c${i}`,
			parent: parent === null ? null : `c${parent}`,
			author: { name: name(), url: null, avatar: null },
			created: new Date(start + i * 60_000).toISOString(),
			edited: null,
			body: comment(),
			up: 0,
			down: 0,
			pinned: false,
			deleted: false,
		};
	});
	return { version: 1, comments: list };
}
