// What Go may ask of the page, one object an instance.

import { intl } from "./format.js";
import { interpreter } from "./interpreter.js";
import { request } from "./request.js";
import * as storage from "./storage.js";

// A page may replace these later; ours stay what they are.
const { parse, stringify } = JSON;

/**
 * @param {Record<number, Widget>} widgets by their numbers
 * @param {Page} page what the widgets of the page share
 */
export function host(widgets, page) {
	let apply;
	const boot = {
		/** Set when the instance has started: its memory. */
		memory: undefined,

		tables(tags, names) {
			apply = interpreter(tags.split(" "), names.split(" "));
		},
		/** Ends what looks at the page for the instance, when its last widget has gone. */
		rest: () => apply?.(),
		/** Where in memory the fingerprint of what is being rendered stands. */
		watch(at) {
			boot.rendering = () => new DataView(boot.memory()).getBigUint64(at, true).toString();
		},
		apply(id, first, ops, opsLength, text, textLength) {
			const memory = boot.memory();
			const widget = widgets[id];
			const root = widget.element.shadowRoot;
			// What happens meanwhile, a focus that is lost say, may make Go's memory
			// grow, and then no view of it is left: so the operations are a copy.
			const operations = new Uint8Array(memory, ops, opsLength).slice();
			widget.drawn(apply(root, first, operations, new Uint8Array(memory, text, textLength)));
		},

		fetch(id, number, url, options, limit) {
			const widget = widgets[id];
			const answer = page.refused.includes(url)
				? ["unreadable", 0, "", "", ""]
				: request(widget, url, options && parse(options), limit);
			queueMicrotask(async () => {
				const reply = await answer;
				if (widget.gone.aborted) return;
				widget.reading = url;
				boot.reply(id, number, ...reply);
			});
		},
		wait: (id, number, milliseconds) => setTimeout(boot.pass, milliseconds, id, number),

		scan(prefix) {
			const items = storage.scan(prefix);
			items.toJSON = undefined; // whatever a page has given to all lists
			return stringify(items);
		},
		volatile: storage.volatile,
		put(id, key, value) {
			const kept = storage.put(key, value);
			if (kept) queueMicrotask(() => page.stored(key, widgets[id]));
			return kept;
		},

		random: () => `${crypto.getRandomValues(new BigUint64Array(1))[0]}`,
		now: Date.now,
		address: page.address,
		navigate: (id, fragment) => page.navigate(fragment, widgets[id]),
		claim: (id, name) => page.claim(name, widgets[id]),
		tell: (id, name, detail) => widgets[id].tell(name, parse(detail)),
		settle: (id, sentence) => widgets[id].settle(sentence),
		counted: (id, n) => widgets[id].show(n),
		intl,
		session: storage.session,
	};
	return boot;
}
