// This draws, by a number, what may go wrong between a page and a server. The same number gives the same
// fault.

/** @import { IncomingMessage, ServerResponse } from "node:http" */

/** Sorry, in the wrong format: none of these is what was asked for. */
const wrong = ["<!doctype html><title>Sorry</title>", "[]", '{"comments":[{', "{}", ""];

/**
 * The faults: each is given the response to a request, the rest of the number that it was drawn by, and a
 * way to have the server answer. A fault that calls that has reached the server.
 *
 * @type {((answer: ServerResponse, n: number, server: () => Promise<Answer>, asked: IncomingMessage) => unknown)[]}
 */
const faults = [
	/** Refused: nobody is there. */
	(answer) => answer.destroy(),
	/** Reset, when the response has begun: where it has not, browsers send a request again by themselves. */
	async (answer, _n, server) => {
		const { status, headers } = await server();
		answer.writeHead(status, { ...headers, "content-length": 9999 });
		answer.write(" ", () => answer.destroy());
	},
	/** Cut at a byte, when its head has gone: as above. */
	async (answer, n, server) => {
		const { status, headers, body } = await server();
		answer.writeHead(status, { ...headers, "content-length": body.length + 1 });
		answer.flushHeaders();
		answer.write(body.subarray(0, n % (body.length + 1)), () => setImmediate(() => answer.destroy()));
	},
	/** Late on the way there: what was sent later comes first. */
	async (answer, n, server) => {
		await after(n % 60);
		if (!answer.destroyed) give(answer, await server());
	},
	/** Late on the way back. */
	async (answer, n, server) => {
		const said = await server();
		await after(n % 60);
		give(answer, said);
	},
	/**
	 * Too late for a page that waits less than two seconds, which gives up. A preflight is not that late:
	 * Chromium still sends a request that was given up then, if it may outlive its page.
	 */
	async (answer, n, server, { method }) => {
		const said = await server();
		await after(method === "OPTIONS" ? n % 60 : 2000);
		give(answer, said);
	},
	/** Slow: byte after byte. */
	async (answer, n, server) => {
		const { status, headers, body } = await server();
		answer.writeHead(status, headers);
		const piece = Math.ceil(body.length / (2 + (n % 20)));
		for (let at = 0; at < body.length; at += piece) {
			answer.write(body.subarray(at, at + piece));
			await after(2);
		}
		answer.end();
	},
	/** Twice. A comment is not sent twice: no network does that, and the server would have two. */
	async (answer, _n, server, { method }) => {
		if (method !== "POST") await server();
		give(answer, await server());
	},
	/** Too many requests, or a proxy in front of the server is too busy: the server was not asked. */
	(answer, n) =>
		give(answer, sorry([429, 503][n & 1], [{ "retry-after": "1" }, { "ratelimit-reset": "1" }, {}][n % 3])),
	/** A problem of the server's, before it has done what it was asked, or after. */
	async (answer, n, server) => {
		if (n & 1) await server();
		give(answer, sorry([500, 502, 503, 504][(n >> 1) & 3], n & 8 ? { "retry-after": "1" } : {}));
	},
	/** A response that makes no sense, before the server has done what it was asked, or after. */
	async (answer, n, server) => {
		if (n & 1) await server();
		give(answer, { ...sorry(200, {}), body: Buffer.from(wrong[(n >> 1) % wrong.length]) });
	},
];

const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @typedef {{ status: number, headers: Record<string, any>, body: Buffer }} Answer */

/** @returns {Answer} */
const sorry = (status, headers) => ({
	status,
	headers: {
		"access-control-allow-origin": "*",
		"access-control-expose-headers": "Retry-After, RateLimit-Reset",
		"content-type": "text/html",
		...headers,
	},
	body: Buffer.from(wrong[0]),
});

/** @param {ServerResponse} answer */
export function give(answer, { status, headers, body }) {
	answer.writeHead(status, headers);
	answer.end(body);
}

/**
 * Answers a request with the fault of a number.
 *
 * @param {number} n
 * @param {IncomingMessage} asked
 * @param {ServerResponse} answer
 * @param {() => Promise<Answer>} server sends the request to the server
 */
export const fail = (n, asked, answer, server) =>
	faults[n % faults.length](answer, Math.floor(n / faults.length), server, asked);
