// The real Waline server, with a PostgreSQL of its own.

import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { folder, free, lastFirst, program, until } from "../server/process.js";

const tables = readFileSync(new URL("tables.sql", import.meta.url), "utf8");
const module = new URL("../server/waline/node_modules/@waline/vercel/vanilla.js", import.meta.url).pathname;

/**
 * Starts PostgreSQL, which refuses to run as root.
 *
 * @param {(undo: () => unknown) => void} later
 */
async function postgres(later) {
	const bin = process.env.POSTGRES ?? "";
	const home = folder(later, "postgres");
	chmodSync(home, 0o777);
	const as = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
	const at = join(home, "data");
	const ask = (/** @type {string[]} */ ...words) => {
		const [command, ...args] = [...as, ...words];
		execFileSync(command, args, { cwd: home, stdio: ["ignore", "ignore", "pipe"] });
	};
	ask(join(bin, "initdb"), "-D", at, "-U", "waline", "-A", "trust", "-E", "UTF8", "--no-sync");
	const port = await free();
	const settings = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${home}`, "fsync=off"];
	const [command, ...args] = [...as, join(bin, "postgres"), "-D", at, ...settings.flatMap((s) => ["-c", s])];
	const running = program(later, command, args, { cwd: home });
	// It is another process than the one that we started, and ends by itself when it is asked to.
	later(() => ask(join(bin, "pg_ctl"), "stop", "-D", at, "-m", "immediate"));
	const psql = (/** @type {string} */ sql) =>
		ask("psql", "-q", "-h", home, "-p", `${port}`, "-U", "waline", "-d", "postgres", "-c", sql);
	await until(() => psql("SELECT 1") ?? true, running.log);
	psql(tables);
	return { port, psql };
}

/**
 * Starts Waline.
 *
 * @param {(undo: () => unknown) => void} after
 * @param {Record<string, string>} settings besides those here
 */
export async function waline(after, settings = {}) {
	const later = lastFirst(after);
	const database = await postgres(later);
	// It asks at each request who else logs people in.
	const nobody = createServer((_, answer) => answer.end('{"services":[]}'));
	const [port, others] = [await free(), await free()];
	await new Promise((resolve) => nobody.listen(others, "127.0.0.1", () => resolve(undefined)));
	later(() => {
		nobody.closeAllConnections();
		nobody.close();
	});
	const running = program(later, process.execPath, [module, `${port}`], {
		cwd: folder(later, "waline"),
		env: {
			...process.env,
			PG_HOST: "127.0.0.1",
			PG_PORT: `${database.port}`,
			PG_DB: "postgres",
			PG_USER: "waline",
			PG_PASSWORD: "none",
			JWT_TOKEN: "secret",
			IPQPS: "0",
			OAUTH_URL: `http://127.0.0.1:${others}/`,
			...settings,
		},
	});
	const origin = `http://127.0.0.1:${port}`;
	const server = {
		origin,
		log: running.log,
		/** @param {string} path */
		thread: (path) => `waline:${origin}?path=${encodeURIComponent(path)}`,
		/**
		 * What the server answers, as JSON.
		 *
		 * @param {string} method
		 * @param {string} path
		 * @param {{ token?: string, body?: object }} options
		 */
		async api(method, path, { token, body } = {}) {
			const response = await fetch(`${origin}/api/${path}`, {
				method,
				headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
				body: body && JSON.stringify(body),
			});
			const said = await response.json();
			if (!response.ok || said.errno) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(said)}`);
			return said.data;
		},
		/**
		 * Somebody with an account: the first one is the administrator.
		 *
		 * @param {string} name
		 */
		async person(name) {
			const email = `${name.toLowerCase()}@example.test`;
			const password = `${name}-password`;
			await server.api("POST", "user", { body: { display_name: name, email, password } });
			const { token } = await server.api("POST", "token", { body: { email, password } });
			return { email, password, token };
		},
	};
	await until(async () => (await fetch(`${origin}/api/comment?path=/x`)).ok, running.log);
	return server;
}
