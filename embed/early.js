// What an element is going to ask for, asked while the module is still on its
// way.

const waiting = new Map();

/** @param {string} url */
export function ask(url) {
	if (waiting.has(url)) return;
	const response = fetch(url);
	response.catch(() => {}); // it is told when somebody takes it
	waiting.set(url, response);
}

/**
 * The response to a request that was made early, once, or a new one.
 *
 * @param {string} url
 * @param {RequestInit} init
 * @returns {Promise<Response>}
 */
export function take(url, init) {
	const response = init.method === "GET" && waiting.get(url);
	waiting.delete(url);
	return response || fetch(url, init);
}

/**
 * The address of the first request of a thread, where its source has one.
 *
 * @param {string} thread scheme:rest
 */
export function firstRequest(thread) {
	const [, scheme, rest] = /^([^:]*):(.*)$/s.exec(thread) ?? [];
	const template = Object.hasOwn(__FIRST__, scheme) && __FIRST__[scheme];
	return template ? template.replace("{rest}", () => rest) : "";
}
