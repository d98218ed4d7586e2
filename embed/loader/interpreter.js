// Carries out the operations that wasm/patch writes; the grammar is in its
// package comment. Elements and attributes come as places in two tables that
// Go sends once, so nothing outside of them can be made here.
//
// Extensions and translators put nodes of theirs between ours and in their
// place. A parent whose children others have changed has a table of its own
// ones (as `own`), which is what places in it mean from then on.

import { create } from "./pristine.js";

/** @import { Draw } from "./host.js" */

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** What the reader changes by hand. */
const properties = ["value", "checked", "selected"];

const own = (parent) => parent.own ?? parent.childNodes;

/** Finds out which nodes were a parent's own, from what others have changed since. */
function others(records) {
	const before = records.filter(({ target }) => !target.own);
	for (const { target, addedNodes, removedNodes, nextSibling } of before.reverse()) {
		target.own ??= [...target.childNodes];
		const nodes = target.own;
		for (const node of addedNodes) nodes.splice(nodes.indexOf(node), 1);
		nodes.splice(nextSibling ? nodes.indexOf(nextSibling) : nodes.length, 0, ...removedNodes);
	}
}

/** Gives a parent its own children again, and none besides. */
function mend(parent) {
	const nodes = parent.own;
	if (!nodes) return;
	parent.own = undefined;
	for (const node of [...parent.childNodes]) if (!nodes.includes(node)) node.remove();
	arrange(parent, nodes, null);
}

/** The child at a place; where somebody has taken it away, it is there again. */
function child(parent, place) {
	const node = own(parent)[place];
	if (node.parentNode !== parent) mend(parent);
	return node;
}

/** Puts nodes into an order before another one: from the end, so that each finds its successor in place. */
function arrange(parent, nodes, next) {
	for (let i = nodes.length; i--; ) {
		const node = nodes[i];
		if (node.nextSibling !== next || node.parentNode !== parent) parent.insertBefore(node, next);
		next = node;
	}
}

/** Reads the next number of the operations; `seen` of their bytes are read. */
function number(r) {
	let n = 0;
	for (let shift = 0; ; shift += 7) {
		const byte = r.ops[r.seen++];
		n |= (byte & 127) << shift;
		if (byte < 128) return n;
	}
}

/** Reads the next string of the characters; `taken` of them are read. */
function string(r) {
	const start = r.taken;
	r.taken += number(r);
	return r.chars.slice(start, r.taken);
}

/**
 * Builds a tree. What the page holds already of its kind, at old or behind it,
 * becomes it, and of what has an ID the one of that ID: so a page that came as
 * HTML stays as it is but for what is different, and what a reader has selected,
 * opened or closed in it, too.
 */
function build(r, old) {
	const kind = number(r);
	const tag = r.tags[kind];
	if (!tag) return;
	const attributes = { __proto__: null };
	const data = kind ? "" : string(r);
	if (kind) for (let n = number(r); n--; ) attributes[r.names[number(r)]] = string(r);
	const { id } = attributes;
	while (old && ((old.localName ?? old.nodeName) !== tag || (id && old.id !== id))) old = old.nextSibling;
	if (!kind) return old?.data === data ? old : new Text(data);
	const element = old ?? create(tag);
	for (const name in attributes) if (!old || name !== "open") set(element, name, attributes[name]);
	attributes.open = "";
	if (old) for (const name of old.getAttributeNames()) if (!(name in attributes)) old.removeAttribute(name);
	children(r, element, 0, number(r));
	return element;
}

/** Builds children from a place on. */
function children(r, parent, place, n) {
	mend(parent);
	let next = parent.childNodes[place] ?? null;
	let last = next ? next.previousSibling : parent.lastChild;
	while (n--) {
		const child = build(r, next);
		if (!child) return; // the others stay
		if (!child.parentNode) parent.insertBefore(child, next);
		while (child.previousSibling !== last) child.previousSibling.remove();
		last = child;
		next = child.nextSibling;
	}
	while (parent.lastChild !== last) parent.lastChild.remove();
}

/**
 * What the reader changes by hand is a property: the attribute would only say how
 * it began. It is left alone where it is right, so that the caret stays where it is.
 */
function set(element, name, value) {
	const wanted = name === "value" ? value : true;
	if (!properties.includes(name)) {
		// A URL may be written relative to the page, and say the same.
		if (!element.hasAttribute(name) || element[name] !== value) element.setAttribute(name, value);
	} else if (element[name] !== wanted) element[name] = wanted;
}

function unset(element, name) {
	element.removeAttribute(name);
	if (properties.includes(name)) element[name] = name === "value" ? "" : false;
}

function reorder(r, parent) {
	mend(parent);
	let next = parent.childNodes[number(r)] ?? null;
	const old = [];
	for (let n = number(r); n--; next = next.nextSibling) old.push(next);
	const stays = [];
	const wanted = [];
	for (let n = number(r); n--; ) {
		const place = number(r);
		stays[place] = true;
		wanted.push(place ? old[place - 1] : build(r));
	}
	for (let i = 0; i < old.length; i++) if (!stays[i + 1]) old[i].remove();
	arrange(parent, wanted, next);
}

/** What the operations do to a node, by their numbers; 0 ends. */
const changes = [
	undefined,
	(r, node) => set(node, r.names[number(r)], string(r)),
	(r, node) => unset(node, r.names[number(r)]),
	(r, node) => change(r, child(node, number(r))),
	(r, node) => {
		mend(node.parentNode);
		node.data = string(r);
	},
	reorder,
	(r, node) => children(r, node, number(r), number(r)),
];

function change(r, node) {
	for (let kind = number(r); kind; kind = number(r)) changes[kind](r, node);
}

/**
 * @param {string[]} tags "#text", and the names of elements
 * @param {string[]} names the names of attributes
 */
export function interpreter(tags, names) {
	const observer = new MutationObserver(others);
	/**
	 * Makes the page equal to the tree: the first time it builds the one child
	 * of root, then it changes it. Gives that child. Without a root it looks at none
	 * any more.
	 *
	 * @type {Draw}
	 */
	return (root, first, ops, characters) => {
		others(observer.takeRecords());
		if (!root) return observer.disconnect();
		const r = { tags, names, ops, seen: 0, chars: decoder.decode(characters), taken: 0 };
		if (first) {
			children(r, root, 0, 1);
			observer.observe(root, { __proto__: null, childList: true, subtree: true });
		} else change(r, child(root, 0));
		observer.takeRecords(); // what was done here
		return own(root)[0];
	};
}
