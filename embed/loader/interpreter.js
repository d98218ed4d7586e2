// Carries out the operations that wasm/patch writes; the grammar is in its
// package comment. Elements and attributes come as places in two tables that
// Go sends once, so nothing outside of them can be made here.
//
// Extensions and translators put their own nodes between ours, or replace ours.
// Where they have changed the children of a parent, the parent keeps a list of our
// nodes (as `own`). From then on, places in the parent are places in that list.

import { create } from "./pristine.js";

/** @import { Draw } from "./host.js" */

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The properties that readers change. */
const properties = ["value", "checked", "selected"];

const own = (parent) => parent.own ?? parent.childNodes;

/** Finds out which nodes were our own in each parent, from the changes that others have made. */
function others(records) {
	const before = records.filter(({ target }) => !target.own);
	for (const { target, addedNodes, removedNodes, nextSibling } of before.reverse()) {
		target.own ??= [...target.childNodes];
		const nodes = target.own;
		for (const node of addedNodes) nodes.splice(nodes.indexOf(node), 1);
		nodes.splice(nextSibling ? nodes.indexOf(nextSibling) : nodes.length, 0, ...removedNodes);
	}
}

/** Puts our own children back into a parent, and removes all others. */
function mend(parent) {
	const nodes = parent.own;
	if (!nodes) return;
	parent.own = undefined;
	for (const node of [...parent.childNodes]) if (!nodes.includes(node)) node.remove();
	arrange(parent, nodes, null);
}

/** The child at a place. Where somebody has taken it away, this puts it back. */
function child(parent, place) {
	const node = own(parent)[place];
	if (node.parentNode !== parent) mend(parent);
	return node;
}

/** Puts nodes in their order before `next`. It begins at the end, so that the successor of each is in place. */
function arrange(parent, nodes, next) {
	for (let i = nodes.length; i--; ) {
		const node = nodes[i];
		if (node.nextSibling !== next || node.parentNode !== parent) parent.insertBefore(node, next);
		next = node;
	}
}

/** Reads the next number of the operations; `seen` counts the bytes read so far. */
function number(r) {
	let n = 0;
	for (let shift = 0; ; shift += 7) {
		const byte = r.ops[r.seen++];
		n |= (byte & 127) << shift;
		if (byte < 128) return n;
	}
}

/** Reads the next string of the characters; `taken` counts the bytes read so far. */
function string(r) {
	const start = r.taken;
	r.taken += number(r);
	return r.chars.slice(start, r.taken);
}

/**
 * Builds a tree. It reuses a node of the same kind that the page already has, at old or
 * behind it; a node with an ID only for the same ID. So HTML that came with the page
 * stays, except for what is different. What a reader has selected, opened or closed in
 * it stays, too.
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
 * Sets an attribute. What readers change is set as a property, since its attribute only
 * says how it began. A property that is right already is left alone, so that the caret
 * stays where it is.
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
	 * Makes the page equal to the tree. The first time it builds the one child of root,
	 * and later it changes that child. Returns the child. Without a root it stops
	 * watching all roots.
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
		observer.takeRecords(); // our own changes
		return own(root)[0];
	};
}
