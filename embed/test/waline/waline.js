// This starts a real Waline server, with a PostgreSQL of its own.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { postgres } from "../server/postgres.js";
import { folder, free, lastFirst, program, until } from "../server/process.js";

const tables = readFileSync(new URL("tables.sql", import.meta.url), "utf8");
const module = new URL("../server/waline/node_modules/@waline/vercel/vanilla.js", import.meta.url).pathname;

/**
 * Starts Waline.
 *
 * @param {(undo: () => unknown) => void} after
 * @param {Record<string, string>} settings besides those here
 */
export async function waline(after, settings = {}) {
	const later = lastFirst(after);
	const database = await postgres(later);
	database.psql(tables);
	const [port, others] = [await free(), await noOther(later)];
	const running = program(later, process.execPath, [module, `${port}`], {
		cwd: folder(later, "waline"),
		env: {
			...process.env,
			PG_HOST: "127.0.0.1",
			PG_PORT: `${database.port}`,
			PG_DB: "postgres",
			PG_USER: "tests",
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
		 * Asks the server, and gives its response as JSON.
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

/**
 * Starts the service that Waline asks at each request which other accounts may log in: none. Gives the
 * port.
 *
 * @param {(undo: () => unknown) => void} later
 */
async function noOther(later) {
	const nobody = createServer((_, answer) => answer.end('{"services":[]}'));
	const port = await free();
	await new Promise((resolve) => nobody.listen(port, "127.0.0.1", () => resolve(undefined)));
	later(() => {
		nobody.closeAllConnections();
		nobody.close();
	});
	return port;
}
