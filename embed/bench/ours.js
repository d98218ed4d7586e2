// Pages with afterword: by the tag alone, with the lines of head.html, and prerendered.

import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export const names = { tag: "afterword", preloaded: "afterword, preloaded", prerendered: "afterword, prerendered" };

/**
 * Puts them on a server, and gives the addresses by their names.
 *
 * @param {(head: string, body: string) => string} html a page
 */
export async function ours(server, { comments }, dist, html) {
	for (const [name, body] of dist) server.put(`/afterword/${name}`, body);
	const thread = JSON.stringify({ version: 1, comments });
	server.put("/thread.json", thread);
	const tag =
		'<script async src="/afterword/afterword.js" data-thread="json:/thread.json" data-loading="eager"></script>';
	const preload = (name, as) => `<link rel="preload" href="${name}" ${as}>`;
	const head = [
		preload("/afterword/afterword.js", 'as="script"'),
		preload(`/afterword/${moduleOf(dist)}`, 'as="fetch" type="application/wasm" crossorigin'),
		preload("/thread.json", 'as="fetch" crossorigin'),
	];
	server.put("/ours.html", html("", tag));
	server.put("/preloaded.html", html(head.join(""), tag));
	const folder = mkdtempSync(join(tmpdir(), "bench-"));
	try {
		writeFileSync(join(folder, "prerendered.html"), html("", tag));
		writeFileSync(join(folder, "thread.json"), thread);
		await promisify(execFile)(process.env.AFTERWORD_PRERENDER, [folder]);
		for (const name of readdirSync(folder, { recursive: true })) {
			if (statSync(join(folder, name)).isFile()) server.put(`/${name}`, readFileSync(join(folder, name)));
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return {
		[names.tag]: "/ours.html",
		[names.preloaded]: "/preloaded.html",
		[names.prerendered]: "/prerendered.html",
	};
}

/** The file of the module that readers load first. */
export const moduleOf = (dist) => dist.find(([name]) => /^afterword-.*\.wasm$/.test(name))[0];
