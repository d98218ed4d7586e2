// This starts a real server with Mastodon's API, with a database of its own.

import { fileURLToPath } from "node:url";
import { folder, free, lastFirst, program, until } from "../server/process.js";

const home = fileURLToPath(new URL("../server/mastodon/", import.meta.url));

/**
 * Starts the server, with a post and its replies.
 *
 * @param {(undo: () => unknown) => void} after
 */
export async function mastodon(after) {
	const later = lastFirst(after);
	const [database, port] = [`127.0.0.1:${await free()}`, await free()];
	const kept = folder(later, "ferretdb");
	program(later, process.env.FERRETDB ?? "", [database, kept], { cwd: kept });
	const args = ["server.js", `mongodb://${database}`, `${port}`];
	const running = program(later, `${home}node_modules/node/bin/node`, args, { cwd: home });
	const told = () => /^\{"post".*\}$/m.exec(running.log());
	await until(told, running.log);
	const { post } = JSON.parse(told()?.[0] ?? "");
	return { post, log: running.log, thread: () => `mastodon:${post}` };
}
