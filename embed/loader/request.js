// What is asked of the hosts of articles and threads, some of it while the
// module is still on its way.

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 30_000;

/**
 * Sends a request for a widget and gives what package source calls a reply:
 * how it failed, the status, the media type, the text and the address. A
 * request that was made early is answered by that one, once.
 *
 * @param {Widget} widget whose end ends the request
 * @param {string} method
 * @param {string} url relative to the page
 * @param {string} body "" for none
 * @returns {Promise<[string, number, string, string, string]>}
 */
export function request({ gone, early }, method, url, body) {
	const reply = method === "GET" && early?.get(url);
	early?.delete(url);
	return reply || send(gone, method, url, body);
}

/** Asks for a URL on behalf of a widget that is going to ask for it. */
export function ask({ gone, early }, url) {
	early.set(url, send(gone, "GET", url));
}

async function send(gone, method, url, body) {
	const patience = AbortSignal.timeout(PATIENCE);
	try {
		const signal = AbortSignal.any([gone, patience]);
		const response = await fetch(url, { method, body: body || undefined, signal });
		const text = await response.text();
		const type = (response.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
		return ["", response.status, type, text, response.url];
	} catch {
		return [patience.aborted ? "timeout" : "unreachable", 0, "", "", ""];
	}
}

/**
 * The address of the first request of a thread, where its source has one.
 *
 * @param {string | null} thread scheme:rest
 */
export function firstRequest(thread) {
	const scheme = Object.keys(__FIRST__).find((scheme) => thread?.startsWith(`${scheme}:`));
	return scheme && __FIRST__[scheme].replace("{rest}", () => thread.slice(scheme.length + 1));
}
