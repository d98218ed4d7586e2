// What the widgets of one page share: the instances that they live in, the
// places that the page's address names, and word of what storage keeps.

import { instantiate } from "afterword:glue";
import { host } from "./host.js";
import { compile } from "./module.js";
import { decode, fragment, routed } from "./place.js";
import { find, listen, named, unlisten } from "./pristine.js";

/**
 * A live memory each is what keeps a trap in one element from reaching
 * another; but browsers have room for about a thousand, so beyond this many
 * elements share.
 */
const MOST = 64;

/** How often a widget may trap before it is given up. */
const PATIENCE = 8;

/** The widgets and the counters that are mounted, by their numbers. */
const widgets = { __proto__: null };

/** Instances that live, or are on their way, by their module and which of it they are. */
const slots = { __proto__: null };

let ids = 0;
let elements = 0;

/** What was being rendered as an instance trapped, and URLs whose answers no instance can bear. */
const suspects = [];
const refused = [];

/** The widgets, in document order. */
function ordered() {
	return Object.values(widgets)
		.filter((widget) => widget.element)
		.sort((a, b) => (precedes(a, b) ? -1 : 1));
}

const precedes = (a, b) => a.element.compareDocumentPosition(b.element) & 4;

/** The widget that shows a place that the address names. */
let claimed;

const page = {
	refused,
	address: () => location.href.split("#")[0],
	stored(key, writer) {
		for (const id in widgets) if (widgets[id] !== writer) widgets[id].instance.boot.stored(+id, key);
	},
	/** Tells whether a widget may show a place: of several that have it, it is the first one's. */
	claim(name, widget) {
		if (claimed?.name === name && !claimed.widget.gone.aborted && precedes(claimed.widget, widget)) return false;
		claimed = { name, widget };
		return true;
	},
	navigate(encoded, widget) {
		claimed = undefined;
		const fragment = decode(encoded);
		const found = [widget, ...ordered()].some((w) => w.instance.boot.named(w.id, fragment, true));
		const element = named(fragment);
		if (!found && !element) return false;
		try {
			const url = `${page.address()}#${encoded}`;
			if (url !== location.href && !routed()) history.pushState(history.state, "", url);
		} catch {
			// A sandboxed page has no address of its own to change.
		}
		if (!found) widget.instance.boot.reveal(element);
		return true;
	},
};

/** The address that the page gives itself. */
export const canonical = () => find("link[rel~=canonical]")?.href || location.href.split(/[?#]/)[0];

function changed() {
	claimed = undefined;
	const name = fragment();
	if (name && !named(name)) ordered().some((widget) => widget.instance.boot.named(widget.id, name, true));
}

// Without a key, all of the storage has been cleared. Firefox and Safari tell a
// page that was kept aside, and is shown again, of nothing that was stored meanwhile.
const heard = ({ key, persisted = true }) => persisted && page.stored(key ?? "");

async function make(module, slot) {
	try {
		const boot = host(widgets, page);
		const instance = { slot, boot };
		const started = await instantiate(await compile(module), () => renew(instance));
		instance.keep = started.keep;
		boot.memory = started.memory;
		const registered = customElements.get("after-word");
		registered.boot = boot;
		started.start();
		registered.boot = undefined;
		return instance;
	} catch (error) {
		slots[slot] = undefined;
		throw error;
	}
}

/** Finds an instance for a widget and mounts it there, unless it goes in the meantime. */
export async function mount(widget) {
	const { module } = widget;
	// What only counts needs no memory of its own.
	if (widget.element) widget.turn ??= elements++;
	const slot = module + ((widget.turn ?? 0) % MOST);
	let making;
	let instance;
	do {
		slots[slot] ??= make(module, slot);
		making = slots[slot];
		instance = await making;
	} while (making !== slots[slot]); // it has ended again
	if (widget.gone.aborted) return release(instance);
	let first = true;
	for (const _ in widgets) first = false;
	if (first) {
		listen("hashchange", changed);
		listen("storage", heard);
		listen("pageshow", heard);
	}
	widget.id ??= ++ids;
	widgets[widget.id] = widget;
	widget.instance = instance;
	widget.forget = instance.keep(() => widget.begin(instance.boot, suspects.join(" ")));
}

/** Ends a widget: nothing of it is left in its instance. */
export function unmount(widget) {
	const { instance } = widget;
	if (!instance) return;
	instance.boot.unmount(widget.id);
	widget.forget();
	delete widgets[widget.id];
	widget.instance = undefined;
	release(instance);
	for (const _ in widgets) return;
	unlisten("hashchange", changed);
	unlisten("storage", heard);
	unlisten("pageshow", heard);
}

/** An instance without a widget ends. */
function release({ slot, boot }) {
	for (const id in widgets) if (widgets[id].instance.boot === boot) return;
	slots[slot] = undefined;
	boot.rest();
}

// A trap has ended an instance. What it was rendering is read from the dead
// memory, and its widgets begin again in a fresh one, which shows that text as
// it was written. If that is not what ended it, what it read last is not given
// to another one.
function renew(dead) {
	const suspect = dead.boot.rendering?.();
	const known = !(suspect > 0) || suspects.includes(suspect);
	if (!known) suspects.push(suspect);
	slots[dead.slot] = undefined;
	for (const id in widgets) {
		const widget = widgets[id];
		if (widget.instance !== dead) continue;
		if (known && widget.reading) refused.push(widget.reading);
		delete widgets[id];
		widget.instance = undefined;
		widget.traps = (widget.traps ?? 0) + 1;
		if (widget.traps > PATIENCE) widget.fail(new Error("it stopped again and again"));
		else mount(widget).catch((error) => widget.fail(error));
	}
}
