// This prerenders a site and hosts it, with threads that it may have.

import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const command = process.env.AFTERWORD_PRERENDER ?? build();

/** Builds the command, as "make test" does, for a file that is run by hand. */
function build() {
	const root = new URL("../../../", import.meta.url).pathname;
	const binary = join(root, ".tools/bin/prerender");
	execFileSync("go", ["build", "-o", binary, "."], { cwd: join(root, "embed/prerender"), stdio: "inherit" });
	return binary;
}

/**
 * Writes files into a folder, prerenders that, and has the host serve all that is in it then.
 *
 * @param {object} world
 * @param {Record<string, string>} files by their path on the host
 */
export async function publish(world, files) {
	const folder = world.folder();
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	await promisify(execFile)(command, [folder]);
	for (const name of readdirSync(folder, { recursive: true })) {
		if (statSync(join(folder, name)).isFile()) world.host.files[`/${name}`] = readFileSync(join(folder, name));
	}
}

/** A comment of a thread file. */
export const entry = (id, more = {}) => ({
	id,
	body: `Text of ${id}`,
	author: { name: `N${id}` },
	created: "2026-01-05T03:04:05Z",
	...more,
});

/** A thread file. */
export const thread = (...entries) => JSON.stringify({ version: 1, comments: entries });

/** A thread file with a comment and a reply to it. */
export const two = thread(entry("a"), entry("b", { parent: "a", created: "2026-01-06T03:04:05Z" }));

/** A server of another origin that answers as Remark42 does, and has comments of these ids. */
export async function remark42(world, ...ids) {
	const server = await world.elsewhere();
	const answer = (value) => ({
		headers: { "content-type": "application/json", "access-control-allow-origin": "*" },
		body: JSON.stringify(value),
	});
	server.has = (...ids) => {
		const comments = ids.map((id) => ({
			id,
			text: `<p>Text of ${id}</p>`,
			orig: `Text of ${id}`,
			time: "2026-01-05T03:04:05Z",
			user: { id, name: `N${id}` },
		}));
		server.files["/api/v1/find"] = answer({ comments, info: { count: ids.length } });
	};
	server.has(...ids);
	server.files["/api/v1/config"] = answer({
		version: "1",
		edit_duration: 300,
		max_comment_size: 2048,
		auth_providers: ["anonymous"],
		low_score: -5,
		critical_score: -10,
	});
	return server;
}

/** Acts in a prerendered page, which starts the module. */
export const wake = (page) =>
	page.evaluate(() => {
		const tree = document.querySelector("after-word").shadowRoot.querySelector(".afterword");
		tree.dispatchEvent(new Event("pointerdown", { bubbles: true }));
	});

/** Waits until the module has taken over what came with the page. */
export const taken = (page) =>
	page.waitForFunction(() => {
		const root = document.querySelector("after-word").shadowRoot;
		return root.querySelector(".afterword") && !root.querySelector("link");
	});
