// What Go may ask of the page: one object for each instance.

import { intl } from "./format.js";
import { interpreter } from "./interpreter.js";
import { parse, pause } from "./pristine.js";
import { request } from "./request.js";
import { put, scan, session, volatile } from "./storage.js";

/** @import { Given, Host, Page, Reply } from "./host.js" */
/** @import { Guest } from "./page.js" */

/**
 * @param {Record<number, Guest>} guests by their numbers
 * @param {Page} page what the guests of the page share
 */
export function createHost(guests, page) {
	/** @type {Given & Partial<Host>} */
	const host = {
		/** Where in memory the fingerprint of what is being rendered stands. */
		rendering: 0,
		locks: /** @type {any} */ ({ __proto__: null }),
		windows: /** @type {any} */ ({ __proto__: null }),
		texts: /** @type {any} */ ({ __proto__: null }),
		intl,
		scan,
		session,
		volatile,
		now: Date.now,

		tables(tags, names) {
			host.draw = interpreter(tags.split(" "), names.split(" "));
		},
		apply(id, first, ops, opsLength, text, textLength) {
			const memory = host.memory();
			// Operations can make events happen, for example when an element loses the
			// focus. Go's memory may grow then, and a view of it is gone: so this is a copy.
			const operations = new Uint8Array(memory, ops, opsLength).slice();
			const { element } = guests[id];
			guests[id].drawn(host.draw(element.shadowRoot, first, operations, new Uint8Array(memory, text, textLength)));
		},

		async fetch(id, number, url, options, limit, stale) {
			const guest = guests[id];
			/** @type {Reply} */
			const reply = page.refused.includes(url)
				? ["unreadable", 0, "", "", "", 0]
				: await request(guest, url, options && { ...parse(options), ...host.form }, limit, stale);
			await pause;
			if (guest.gone.aborted) return;
			guest.reading &&= url;
			host.reply(id, number, ...reply);
		},
		wait: (id, number, milliseconds) => setTimeout(host.pass, milliseconds, id, number),
		put(id, key, value) {
			const kept = put(key, value);
			if (kept) queueMicrotask(() => page.stored(key, guests[id]));
			return kept;
		},
		navigate: (id, fragment) => page.navigate(fragment, guests[id]),
		claim: (id, name) => page.claim(name, guests[id]),
		tell: (id, name, detail) => guests[id].tell(name, parse(detail)),
		settle: (id, sentence) => guests[id].settle(sentence),
		counted: (id, n) => guests[id].show(n),
	};
	return host;
}
