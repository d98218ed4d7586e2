// Requests to the hosts of articles and threads, some of them while the module is
// still on its way.

/** @import { Reply } from "./host.js" */
/** @import { Guest } from "./page.js" */

/** How many milliseconds to wait for an answer. */
const PATIENCE = 30_000;

/**
 * Sends a request for a guest and gives what package source calls a reply:
 * how it failed, the status, the headers as lines, the text and the address. If the
 * request was made early, it takes that answer, once.
 *
 * @param {Pick<Guest, "gone" | "early">} guest whose end ends the request
 * @param {string} url relative to the page
 * @param {RequestInit} [options] none to get what is there
 * @param {number} [limit] milliseconds, PATIENCE where it is 0
 * @param {boolean} [stale] takes an answer of an earlier visit where the network is gone,
 *   as far as the server lets the browser keep it: nothing is kept here
 * @returns {Promise<Reply>}
 */
export async function request({ gone, early }, url, options, limit, stale) {
	if (!options && early[url]) {
		const reply = early[url];
		delete early[url];
		return reply;
	}
	const patience = AbortSignal.timeout(limit || PATIENCE);
	const send = (options) => fetch(url, { __proto__: null, ...options, signal: AbortSignal.any([gone, patience]) });
	let response;
	let came = 0;
	try {
		try {
			response = await send(options);
		} catch (error) {
			const kept = stale && (await send({ cache: "force-cache" }));
			if (!kept?.ok) throw error;
			response = kept;
			came = Date.parse(kept.headers.get("date")) || 1;
			if (Date.now() - came < 60_000) came = 0; // the network is back
		}
		const head = [...response.headers].join("\n");
		const body = await text(await response.blob(), response.headers.get("content-type"));
		return ["", response.status, head, body, response.url, came];
	} catch {
		return [patience.aborted ? "timeout" : response ? "cut" : "unreachable", 0, "", "", "", 0];
	}
}

/** Makes a request early that a guest is going to make. */
export const ask = (guest, url, options, stale) =>
	(guest.early[url] ??= request(guest, url, options, undefined, stale));

/**
 * What a file says in its own character set: by its first bytes, else as its type tells. WebKit's blobs do not tell.
 *
 * @returns {PromiseLike<string>}
 */
const text = (blob, type) =>
	/** @type {any} */ ({
		// biome-ignore lint/suspicious/noThenProperty: pages replace Promise, and this is awaited at once
		then(read, fail) {
			const reader = new FileReader();
			reader.onload = () => read(/** @type {string} */ (reader.result));
			reader.onerror = fail;
			reader.readAsText(blob, /charset="?([^";]+)/.exec(type)?.[1]);
		},
	});
