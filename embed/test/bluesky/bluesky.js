// This starts Bluesky's own servers on this machine.

import { fileURLToPath } from "node:url";
import { postgres } from "../server/postgres.js";
import { folder, free, lastFirst, program, until } from "../server/process.js";

const home = fileURLToPath(new URL("../server/bluesky/", import.meta.url));

/**
 * Starts the servers, with a post and its replies: 25 levels of them, and one more.
 *
 * @param {(undo: () => unknown) => void} after
 */
export async function bluesky(after) {
	const later = lastFirst(after);
	const [database, port] = [await postgres(later), await free()];
	program(later, "redis-server", ["--port", `${port}`, "--bind", "127.0.0.1", "--save", ""], {
		cwd: folder(later, "redis"),
	});
	const running = program(later, `${home}node_modules/node/bin/node`, ["network.js"], {
		cwd: home,
		env: {
			...process.env,
			DB_POSTGRES_URL: `postgresql://tests@127.0.0.1:${database.port}/postgres`,
			REDIS_HOST: `127.0.0.1:${port}`,
			LOG_ENABLED: "false",
		},
	});
	const told = () => /^\{"origin".*\}$/m.exec(running.log());
	await until(told, running.log);
	const { origin, post } = JSON.parse(told()?.[0] ?? "");
	return { origin, post, log: running.log, thread: () => `bluesky:${origin}${post}` };
}
