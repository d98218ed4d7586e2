// This is a proxy that stands before a real server, and that a test may tell to do harm.

import { createServer, request as ask } from "node:http";
import { buffer } from "node:stream/consumers";
import { fail } from "./faults.js";
import { free } from "./process.js";

/**
 * What a test may have it do.
 *
 * @typedef {object} Does
 * @property {(request: any) => any} [answer] the response to a request instead of the server's, or nothing
 * @property {(request: any) => boolean} [lose] whether the server's response to a request is lost on its way
 * @property {(request: any) => number | undefined} [fault] the number of the fault that a request meets, of those in
 *   faults.js
 * @property {boolean} [bare] the guide for the site's own proxy is not followed
 */

export class Front {
	/** @type {Does} */
	does = {};
	/** All requests so far, each with its method, url and headers. */
	requests = [];
	#asked = new Set(); // requests that the server works on
	#failing = new Set(); // those that meet a fault
	#port;

	/** @param {number} port of the server behind it */
	constructor(port) {
		this.#port = port;
	}

	/** Takes requests at a port. */
	async open(port, later) {
		const proxy = createServer((incoming, outgoing) => this.#take(incoming, outgoing));
		await new Promise((resolve) => proxy.listen(port, "localhost", resolve));
		later(() => {
			proxy.closeAllConnections();
			proxy.close();
		});
	}

	/** Stands before a server at an origin, and gives its own. */
	static async before(origin, later) {
		const front = new Front(Number(new URL(origin).port));
		const port = await free();
		await front.open(port, later);
		return Object.assign(front, { origin: `http://localhost:${port}` });
	}

	/** Waits until the server has done what it was asked. */
	async quiet() {
		while (this.#asked.size) await new Promise((resolve) => setTimeout(resolve, 5));
	}

	/** How many requests meet a fault just now, which may hold them up. */
	failing() {
		return this.#failing.size;
	}

	/** Whether the server answers a request only when something happens. */
	held(_url) {
		return false;
	}

	/** What the proxy itself answers, undefined for what the server is asked. */
	own(request) {
		return this.does.answer?.(request);
	}

	/** The headers of a request, as the server gets them. */
	sent({ headers }) {
		return headers;
	}

	/** The headers of the server's response, as the page gets them. */
	given(_url, headers) {
		return headers;
	}

	#take(incoming, outgoing) {
		const request = { method: incoming.method, url: incoming.url, headers: incoming.headers };
		this.requests.push(request);
		// Where a connection that was used before ends without a response, a browser sends a comment again
		// by itself.
		outgoing.shouldKeepAlive = false;
		const said = this.own(request);
		if (said) return instead(said, outgoing);
		const fault = this.does.fault?.(request);
		if (fault !== undefined) return this.#spoil(fault, incoming, outgoing);
		this.#ask(incoming, outgoing).then((given) => {
			if (this.does.lose?.(request)) lose(given, outgoing);
			else {
				outgoing.writeHead(given.status, given.headers);
				given.answer.pipe(outgoing);
			}
		});
	}

	/** Has a request meet a fault. */
	#spoil(fault, incoming, outgoing) {
		this.#failing.add(outgoing);
		outgoing.on("close", () => this.#failing.delete(outgoing));
		buffer(incoming).then((body) =>
			fail(fault, incoming, outgoing, async () => {
				const { answer, ...said } = await this.#ask(incoming, outgoing, body);
				const { "transfer-encoding": _, ...headers } = said.headers;
				return { ...said, headers, body: await buffer(answer) };
			}),
		);
	}

	/** What the server answers. */
	#ask(incoming, outgoing, body) {
		const { method, url } = incoming;
		return new Promise((resolve) => {
			if (!this.held(url)) this.#asked.add(incoming);
			const headers = this.sent(incoming);
			// A connection that was kept may be closed just then, and the browser would send a comment again by itself.
			const inner = ask({ host: "127.0.0.1", port: this.#port, method, path: url, headers, agent: false }, (answer) => {
				resolve({ status: answer.statusCode, headers: this.given(url, answer.headers), answer });
			});
			inner.on("close", () => this.#asked.delete(incoming));
			inner.on("error", () => outgoing.destroy());
			if (body) inner.end(body);
			else incoming.pipe(inner);
		});
	}
}

/** Answers in the server's place. */
function instead({ status = 200, headers, body, cut }, outgoing) {
	outgoing.writeHead(status, {
		"access-control-allow-origin": "*",
		"access-control-allow-headers": "*, X-JWT",
		...headers,
	});
	if (!cut) return outgoing.end(body);
	outgoing.write(body);
	setImmediate(() => outgoing.destroy());
}

/** Loses a response. Where none begins, browsers send a request again by themselves. */
function lose({ status, headers, answer }, outgoing) {
	outgoing.writeHead(status, { ...headers, "content-length": 9999 });
	outgoing.write("{");
	answer.resume();
	setImmediate(() => outgoing.destroy());
}
