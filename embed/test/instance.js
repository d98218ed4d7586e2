// This runs the shipped module in Node: the loader's own glue, host and interpreter, with a page that is
// made up around them.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { element, registered } from "./dom.js";
import { instantiate } from "../loader/glue.js";
import { createHost } from "../loader/host.js";

const dist = process.env.AFTERWORD_DIST ?? new URL("../../dist/", import.meta.url).pathname;

/** The module's bytes, as a site hosts them. */
export const bytes = readFileSync(
	join(
		dist,
		readdirSync(dist).find((name) => name.endsWith(".wasm")),
	),
);
export const module = new WebAssembly.Module(bytes);

// Intl as package i18n has it without a browser.
const plain = {
	select: (n) => (n === 1 ? "one" : "other"),
	format: (n) => `${n}`,
};
const day = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);
const moment = (milliseconds) => new Date(milliseconds).toISOString();

function intl(kind, _lang, options, method, ...values) {
	if (kind === "DateTimeFormat") return (options.includes("timeStyle") ? moment : day)(...values);
	return plain[method](...values);
}

/** An instance of the module, or of another one that does the same, with its widgets. */
export async function start(of = module) {
	const widgets = {};
	const page = {
		stored() {},
		refused: [],
		navigate: () => true,
		claim: () => true,
	};
	const host = createHost(widgets, page);
	const instance = { host, asked: [], waiting: [], deaths: [], store: new Map(), number: 0 };
	// Requests and timers wait for the test to answer them.
	host.fetch = (id, number, url) => instance.asked.push({ id, number, url });
	host.wait = (id, number, milliseconds) => instance.waiting.push({ id, number, milliseconds });
	host.session = undefined;
	host.intl = intl;
	host.scan = (prefix) => [...instance.store].filter(([key]) => key.startsWith(prefix)).flat();
	host.put = (_id, key, value) => {
		if (value) instance.store.set(key, value);
		else instance.store.delete(key);
		return true;
	};
	const started = await instantiate(of, (error) => instance.deaths.push(error));
	host.memory = started.memory;
	registered.host = host;
	started.start();
	delete registered.host;
	instance.memory = () => started.memory().byteLength;
	instance.bytes = () => new Uint8Array(started.memory());
	instance.held = started.held;

	instance.mount = (attributes = {}) => mount(instance, widgets, started.keep, attributes);
	return instance;
}

/** A widget, as the loader mounts one. */
function mount(instance, widgets, keep, attributes) {
	const { host } = instance;
	const id = ++instance.number;
	const gone = new AbortController();
	const widget = {
		id,
		element: element("after-word", { lang: "en", ...attributes }),
		gone: gone.signal,
		told: [],
		drawn() {},
		tell: (name, detail) => widget.told.push([name, detail]),
		settle() {},
	};
	widgets[id] = widget;
	const forget = keep(() => host.mount(id, widget.element, "https://example.test/dir/page", "", "en", "", false));
	widget.root = widget.element.shadowRoot;
	widget.set = (name, value) => {
		widget.element.setAttribute(name, value);
		host.attribute(id, name);
	};
	/** Answers all that the widget has asked for and waits for. */
	widget.answer = (bodies) => {
		for (let one = next(instance.asked, id); one; one = next(instance.asked, id)) {
			const body = bodies[one.url] ?? "";
			host.reply(id, one.number, "", 200, "", body, `https://example.test/dir/${one.url}`, 0);
		}
		for (let one = frame(instance.waiting, id); one; one = frame(instance.waiting, id)) host.pass(id, one.number);
	};
	widget.unmount = () => {
		gone.abort();
		host.unmount(id);
		forget();
		delete widgets[id];
	};
	return widget;
}

const take = (list, test) => {
	const at = list.findIndex(test);
	return at < 0 ? undefined : list.splice(at, 1)[0];
};
const next = (asked, id) => take(asked, (one) => one.id === id);
const frame = (waiting, id) => take(waiting, (one) => one.id === id && one.milliseconds === 0);

/**
 * What the standard compiler's build shows for pages.
 *
 * @param {{article?: string, thread?: string}[]} pages
 * @returns {string[]}
 */
export function expected(pages) {
	const root = new URL("../../", import.meta.url).pathname;
	const made = spawnSync("go", ["run", "./embed/test/expected"], {
		cwd: root,
		input: JSON.stringify(pages),
		encoding: "utf8",
		maxBuffer: 1 << 30,
	});
	if (made.status !== 0) throw new Error(made.stderr);
	return JSON.parse(made.stdout);
}
