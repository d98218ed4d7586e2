// What is asked of the hosts of articles and threads, some of it while the
// module is still on its way.

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 30_000;

/**
 * Sends a request for a widget and gives what package source calls a reply:
 * how it failed, the status, the headers as lines, the text and the address. A
 * request that was made early is answered by that one, once.
 *
 * @param {Widget} widget whose end ends the request
 * @param {string} url relative to the page
 * @param {RequestInit} [options] none to get what is there
 * @param {number} [limit] milliseconds, PATIENCE where it is 0
 * @returns {Promise<[string, number, string, string, string]>}
 */
export function request({ gone, early }, url, options, limit) {
	const reply = !options && early?.[url];
	if (reply) delete early[url];
	return reply || send(gone, url, options, limit);
}

/** Asks for a URL on behalf of a widget that is going to ask for it. */
export function ask({ gone, early }, url, options) {
	early[url] ??= send(gone, url, options);
	return early[url];
}

async function send(gone, url, options, limit) {
	const patience = AbortSignal.timeout(limit || PATIENCE);
	let response;
	try {
		const signal = AbortSignal.any([gone, patience]);
		response = await fetch(url, { __proto__: null, ...options, signal });
		const head = [...response.headers].join("\n");
		return [
			"",
			response.status,
			head,
			await text(await response.blob(), response.headers.get("content-type")),
			response.url,
		];
	} catch {
		return [patience.aborted ? "timeout" : response ? "cut" : "unreachable", 0, "", "", ""];
	}
}

/** What a file says in its own character set: by its first bytes, else as its type tells. WebKit's blobs do not tell. */
const text = (blob, type) => ({
	// biome-ignore lint/suspicious/noThenProperty: pages replace Promise, and this is awaited at once
	then(read, fail) {
		const reader = new FileReader();
		reader.onload = () => read(reader.result);
		reader.onerror = fail;
		reader.readAsText(blob, /charset="?([^";]+)/.exec(type)?.[1]);
	},
});

/**
 * The address of the first request of a thread, where its source has one.
 *
 * @param {string | null} thread scheme:rest
 */
export function firstRequest(thread) {
	const [, scheme, rest] = thread?.match(/^(\w+):(\S+)$/) ?? [];
	return __FIRST__[scheme]?.replace?.("{rest}", () => rest);
}
