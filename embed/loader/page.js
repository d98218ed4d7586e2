// What the widgets of one page share: the instances that they live in, the
// places that the page's address names, and news of changes in the storage.

import { instantiate } from "afterword:glue";
import { createHost } from "./host.js";
import { compile, moduleOf, ownOf } from "./module.js";
import { decode } from "./place.js";
import { find, listen, named, once, pause } from "./pristine.js";

/** @import { Host, Page, Reply } from "./host.js" */

/**
 * Each element has a memory of its own, so that a trap in one does not reach another.
 * Browsers have room for about a thousand memories, so beyond this many elements share.
 */
const MOST = 64;

/** How often a guest may trap, or an instance may trap as it starts, before we give up. */
const PATIENCE = 8;
const given = () => new Error("it stopped again and again");

/**
 * The guests that are mounted, by their numbers.
 *
 * @type {{ __proto__: null, [id: number]: Guest }}
 */
const guests = { __proto__: null };

/**
 * The instances that live or are being made, by their module and a number.
 *
 * @type {Record<string, Promise<Host>>}
 */
const slots = { __proto__: null };

let ids = 0;
let elements = 0;

/** Fingerprints of texts whose rendering trapped an instance, and URLs whose answers no instance can bear. */
const suspects = [0n];
const refused = [];

/** The guest that shows a place that the address names. */
let claimed;

const precedes = (a, b) => a.element.compareDocumentPosition(b.element) & 4;

/** @type {Page} */
const page = {
	refused,
	stored(key, writer) {
		for (const id in guests) if (guests[id] !== writer) guests[id].stored(key);
	},
	/** Tells whether a widget may show a place. Of several that have it, the first one shows it. */
	claim(name, widget) {
		if (claimed?.name === name && !claimed.widget.gone.aborted && precedes(claimed.widget, widget)) return false;
		claimed = { name, widget };
		return true;
	},
	navigate(encoded, widget) {
		claimed = undefined;
		const name = decode(encoded);
		const others = Object.values(guests).filter((guest) => guest.element);
		others.sort((a, b) => (precedes(a, b) ? -1 : 1));
		const found = [widget, ...others].some((guest) => guest.named(name, true));
		const element = named(name);
		if (!found && !element) return false;
		try {
			// A fragment that is a route of the page's own stays.
			if (`#${encoded}` !== location.hash && !/^#[/!]/.test(location.hash)) {
				history.pushState(history.state, "", `${location.href.split("#")[0]}#${encoded}`);
			}
		} catch {
			// A sandboxed page has no address of its own to change.
		}
		if (!found) widget.host.reveal(element);
		return true;
	},
};

/** The address that the page gives itself. */
export const pageURL = () => find("link[rel~=canonical]")?.href || location.href.split(/[?#]/)[0];

/**
 * @param {string} slot
 * @returns {Promise<Host>}
 */
async function make(slot) {
	const host = createHost(guests, page);
	Object.assign(host, { slot }, await instantiate(await compile(slot.split(" ")[0]), () => renew(host)));
	await pause;
	const registered = customElements.get("after-word");
	registered.host = host;
	host.start();
	registered.host = undefined;
	return host;
}

/** A guest lives in an instance: a widget or a counter. */
export class Guest {
	#stop = new AbortController();
	#forget;

	/** Aborted when it has left the page. */
	gone = this.#stop.signal;
	/**
	 * The requests that were made before the module was there.
	 *
	 * @type {Record<string, Promise<Reply>>}
	 */
	early = { __proto__: null };
	traps = 0;
	id = ++ids;

	/**
	 * @param {string | null} thread
	 * @param {HTMLElement} [element] none of a counter
	 */
	constructor(thread, element) {
		this.needs = ownOf(thread, element?.getAttribute("hide"));
		this.element = element;
		// Without a key, all of the storage has been cleared. Firefox and Safari tell a
		// page that was kept aside, and is shown again, of nothing that was stored meanwhile.
		const handler = ({ key, persisted = true }) => persisted && this.stored(key ?? "");
		for (const type of ["storage", "pageshow"]) this.listen(type, handler);
	}

	/** Listens for as long as it is in the page. */
	listen(type, handler) {
		listen(type, handler, { __proto__: null, signal: this.gone });
	}

	/** Finds an instance and begins in it once `said` has resolved, unless the guest has left by then. */
	async enter(said) {
		// A counter needs no memory of its own.
		this.slot ??= `${moduleOf(this.needs)} ${this.element ? elements++ % MOST : 0}`;
		let making;
		let host;
		let begun = 0;
		this.reading = " ";
		do {
			if (begun++ > PATIENCE) throw given();
			making = once(slots, this.slot, make);
			host = await making;
			await said;
			await pause;
		} while (making !== slots[this.slot]); // that instance has ended already
		if (this.gone.aborted) return release(host);
		guests[this.id] = this;
		this.host = host;
		this.#forget = host.keep(() => this.begin(host, suspects.join(" ")));
	}

	/** Leaves the page: nothing of it is left in its instance. */
	end() {
		this.#stop.abort();
		const { host } = this;
		if (!host) return;
		host.unmount(this.id);
		this.#forget();
		delete guests[this.id];
		this.host = undefined;
		release(host);
	}

	stored(key) {
		this.host?.stored(this.id, key);
	}
}

/**
 * Ends an instance without guests.
 *
 * @param {Host} host
 */
function release(host) {
	for (const id in guests) if (guests[id].host === host) return;
	delete slots[host.slot];
	host.draw();
}

// A trap has ended an instance. The fingerprint of what it was rendering is read from
// the dead memory. Its guests begin again in a fresh instance, which shows that text as it
// was written. Where that text was known already, something else has ended the instance.
// If a second one ends after it has read the same answer, no instance gets that any more.
/** @param {Host} dead */
function renew(dead) {
	const suspect = new DataView(dead.memory()).getBigUint64(dead.rendering, true);
	const known = suspects.includes(suspect);
	if (!known) suspects.push(suspect);
	delete slots[dead.slot];
	dead.draw?.(); // otherwise it would take new drawings for changes by others
	for (const name in dead.locks) dead.locks[name]?.();
	for (const id in guests) {
		const guest = guests[id];
		if (guest.host !== dead) continue;
		if (known && guest.reading) {
			if (guest.reading === guest.fatal) refused.push(guest.reading);
			guest.fatal = guest.reading;
		}
		delete guests[id];
		guest.host = undefined;
		if (guest.traps++ < PATIENCE) {
			guest.hold?.();
			guest.enter().catch((error) => guest.fail(error));
		} else guest.fail(given());
	}
}
