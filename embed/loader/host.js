// What Go may ask of the page, one object an instance.

import { intl } from "./format.js";
import { interpreter } from "./interpreter.js";
import { request } from "./request.js";
import * as storage from "./storage.js";

// A page may replace these later; ours stay what they are.
const { parse, stringify } = JSON;

/**
 * @param {Map<number, Widget>} widgets those of this instance
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
		/** Where in memory the fingerprint of what is being rendered stands. */
		watch(at) {
			boot.rendering = () => new DataView(boot.memory()).getBigUint64(at, true).toString();
		},
		apply(id, first, ops, opsLength, text, textLength) {
			const memory = boot.memory();
			const widget = widgets.get(id);
			const root = widget.element.shadowRoot;
			// What happens meanwhile, a focus that is lost say, may make Go's memory
			// grow, and then no view of it is left: so the operations are a copy.
			const operations = new Uint8Array(memory, ops, opsLength).slice();
			apply(root, first, operations, new Uint8Array(memory, text, textLength));
			widget.drawn(root);
		},

		fetch(id, number, url, options, limit) {
			const widget = widgets.get(id);
			request(widget, url, options && parse(options), limit).then((reply) => {
				if (!widget.gone.aborted) boot.reply(id, number, ...reply);
			});
		},
		wait(id, number, milliseconds) {
			const { gone } = widgets.get(id);
			const timer = setTimeout(() => {
				gone.removeEventListener("abort", stop);
				boot.pass(id, number);
			}, milliseconds);
			const stop = () => clearTimeout(timer);
			gone.addEventListener("abort", stop, { once: true });
		},

		scan: (prefix) => stringify(storage.scan(prefix)),
		volatile: storage.volatile,
		put(id, key, value) {
			const kept = storage.put(key, value);
			if (kept) queueMicrotask(() => page.stored(key, widgets.get(id)));
			return kept;
		},

		random: () => `${crypto.getRandomValues(new BigUint64Array(1))[0]}`,
		now: Date.now,
		address: page.address,
		navigate: (id, fragment) => page.navigate(fragment, widgets.get(id)),
		claim: (id, name) => page.claim(name, widgets.get(id)),
		tell: (id, name, detail) => widgets.get(id).tell(name, parse(detail)),
		settle: (id, sentence) => widgets.get(id).settle(sentence),
		counted: (id, n) => widgets.get(id).show(n),
		intl,
	};
	return boot;
}
