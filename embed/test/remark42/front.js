// What stands before the real server, on another site than the pages': a proxy as a site
// has one, which does what the guide says, and the harm that a test tells it to do.

import { createServer, request as ask } from "node:http";
import { buffer } from "node:stream/consumers";
import { fail } from "../server/faults.js";

/**
 * What a test may have it do.
 *
 * @typedef {object} Does
 * @property {(request: any) => any} [answer] an answer instead of the server's, for the requests that it gives something for
 * @property {(request: any) => boolean} [lose] whether the answer of the server to a request is lost on its way
 * @property {(request: any) => number | undefined} [fault] the number of the fault that a request meets, of those in
 *   ../server/faults.js
 * @property {boolean} [bare] the guide is not followed
 */

export class Front {
	/** @type {Does} */
	does = {};
	/** All requests so far, each with its method, url and headers. */
	requests = [];
	#asked = new Set(); // requests that the server works on
	#failing = new Set(); // those that meet a fault
	#addresses = 0;
	#port;
	#site;

	/**
	 * @param {number} port of the server behind it
	 * @param {string} site the origin whose pages may log in
	 */
	constructor(port, site) {
		this.#port = port;
		this.#site = site;
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

	/** Waits until the server has done what it was asked. */
	async quiet() {
		while (this.#asked.size) await new Promise((resolve) => setTimeout(resolve, 5));
	}

	/** How many requests meet a fault just now, which may hold them up. */
	get failing() {
		return this.#failing.size;
	}

	#take(incoming, outgoing) {
		const request = { method: incoming.method, url: incoming.url, headers: incoming.headers };
		this.requests.push(request);
		// On a connection that it has used before, and that ends without an answer, a browser
		// sends a comment again by itself.
		outgoing.shouldKeepAlive = false;
		const said = this.does.answer?.(request);
		if (said) return instead(said, outgoing);
		if (request.url.split("?")[0] === "/auth/afterword" && !this.does.bare)
			return handOver(request, this.#site, outgoing);
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

	/** What the server answers, with what the guide says added. */
	#ask(incoming, outgoing, body) {
		const { method, url } = incoming;
		return new Promise((resolve) => {
			this.#asked.add(incoming);
			const headers = { ...incoming.headers, "x-forwarded-for": this.#addressFor(incoming) };
			// A connection that was kept may be closed just then, and the browser would send a comment again by itself.
			const inner = ask({ host: "127.0.0.1", port: this.#port, method, path: url, headers, agent: false }, (answer) => {
				const given = this.does.bare ? answer.headers : withToken(url, answer.headers);
				resolve({ status: answer.statusCode, headers: given, answer });
			});
			inner.on("close", () => this.#asked.delete(incoming));
			inner.on("error", () => outgoing.destroy());
			if (body) inner.end(body);
			else incoming.pipe(inner);
		});
	}

	/** The server limits requests by address, and knows an anonymous reader by theirs. */
	#addressFor({ url, headers }) {
		const next = ++this.#addresses;
		return (url.startsWith("/auth/") && headers["x-forwarded-for"]) || `20.0.${next >> 8}.${next & 255}`;
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

/** The page of the guide that gives the site's pages what the log-in left. */
function handOver({ headers }, site, outgoing) {
	const [, token = ""] = /(?:^|; )JWT=([^;]*)/.exec(headers.cookie ?? "") ?? [];
	outgoing.writeHead(200, { "content-type": "text/html" });
	outgoing.end(`<script>opener.postMessage("${token}", "${site}")</script>`);
}

/** An answer of a log-in, with the token where pages of other sites can read it. */
function withToken(url, headers) {
	if (!url.startsWith("/auth/")) return headers;
	const cookie = (headers["set-cookie"] ?? []).find((cookie) => cookie.startsWith("JWT="));
	return {
		...headers,
		"access-control-expose-headers": "X-JWT",
		...(cookie && { "x-jwt": cookie.slice(4).split(";")[0] }),
	};
}

/** Loses an answer. Where none begins, browsers send a request again by themselves. */
function lose({ status, headers, answer }, outgoing) {
	outgoing.writeHead(status, { ...headers, "content-length": 9999 });
	outgoing.write("{");
	answer.resume();
	setImmediate(() => outgoing.destroy());
}
