// This is a page in Node, as far as the module touches one: enough of the DOM to build a widget and to
// read it as HTML again.

class Node {
	parentNode = null;

	get nextSibling() {
		const siblings = this.parentNode?.childNodes ?? [];
		return siblings[siblings.indexOf(this) + 1] ?? null;
	}

	get previousSibling() {
		const siblings = this.parentNode?.childNodes ?? [];
		return siblings[siblings.indexOf(this) - 1] ?? null;
	}

	remove() {
		if (!this.parentNode) return;
		const siblings = this.parentNode.childNodes;
		siblings.splice(siblings.indexOf(this), 1);
		this.parentNode = null;
		counts.changes++;
	}
}

/** How often the page was changed, for tests of what is left alone. */
export const counts = { changes: 0 };

class Text extends Node {
	nodeName = "#text";
	#data;

	constructor(data) {
		super();
		this.#data = data;
	}

	get data() {
		return this.#data;
	}

	set data(data) {
		this.#data = data;
		counts.changes++;
	}

	get textContent() {
		return this.#data;
	}
}

class Parent extends Node {
	childNodes = [];
	listeners = new Map();

	get firstChild() {
		return this.childNodes[0] ?? null;
	}

	get lastChild() {
		return this.childNodes.at(-1) ?? null;
	}

	/** Nothing stands around an element that is in no page. */
	getRootNode() {
		return {};
	}

	hasChildNodes() {
		return this.childNodes.length > 0;
	}

	/** No page in Node came as HTML. */
	querySelector() {
		return null;
	}

	get textContent() {
		return this.childNodes.map((child) => child.textContent).join("");
	}

	insertBefore(child, next) {
		if (next && next.parentNode !== this) throw new Error("the next one is not here");
		child.remove();
		this.childNodes.splice(next ? this.childNodes.indexOf(next) : this.childNodes.length, 0, child);
		child.parentNode = this;
		counts.changes++;
		return child;
	}

	appendChild(child) {
		return this.insertBefore(child, null);
	}

	replaceChildren(...children) {
		for (const child of [...this.childNodes]) child.remove();
		for (const child of children) this.appendChild(child);
	}

	/** Everything below that passes a test, in the order of the document. */
	all(test = () => true) {
		const found = [];
		for (const child of this.childNodes) {
			if (child instanceof Element && test(child)) found.push(child);
			if (child instanceof Parent) found.push(...child.all(test));
		}
		return found;
	}

	getElementById(id) {
		return this.all((element) => element.attributes.get("id") === id)[0] ?? null;
	}

	addEventListener(kind, listener) {
		if (!this.listeners.has(kind)) this.listeners.set(kind, new Set());
		this.listeners.get(kind).add(listener);
	}

	removeEventListener(kind, listener) {
		this.listeners.get(kind)?.delete(listener);
	}
}

class Element extends Parent {
	attributes = new Map();
	shadowRoot = null;

	constructor(localName) {
		super();
		this.localName = localName;
	}

	setAttribute(name, value) {
		this.attributes.set(name, `${value}`);
		counts.changes++;
	}

	getAttribute(name) {
		return this.attributes.get(name) ?? null;
	}

	hasAttribute(name) {
		return this.attributes.has(name);
	}

	getAttributeNames() {
		return [...this.attributes.keys()];
	}

	removeAttribute(name) {
		this.attributes.delete(name);
		counts.changes++;
	}

	// A control holds its state where it can be read as HTML.
	get value() {
		return this.attributes.get("value") ?? "";
	}

	set value(value) {
		this.setAttribute("value", value);
	}

	get checked() {
		return this.attributes.has("checked");
	}

	set checked(on) {
		this.#switch("checked", on);
	}

	get selected() {
		return this.attributes.has("selected");
	}

	set selected(on) {
		this.#switch("selected", on);
	}

	#switch(name, on) {
		if (on) this.setAttribute(name, "");
		else this.removeAttribute(name);
	}

	get dataset() {
		return { act: this.attributes.get("data-act"), of: this.attributes.get("data-of") };
	}

	get lang() {
		return this.attributes.get("lang") ?? "";
	}

	/** @param {string} selector such as a[href], [data-act] or .comment */
	/** Understands a name, a class or an attribute, in or right below another one. */
	matches(selector) {
		const [outer, relation, inner] = selector.split(/( > | )/);
		if (relation) {
			const { parentNode } = this;
			if (!this.matches(inner) || !(parentNode instanceof Element)) return false;
			return relation === " " ? parentNode.closest(outer) !== null : parentNode.matches(outer);
		}
		const [, name, attribute, kind] = /^(\w*)(?:\[([\w-]+)\]|\.([\w-]+))?$/.exec(selector);
		if (name && this.localName !== name) return false;
		if (kind) return this.getAttribute("class")?.split(" ").includes(kind) ?? false;
		return !attribute || this.hasAttribute(attribute);
	}

	closest(selector) {
		for (let element = this; element instanceof Element; element = element.parentNode) {
			if (element.matches(selector)) return element;
		}
		return null;
	}

	get id() {
		return this.attributes.get("id") ?? "";
	}

	attachShadow() {
		this.shadowRoot = new ShadowRoot();
		this.shadowRoot.host = this;
		return this.shadowRoot;
	}

	root() {
		let node = this;
		while (node.parentNode) node = node.parentNode;
		return node;
	}

	focus() {
		const root = this.root();
		if (root instanceof ShadowRoot) root.focused = this;
	}

	scrollIntoView() {}
}

class ShadowRoot extends Parent {
	get activeElement() {
		return this.focused?.root() === this ? this.focused : null;
	}

	/** Lets an event happen at an element; tells whether it was prevented. */
	dispatch(type, target, more = {}) {
		const event = {
			type,
			target,
			detail: 1,
			defaultPrevented: false,
			preventDefault() {
				this.defaultPrevented = true;
			},
			altKey: false,
			ctrlKey: false,
			metaKey: false,
			shiftKey: false,
			isComposing: false,
			keyCode: 0,
			...more,
		};
		for (const listener of this.listeners.get(type) ?? []) listener(event);
		return event.defaultPrevented;
	}
}

const empty = new Set(["br", "col", "hr", "img", "input", "wbr"]);
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;" };
const escapeText = (text) => text.replace(/[&<>\u00a0]/g, (c) => escapes[c]);
const escapeValue = (text) => escapeText(text).replace(/"/g, "&quot;");
const switches = new Set(["disabled", "hidden", "open", "readonly", "reversed", "checked", "selected"]);

/**
 * A node as HTML, as package node writes it.
 *
 * @param {boolean} [sorted] whether attributes stand in alphabetical order, to
 *   compare pages that came about in different ways
 */
export function html(node, sorted = false) {
	if (node instanceof Text) return escapeText(node.data);
	const inside = node.childNodes.map((child) => html(child, sorted)).join("");
	if (!(node instanceof Element)) return inside;
	const name = node.localName;
	const attributes = [...node.attributes].filter(([key]) => !(name === "textarea" && key === "value"));
	if (sorted) attributes.sort();
	let text = `<${name}`;
	for (const [key, value] of attributes) text += switches.has(key) ? ` ${key}` : ` ${key}="${escapeValue(value)}"`;
	text += ">";
	if (empty.has(name)) return text;
	if (name === "textarea") text += `\n${escapeText(node.value)}`;
	if (name === "pre" && node.firstChild instanceof Text && node.firstChild.data.startsWith("\n")) text += "\n";
	return `${text}${inside}</${name}>`;
}

/** An element that stands in the page. */
export const element = (name, attributes) => {
	const made = new Element(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	return made;
};

/** The class of the element; the loader attaches itself to it for a moment. */
export const registered = {};

/** Elements of the page by their id. */
export const elements = new Map();

class Document {}
Object.assign(Document.prototype, {
	baseURI: "https://example.test/dir/page",
	hidden: false,
	head: new Element("head"),
	createElement: (name) => new Element(name),
	getElementById: (id) => elements.get(id) ?? null,
	querySelector: () => null,
	querySelectorAll: () => [],
	// Every node has this, as it comes from EventTarget.
	addEventListener(...heard) {
		if (this instanceof Parent) this.addEventListener(...heard);
	},
	removeEventListener(...heard) {
		if (this instanceof Parent) this.removeEventListener(...heard);
	},
});

/** Nobody else changes this page. */
class MutationObserver {
	observe() {}
	disconnect() {}
	takeRecords() {
		return [];
	}
}

/** Makes this Node process a page. */
function open() {
	Object.assign(globalThis, { Document, MutationObserver, Text, HTMLFormElement: class {}, document: new Document() });
	globalThis.navigator ??= { language: "en" }; // newer than Node 20
	globalThis.location = { href: "https://example.test/dir/page" };
	globalThis.getSelection = () => null;
	globalThis.matchMedia = () => ({ addEventListener() {}, removeEventListener() {} });
	globalThis.customElements = { get: () => registered };
	globalThis.getComputedStyle = () => ({ colorScheme: "light dark" });
	globalThis.CSSStyleSheet = class {
		replaceSync() {}
	};
}

open();
