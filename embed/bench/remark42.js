// A thread on a real Remark42 server, beside a page script that only fetches
// the same JSON and parses it.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { remark42 as start } from "../test/remark42/server.js";
import { xml } from "../test/remark42/wordpress.js";
import { bundle } from "./bundle.js";
import { fresh, processor } from "./chromium.js";

const COMMENTS = 5_000;
const PAGE = "https://blog.example/long/";

/** A long discussion: every third comment stands at the top level, the others are replies. */
const post = {
	link: PAGE,
	title: "Long",
	comments: Array.from({ length: COMMENTS }, (_, i) => ({
		id: i + 1,
		author: `Reader ${i % 97}`,
		content: `A comment of the usual length, with <em>some</em> markup, <a href="https://example.org/${i}">a link</a> and <code>code</code>, that says what ${i} others have said before in other words, and better.`,
		date: new Date(Date.UTC(2020, 0, 1) + i * 60_000),
		parent: i % 3 ? i : 0,
		approved: "1",
	})),
};

const measures = [
	{ key: "first", title: "first comment in the page", unit: "ms" },
	{ key: "all", title: "all in the page", unit: "ms", drawn: "all in the page" },
	{ key: "processor", title: "processor time", unit: "ms", drawn: "processor time" },
];

/** Measures. */
export async function remark42({ browser, server, runs, dist }) {
	const undo = [];
	const folder = mkdtempSync(join(tmpdir(), "bench-"));
	try {
		const host = await start((step) => undo.push(step), server.origin);
		const file = join(folder, "long.xml");
		writeFileSync(file, xml([post]));
		await promisify(execFile)(
			process.env.REMARK42,
			["import", "--provider=wordpress", `--file=${file}`, "--site=demo", "--admin-passwd=admin"],
			{ env: { ...process.env, REMARK_URL: `http://127.0.0.1:${host.port}`, SECRET: "secret" } },
		);
		await host.api("api/v1/admin/wait?site=demo&timeout=5m", { admin: true });
		const find = `api/v1/find?site=demo&url=${encodeURIComponent(PAGE)}&format=plain&sort=%2Btime`;
		const { text } = await host.api(find);

		const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body>';
		for (const [name, body] of dist) server.put(`/dist/${name}`, body);
		server.put(
			"/ours.html",
			`${head}<script async src="/dist/afterword.js" data-thread="${host.thread(PAGE).replaceAll("&", "&amp;")}" data-loading="eager"></script>`,
		);
		server.put("/fetched.html", `${head}<script async src="/fetched.js"></script>`);
		server.put(
			"/fetched.js",
			`fetch(${JSON.stringify(`${host.origin}/${find}`)}).then((r) => r.json()).then((t) => (seen.first = seen.all = seen.done = t.comments.length && performance.now()));`,
		);
		const watch = await bundle("watch.js");
		const rows = [
			{ name: "afterword", role: "ours", page: "ours", samples: [] },
			{ name: "fetch and JSON.parse", role: "limit", page: "fetched", samples: [] },
		];
		for (let round = 0; round < runs; round++) {
			for (const { page, samples } of round % 2 ? rows : rows.toReversed()) {
				samples.push(await visit(browser, `${server.origin}/${page}.html`, watch));
				process.stderr.write(`\r${page}, run ${round + 1}   `);
			}
		}
		process.stderr.write("\r\x1b[K");
		const title = `${COMMENTS.toLocaleString("en")} comments, ${text.length.toLocaleString("en")} bytes of JSON`;
		return {
			part: "remark42",
			title: "A long thread on a Remark42 server",
			about: "A real server, beside a page script that only fetches the same JSON and parses it.",
			tables: [{ key: "long", title, measures, rows }],
		};
	} finally {
		while (undo.length > 0) await undo.pop()();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** One visit. Times are from the start of the navigation, in ms. */
function visit(browser, url, watch) {
	return fresh(browser, async (page, devtools) => {
		await page.addInitScript({ content: `${watch};window.last="comment-${COMMENTS}"` });
		await page.goto(url);
		await page.waitForFunction(() => window.seen.done, undefined, { polling: 100 });
		return { ...(await page.evaluate(() => window.seen)), processor: await processor(devtools) };
	});
}
