// What the widgets of one page share: the instances that they live in, the
// places that the page's address names, and word of what storage keeps.

import { instantiate } from "afterword:glue";
import { host } from "./host.js";
import { compile } from "./module.js";

/**
 * A live memory each is what keeps a trap in one element from reaching
 * another; but browsers have room for about a thousand, so beyond this many
 * elements share.
 */
const MOST = 64;

/** How often a widget may trap before it is given up. */
const PATIENCE = 8;

const instances = new Set();
const suspects = [];
let next = 0;

/** The widgets and the counters that are mounted. */
const mounted = () => [...instances].flatMap(({ widgets }) => [...widgets.values()]);

/** The widgets, in document order. */
const ordered = () =>
	mounted()
		.filter((widget) => widget.element)
		.sort((a, b) => (precedes(a, b) ? -1 : 1));

const precedes = (a, b) => a.element.compareDocumentPosition(b.element) & 4;

/** The widget that shows a place that the address names. */
let claimed;

const page = {
	address: () => location.href.split("#")[0],
	stored(key, writer) {
		for (const widget of mounted()) if (widget !== writer) widget.instance.boot.stored(widget.id, key);
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
		if (!found && !document.getElementById(fragment)) return false;
		try {
			const url = `${page.address()}#${encoded}`;
			if (url !== location.href) history.pushState(history.state, "", url);
		} catch {
			// A sandboxed page has no address of its own to change.
		}
		if (!found) document.getElementById(fragment).scrollIntoView();
		return true;
	},
};

/** The address that the page gives itself. */
export const canonical = () => document.querySelector("link[rel~=canonical]")?.href || location.href.split(/[?#]/)[0];

/** The place that the page's address names, or "". */
export const fragment = () => decode(location.hash.slice(1));

function decode(fragment) {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment; // as it stands, where it was not encoded
	}
}

function named() {
	claimed = undefined;
	const name = fragment();
	if (name && !document.getElementById(name)) {
		ordered().some((widget) => widget.instance.boot.named(widget.id, name, true));
	}
}

// Without a key, all of the storage has been cleared. Firefox and Safari tell a
// page that was kept aside, and is shown again, of nothing that was stored meanwhile.
const heard = ({ key, persisted = true }) => persisted && page.stored(key ?? "");

/** @param {string} module its name */
async function make(module) {
	const widgets = new Map();
	const boot = host(widgets, page);
	const started = await instantiate(await compile(module), () => renew(instance));
	const instance = { module, widgets, boot, keep: started.keep };
	boot.memory = started.memory;
	const registered = customElements.get("after-word");
	registered.boot = boot;
	started.start();
	registered.boot = undefined;
	return instance;
}

let making = Promise.resolve();

/**
 * Finds an instance for a widget and mounts it there; a widget that has gone
 * in the meantime is left out.
 */
export async function mount(widget) {
	// One after the other, so that the count of instances is true.
	const turn = making.then(async () => {
		const { module } = widget;
		let [instance] = [...instances]
			.filter((instance) => instance.module === module)
			.sort((a, b) => a.widgets.size - b.widgets.size);
		// What only counts needs no memory of its own.
		if (!instance || (instances.size < MOST && widget.element)) instance = await make(module);
		if (widget.gone.aborted) return;
		if (!instances.size) {
			addEventListener("hashchange", named);
			addEventListener("storage", heard);
			addEventListener("pageshow", heard);
		}
		instances.add(instance);
		place(widget, instance);
	});
	making = turn.catch(() => {});
	return turn;
}

function place(widget, instance) {
	widget.id ??= ++next;
	widget.instance = instance;
	instance.widgets.set(widget.id, widget);
	widget.forget = instance.keep(() => widget.begin(instance.boot, suspects.join(" ")));
}

/** Ends a widget: nothing of it is left in its instance. */
export function unmount(widget) {
	const { instance } = widget;
	if (!instance) return;
	instance.boot.unmount(widget.id);
	widget.forget();
	instance.widgets.delete(widget.id);
	widget.instance = undefined;
	if (!instance.widgets.size) instances.delete(instance);
	if (!instances.size) {
		removeEventListener("hashchange", named);
		removeEventListener("storage", heard);
		removeEventListener("pageshow", heard);
	}
}

// A trap has ended an instance. What it was rendering is read from the dead
// memory, and its widgets begin again in a fresh one, which shows that text as
// it was written.
function renew(dead) {
	const suspect = dead.boot.rendering?.();
	if (suspect > 0) suspects.push(suspect);
	instances.delete(dead);
	for (const widget of dead.widgets.values()) {
		widget.instance = undefined;
		widget.traps = (widget.traps ?? 0) + 1;
		if (widget.traps > PATIENCE) widget.fail(new Error("it stopped again and again"));
		else mount(widget).catch((error) => widget.fail(error));
	}
}
