// This starts a PostgreSQL for one test.

import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { folder, free, program, until } from "./process.js";

/**
 * Starts PostgreSQL, which refuses to run as root.
 *
 * @param {(undo: () => unknown) => void} later
 */
export async function postgres(later) {
	const bin = process.env.POSTGRES ?? "";
	const home = folder(later, "postgres");
	chmodSync(home, 0o777);
	const as = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
	const at = join(home, "data");
	const ask = (/** @type {string[]} */ ...words) => {
		const [command, ...args] = [...as, ...words];
		execFileSync(command, args, { cwd: home, stdio: ["ignore", "ignore", "pipe"] });
	};
	ask(join(bin, "initdb"), "-D", at, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync");
	const port = await free();
	const settings = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${home}`, "fsync=off"];
	const [command, ...args] = [...as, join(bin, "postgres"), "-D", at, ...settings.flatMap((s) => ["-c", s])];
	const running = program(later, command, args, { cwd: home });
	// It is another process than the one that we started, and ends by itself when it is asked to.
	later(() => ask(join(bin, "pg_ctl"), "stop", "-D", at, "-m", "immediate"));
	const psql = (/** @type {string} */ sql) =>
		ask("psql", "-q", "-h", home, "-p", `${port}`, "-U", "tests", "-d", "postgres", "-c", sql);
	await until(() => psql("SELECT 1") ?? true, running.log);
	return { port, psql };
}
