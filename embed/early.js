// What an element is going to ask for, asked while the module is still on its
// way.

/**
 * Asks for a URL, relative to the page, on behalf of a widget.
 *
 * @param {Widget} widget whose end ends the request
 * @param {string} url
 */
export function ask({ gone, early }, url) {
	try {
		const { href } = new URL(url, document.baseURI);
		const response = fetch(href, { signal: gone });
		response.catch(() => {}); // it is told when somebody takes it
		early.set(href, response);
	} catch {
		// Not an address: the article or the thread says so when it is asked for.
	}
}

/**
 * The response to a request that was made early, once, or a new one.
 *
 * @param {Map<string, Promise<Response>>} early those of the widget
 * @param {string} href
 * @param {RequestInit} init
 * @returns {Promise<Response>}
 */
export function take(early, href, init) {
	const response = init.method === "GET" && early?.get(href);
	early?.delete(href);
	return response || fetch(href, init);
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
