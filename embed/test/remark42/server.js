// This starts the real Remark42 server, for a test.

import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Remark42Front } from "./front.js";
import { mailbox } from "./mailbox.js";

/** A free port. */
async function free() {
	const server = createServer();
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address();
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/**
 * Starts the server, with a mailbox, and what stands before it.
 *
 * @param {(undo: () => unknown) => void} later
 * @param {string} site the origin whose pages may log in
 * @param {Record<string, string>} settings of the server, besides those here
 */
export async function remark42(later, site, settings = {}) {
	const folder = mkdtempSync(join(tmpdir(), "remark42-"));
	later(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
	const post = await mailbox(later);
	const [port, outside] = [await free(), await free()];
	const origin = `http://localhost:${outside}`;
	const log = start(later, port, folder, {
		REMARK_URL: origin,
		SECRET: "secret",
		SITE: "demo",
		ADMIN_PASSWD: "admin",
		AUTH_ANON: "true",
		AUTH_DEV: "true",
		AUTH_EMAIL_ENABLE: "true",
		AUTH_EMAIL_FROM: "talk@example.test",
		SMTP_HOST: "127.0.0.1",
		SMTP_PORT: `${post.port}`,
		AUTH_TTL_JWT: "720h",
		UPDATE_LIMIT: "1000",
		...settings,
	});
	const front = new Remark42Front(port, site);
	await front.open(outside, later);
	const server = new Server({ origin, port, folder, post, log, front });
	await server.ready();
	return server;
}

/** Starts the program. Gives a function that tells what it has said. */
function start(later, port, folder, settings) {
	const child = spawn(process.env.REMARK42, ["server", "--address=127.0.0.1", `--port=${port}`], {
		cwd: folder,
		env: { ...process.env, ...settings },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let said = "";
	for (const out of [child.stdout, child.stderr]) out.on("data", (data) => (said += data));
	const ended = new Promise((resolve) => child.on("exit", resolve));
	later(() => {
		child.kill("SIGKILL");
		return ended;
	});
	return () => said;
}

class Server {
	#front;
	#addresses = 0;

	constructor({ origin, port, folder, post, log, front }) {
		Object.assign(this, { origin, port, folder, post, log });
		this.#front = front;
		this.requests = front.requests;
		this.does = front.does;
	}

	/** Waits until it answers. */
	async ready() {
		for (let i = 0; i < 600; i++) {
			try {
				return await this.api("ping");
			} catch {
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		}
		throw new Error(`the server does not start: ${this.log()}`);
	}

	held() {
		return false;
	}

	/** Waits until the server has done what it was asked. */
	quiet() {
		return this.#front.quiet();
	}

	/** How many requests meet a fault just now, which may hold them up. */
	failing() {
		return this.#front.failing();
	}

	/** The thread attribute for a page. */
	thread(page) {
		return `remark42:${this.origin}?site=demo&url=${encodeURIComponent(page)}`;
	}

	/** The texts that it has of a page's thread, as they were written. */
	async texts(page) {
		const query = `site=demo&url=${encodeURIComponent(page)}&format=plain`;
		return (await this.api(`api/v1/find?${query}`)).json().comments.map(({ orig }) => orig);
	}

	/** Requests of the API by their method and the start of their path. */
	of(method, path) {
		return this.requests.filter((r) => r.method === method && r.url.startsWith(path));
	}

	/** What the server itself answers, as JSON; with the moderators' password if asked. */
	async api(path, { method = "GET", admin = false, body, headers = {} } = {}) {
		const next = ++this.#addresses;
		const response = await fetch(`http://127.0.0.1:${this.port}/${path}`, {
			method,
			body,
			headers: {
				"x-forwarded-for": `20.1.${next >> 8}.${next & 255}`,
				...(admin && { authorization: `Basic ${btoa("admin:admin")}` }),
				...headers,
			},
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		return { text, headers: response.headers, json: () => JSON.parse(text) };
	}

	/** A writer without a browser: a function that posts. */
	async writer(name) {
		const { headers } = await this.api(`auth/anonymous/login?aud=demo&user=${encodeURIComponent(name)}`);
		const [, jwt] = /JWT=([^;]+)/.exec(headers.get("set-cookie"));
		return async (page, text, pid = "") => {
			const body = JSON.stringify({ text, pid, locator: { site: "demo", url: page } });
			return (await this.api("api/v1/comment?site=demo", { method: "POST", body, headers: { "x-jwt": jwt } })).json();
		};
	}
}
