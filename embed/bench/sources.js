// Long threads that come page by page: a room of a real Matrix homeserver and a post of a
// real WordPress site, each beside a page script that only fetches the same pages, one
// after the other, and parses them.

import { dendrite } from "../test/matrix/dendrite.js";
import { wordpress } from "../test/wordpress/wordpress.js";
import { bundle } from "./bundle.js";
import { fresh, processor } from "./chromium.js";
import { ratio } from "./print.js";
import { middle } from "./result.js";

const EVENTS = 5_000;
const COMMENTS = 10_000;

const measures = [
	{ key: "first", title: "first comment in the page", unit: "ms", drawn: "first comment in the page" },
	{ key: "all", title: "all in the page", unit: "ms", drawn: "all in the page" },
	{ key: "gap", title: "longest task", unit: "ms" },
	{ key: "processor", title: "processor time", unit: "ms", drawn: "processor time" },
];

const words = (i) => `A comment of the usual length, number ${i}, that says what others have said before, and better.`;

/** A room, as a table of the result. */
async function room(later) {
	const server = await dendrite(later);
	const ada = await server.person("ada", "Ada");
	const id = await ada.room();
	let oldest = "";
	for (let sent = 0; sent < EVENTS; ) {
		const some = Math.min(sent ? 20 : 1, EVENTS - sent); // the first is alone, so that it is the oldest
		const ids = await Promise.all(Array.from({ length: some }, (_, i) => ada.say(id, words(sent + i))));
		oldest ||= ids[0];
		sent += some;
		process.stderr.write(`\rmatrix, ${sent} events   `);
	}
	const filter =
		'{"lazy_load_members":true,"types":["m.room.message","m.reaction","m.room.redaction","m.room.member"]}';
	const url = `${server.origin}/_matrix/client/v3/rooms/${encodeURIComponent(id)}/messages?dir=b&limit=100&filter=${encodeURIComponent(filter)}`;
	return {
		key: "matrix",
		title: `matrix: a room with ${EVENTS.toLocaleString("en")} events`,
		thread: server.thread(),
		last: `comment-${oldest}`,
		script: `const headers = { authorization: "Bearer ${ada.token}" };
			for (let from = ""; from !== undefined; ) {
				const answer = await fetch(${JSON.stringify(url)} + (from && "&from=" + encodeURIComponent(from)), { headers });
				const { chunk, end } = JSON.parse(await answer.text());
				if (chunk.length) seen.first ??= performance.now();
				from = end;
			}`,
	};
}

/** A post, as a table of the result. */
async function post(later) {
	const site = await wordpress(later);
	site.sql(`USE wordpress;
		INSERT INTO wp_comments (comment_ID, comment_post_ID, comment_author, comment_author_email, comment_date, comment_date_gmt,
			comment_content, comment_approved, comment_type, comment_parent)
		SELECT 1000 + seq, 1, CONCAT('Reader ', seq % 97), '', TIMESTAMPADD(MINUTE, seq, '2020-01-01'), TIMESTAMPADD(MINUTE, seq, '2020-01-01'),
			CONCAT('${words(0).replace("number 0", "number ', seq, '")}'), '1', 'comment', IF(seq % 3, 999 + seq, 0) FROM seq_1_to_${COMMENTS};
		UPDATE wp_posts SET comment_count = ${COMMENTS} WHERE ID = 1`);
	const fields = "id,parent,author,author_name,author_url,author_avatar_urls,date_gmt,content,link,status";
	const url = `${site.origin}/wp-json/wp/v2/comments?post=1&per_page=100&order=asc&orderby=date_gmt&_fields=${fields}&page=`;
	return {
		key: "wordpress",
		title: `wordpress: a post with ${COMMENTS.toLocaleString("en")} comments`,
		thread: site.thread(),
		last: `comment-${1000 + COMMENTS}`,
		script: `for (let page = 1, pages = 1; page <= pages; page++) {
				const answer = await fetch(${JSON.stringify(url)} + page);
				JSON.parse(await answer.text());
				seen.first ??= performance.now();
				pages = answer.headers.get("x-wp-totalpages");
			}`,
	};
}

/** Measures. */
export async function sources({ browser, server, runs, dist }) {
	const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body>';
	for (const [name, body] of dist) server.put(`/dist/${name}`, body);
	const watch = await bundle("watch.js");
	const tables = [];
	for (const start of [post, room]) {
		const undo = [];
		try {
			const { key, title, thread, last, script } = await start((step) => undo.push(step));
			const tag = `data-thread="${thread.replaceAll("&", "&amp;")}" data-loading="eager" data-sort="${key === "matrix" ? "newest" : "oldest"}"`;
			server.put("/ours.html", `${head}<script async src="/dist/afterword.js" ${tag}></script>`);
			server.put("/fetched.html", `${head}<script async type="module" src="/fetched.js"></script>`);
			server.put("/fetched.js", `${script}\nseen.all = seen.done = performance.now();`);
			const rows = [
				{ name: "afterword", role: "ours", page: "ours", samples: [] },
				{ name: "fetch and JSON.parse", role: "limit", page: "fetched", samples: [] },
			];
			for (let round = 0; round < runs; round++) {
				for (const { page, samples } of round % 2 ? rows : rows.toReversed()) {
					process.stderr.write(`\r${key}, ${page}, run ${round + 1}   `);
					samples.push(
						await visit(browser, `${server.origin}/${page}.html`, `${watch};window.last=${JSON.stringify(last)}`),
					);
				}
			}
			process.stderr.write("\r\x1b[K");
			tables.push({ key, title, measures, rows, note: note(...rows) });
		} finally {
			while (undo.length > 0) await undo.pop()();
		}
	}
	return {
		part: "sources",
		title: "Long threads that come page by page",
		about: "Real servers, beside a page script that only fetches the same pages one after the other and parses them.",
		tables,
	};
}

/** What is to be read off a table: how many times longer than the limit it takes. */
function note(ours, limit) {
	const times = (key) => ratio(middle(ours, key), middle(limit, key));
	return `Times what the fetch alone takes: ${times("first")} until the first comment, ${times("all")} until the last.`;
}

/** One visit. Times are from the start of the navigation, in ms. */
function visit(browser, url, watch) {
	return fresh(browser, async (page, devtools) => {
		await page.addInitScript({ content: watch });
		await page.goto(url);
		await page.waitForFunction(() => window.seen.done, undefined, { polling: 250 });
		return { ...(await page.evaluate(() => window.seen)), processor: await processor(devtools) };
	});
}
