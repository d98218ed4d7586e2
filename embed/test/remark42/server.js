// The real Remark42 server, and what stands before it: a proxy as a site has
// one, which a test may tell to do harm.

import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import { createServer as listen } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fail } from "../server/faults.js";

/** A free port. */
async function free() {
	const server = createServer();
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address();
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** A mail server that keeps what it gets. */
async function mailbox(later) {
	const messages = [];
	const server = listen((socket) => {
		let message;
		let rest = "";
		const say = (line) => socket.write(`${line}\r\n`);
		say("220 ready");
		socket.on("error", () => {});
		socket.on("data", (data) => {
			rest += data;
			for (;;) {
				const end = rest.indexOf("\r\n");
				if (end < 0) return;
				const line = rest.slice(0, end);
				rest = rest.slice(end + 2);
				if (message !== undefined) {
					if (line !== ".") {
						message += `${line}\n`;
						continue;
					}
					messages.push(message);
					message = undefined;
					say("250 kept");
				} else if (/^DATA/i.test(line)) {
					message = "";
					say("354 go on");
				} else if (/^QUIT/i.test(line)) {
					say("221 bye");
					socket.end();
				} else say("250 ok");
			}
		});
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	later(() => new Promise((resolve) => server.close(resolve)));
	return { messages, port: server.address().port };
}

/** What a log-in by e-mail has to be told, from the last message, which may still be on its way. */
export async function code({ messages }) {
	for (let tries = 0; tries < 200 && !messages.length; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
	const text = messages
		.at(-1)
		.replaceAll(/=\n/g, "")
		.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
	const decoded = text.replace(/\n\n([A-Za-z0-9+/=\n]+)\n*$/, (_, body) => Buffer.from(body, "base64").toString());
	return /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(decoded)[0];
}

/**
 * Starts the server, and before it a proxy on another site than the pages'
 * which does what the guide says, and what `front.does` says:
 *
 * - answer: an answer instead of the server's, for the requests that it gives
 *   something for
 * - lose: whether the answer of the server to a request is lost on its way
 * - fault: the number of the fault that a request meets, of those in ../server/faults.js
 * - bare: the guide is not followed
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
	const child = spawn(process.env.REMARK42, ["server", "--address=127.0.0.1", `--port=${port}`], {
		cwd: folder,
		env: {
			...process.env,
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
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	let log = "";
	for (const out of [child.stdout, child.stderr]) out.on("data", (data) => (log += data));
	const ended = new Promise((resolve) => child.on("exit", resolve));
	later(() => {
		child.kill("SIGKILL");
		return ended;
	});
	const does = {};
	const asked = new Set(); // requests that the server works on
	const failing = new Set(); // those that meet a fault
	const requests = [];
	let address = 0;
	const proxy = createServer((incoming, outgoing) => {
		const seen = { method: incoming.method, url: incoming.url, headers: incoming.headers };
		requests.push(seen);
		// On a connection that it has used before, and that ends without an answer, a browser
		// sends a comment again by itself.
		outgoing.shouldKeepAlive = false;
		const said = does.answer?.(seen);
		if (said) {
			outgoing.writeHead(said.status ?? 200, {
				"access-control-allow-origin": "*",
				"access-control-allow-headers": "*, X-JWT",
				...said.headers,
			});
			if (said.cut) {
				outgoing.write(said.body);
				setImmediate(() => outgoing.destroy());
			} else outgoing.end(said.body);
			return;
		}
		if (incoming.url.split("?")[0] === "/auth/afterword" && !does.bare) {
			const [, token = ""] = /(?:^|; )JWT=([^;]*)/.exec(incoming.headers.cookie ?? "") ?? [];
			outgoing.writeHead(200, { "content-type": "text/html" });
			outgoing.end(`<script>opener.postMessage("${token}", "${site}")</script>`);
			return;
		}
		const { method, url } = incoming;
		/** What the server answers, with what the guide says added. */
		const server = (body) =>
			new Promise((resolve) => {
				asked.add(incoming);
				// The server limits requests by address, and knows an anonymous reader by theirs.
				const known = url.startsWith("/auth/") && incoming.headers["x-forwarded-for"];
				address++;
				const from = known || `20.0.${address >> 8}.${address & 255}`;
				const headers = { ...incoming.headers, "x-forwarded-for": from };
				// A connection that was kept may be closed just then, and the browser would send a comment again by itself.
				const inner = ask({ host: "127.0.0.1", port, method, path: url, headers, agent: false }, (answer) => {
					const given = { ...answer.headers };
					const cookie = (given["set-cookie"] ?? []).find((cookie) => cookie.startsWith("JWT="));
					if (!does.bare && url.startsWith("/auth/")) {
						given["access-control-expose-headers"] = "X-JWT";
						if (cookie) given["x-jwt"] = cookie.slice(4).split(";")[0];
					}
					resolve({ status: answer.statusCode, headers: given, answer });
				});
				inner.on("close", () => asked.delete(incoming));
				inner.on("error", () => outgoing.destroy());
				if (body) inner.end(body);
				else incoming.pipe(inner);
			});
		const fault = does.fault?.(seen);
		if (fault !== undefined) {
			failing.add(outgoing);
			outgoing.on("close", () => failing.delete(outgoing));
			buffer(incoming).then((body) =>
				fail(fault, incoming, outgoing, async () => {
					const { answer, ...said } = await server(body);
					const { "transfer-encoding": _, ...headers } = said.headers;
					return { ...said, headers, body: await buffer(answer) };
				}),
			);
			return;
		}
		server().then(({ status, headers, answer }) => {
			if (does.lose?.(seen)) {
				// Where no answer begins, browsers send a request again by themselves.
				outgoing.writeHead(status, { ...headers, "content-length": 9999 });
				outgoing.write("{");
				answer.resume();
				setImmediate(() => outgoing.destroy());
				return;
			}
			outgoing.writeHead(status, headers);
			answer.pipe(outgoing);
		});
	});
	await new Promise((resolve) => proxy.listen(outside, "localhost", resolve));
	later(() => {
		proxy.closeAllConnections();
		proxy.close();
	});
	const server = {
		origin,
		port,
		folder,
		post,
		does,
		requests,
		log: () => log,
		/** Waits until the server has done what it was asked. */
		async quiet() {
			while (asked.size) await new Promise((resolve) => setTimeout(resolve, 5));
		},
		/** How many requests meet a fault just now, which may hold them up. */
		failing: () => failing.size,
		/** The thread attribute for a page. */
		thread: (page) => `remark42:${origin}?site=demo&url=${encodeURIComponent(page)}`,
		/** Requests of the API by their method and the start of their path. */
		of: (method, path) => requests.filter((r) => r.method === method && r.url.startsWith(path)),
		/** What the server itself answers, as JSON; with the moderators' password if asked. */
		async api(path, { method = "GET", admin = false, body, headers = {} } = {}) {
			address++;
			const response = await fetch(`http://127.0.0.1:${port}/${path}`, {
				method,
				body,
				headers: {
					"x-forwarded-for": `20.1.${address >> 8}.${address & 255}`,
					...(admin && { authorization: `Basic ${btoa("admin:admin")}` }),
					...headers,
				},
			});
			const text = await response.text();
			if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
			return { text, headers: response.headers, json: () => JSON.parse(text) };
		},
		/** A writer without a browser: a function that posts. */
		async writer(name) {
			const { headers } = await server.api(`auth/anonymous/login?aud=demo&user=${encodeURIComponent(name)}`);
			const [, jwt] = /JWT=([^;]+)/.exec(headers.get("set-cookie"));
			return async (page, text, pid = "") => {
				const body = JSON.stringify({ text, pid, locator: { site: "demo", url: page } });
				return (
					await server.api("api/v1/comment?site=demo", { method: "POST", body, headers: { "x-jwt": jwt } })
				).json();
			};
		},
	};
	for (let i = 0; i < 600; i++) {
		try {
			await server.api("ping");
			return server;
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
	throw new Error(`the server does not start: ${log}`);
}
