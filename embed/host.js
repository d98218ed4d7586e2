// What Go may ask of the page, one object an instance.

import { take } from "./early.js";
import { intl } from "./format.js";
import { interpreter } from "./interpreter.js";
import * as storage from "./storage.js";

// A page may replace these later; ours stay what they are.
const { parse, stringify } = JSON;

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 30_000;

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

		fetch(id, number, method, url, body) {
			const { gone, early } = widgets.get(id);
			request(method, url, body, gone, early).then((reply) => {
				if (!gone.aborted) boot.reply(id, number, ...reply);
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
		now: () => Date.now(),
		address: () => page.address,
		navigate: (id, fragment) => page.navigate(fragment, widgets.get(id)),
		claim: (id, name) => page.claim(name, widgets.get(id)),
		tell: (id, name, detail) => widgets.get(id).tell(name, parse(detail)),
		settle: (id, ticket, sentence) => widgets.get(id).settle(ticket, sentence),
		counted: (id, n) => widgets.get(id).show(n),
		intl,
	};
	return boot;
}

// Sends a request and gives what package source calls a reply: how it failed,
// the status, the media type and the text.
async function request(method, url, body, gone, early) {
	const patience = new AbortController();
	const stop = () => patience.abort();
	const timer = setTimeout(stop, PATIENCE);
	gone.addEventListener("abort", stop);
	try {
		const { href } = new URL(url, document.baseURI);
		const { signal } = patience;
		const response = await within(take(early, href, { method, body: body || undefined, signal }), signal);
		const text = await within(response.text(), signal);
		const type = (response.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
		return ["", response.status, type, text, response.url];
	} catch {
		return [patience.signal.aborted ? "timeout" : "unreachable", 0, "", "", ""];
	} finally {
		clearTimeout(timer);
		gone.removeEventListener("abort", stop);
	}
}

// An early request knows nothing of the signal, so it is raced with it.
function within(promise, signal) {
	return new Promise((resolve, reject) => {
		signal.addEventListener("abort", reject, { once: true });
		promise.then(resolve, reject);
	});
}
