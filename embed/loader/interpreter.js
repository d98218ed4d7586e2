// Carries out the operations that wasm/patch writes; the grammar is in its
// package comment. Elements and attributes come as places in two tables that
// Go sends once, so nothing outside of them can be made here.

/** What the reader changes by hand. */
const properties = new Set(["value", "checked", "selected"]);

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * @param {string[]} tags the names of elements
 * @param {string[]} names the names of attributes
 */
export function interpreter(tags, names) {
	let ops;
	let at;
	let text;
	let from;

	const number = () => {
		let n = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = ops[at++];
			n |= (byte & 127) << shift;
			if (byte < 128) return n;
		}
	};
	const string = () => {
		const start = from;
		from += number();
		return text.slice(start, from);
	};

	const another = (node, tag) => (node.localName ?? node.nodeName) !== tag;

	// Builds a tree. What the page holds already of its kind, at old or behind it,
	// becomes it, and of what has an ID the one of that ID: so a page that came as
	// HTML stays as it is but for what is different, and what a reader has selected,
	// opened or closed in it, too.
	function build(old) {
		const kind = number();
		if (kind > tags.length) return;
		const tag = tags[kind - 1] ?? "#text";
		while (old && another(old, tag)) old = old.nextSibling;
		if (!kind) {
			const data = string();
			return old?.data === data ? old : document.createTextNode(data);
		}
		let n = number();
		if (old && n) {
			const attributes = [at, from];
			const name = names[number()];
			const id = string();
			if (name === "id") while (old && (another(old, tag) || old.id !== id)) old = old.nextSibling;
			[at, from] = attributes;
		}
		const element = old ?? document.createElement(tag);
		const extra = new Set(old?.getAttributeNames());
		while (n--) {
			const name = names[number()];
			const value = string();
			extra.delete(name);
			if (!old || name !== "open") set(element, name, value);
		}
		extra.delete("open");
		for (const name of extra) element.removeAttribute(name);
		children(element, 0, number());
		return element;
	}

	// Builds children from a place on.
	function children(parent, place, n) {
		let next = parent.childNodes[place] ?? null;
		let last = next ? next.previousSibling : parent.lastChild;
		while (n--) {
			const child = build(next);
			if (!child) return; // the others stay
			if (!child.parentNode) parent.insertBefore(child, next);
			while (child.previousSibling !== last) child.previousSibling.remove();
			last = child;
			next = child.nextSibling;
		}
		while (parent.lastChild !== last) parent.lastChild.remove();
	}

	// What the reader changes by hand is a property: the attribute would only
	// say how it began. It is left alone where it is right, so that the caret
	// stays where it is.
	function set(element, name, value) {
		const wanted = name === "value" ? value : true;
		if (!properties.has(name)) {
			// A URL may be written relative to the page, and say the same.
			if (!element.hasAttribute(name) || element[name] !== value) element.setAttribute(name, value);
		} else if (element[name] !== wanted) element[name] = wanted;
	}

	function unset(element, name) {
		element.removeAttribute(name);
		if (properties.has(name)) element[name] = name === "value" ? "" : false;
	}

	function reorder(parent) {
		let next = parent.childNodes[number()] ?? null;
		const old = [];
		for (let n = number(); n--; next = next.nextSibling) old.push(next);
		const stays = new Set();
		const wanted = [];
		for (let n = number(); n--; ) {
			const place = number();
			const child = place ? old[place - 1] : build();
			if (place) stays.add(child);
			wanted.push(child);
		}
		for (const child of old) if (!stays.has(child)) child.remove();
		// From the end, so that each finds its successor in place.
		for (let i = wanted.length; i--; ) {
			const child = wanted[i];
			if (child.nextSibling !== next || child.parentNode !== parent) {
				parent.insertBefore(child, next);
			}
			next = child;
		}
	}

	function change(node) {
		for (;;) {
			switch (number()) {
				case 0:
					return;
				case 1:
					set(node, names[number()], string());
					break;
				case 2:
					unset(node, names[number()]);
					break;
				case 3:
					change(node.childNodes[number()]);
					break;
				case 4:
					node.data = string();
					break;
				case 5:
					reorder(node);
					break;
				case 6:
					children(node, number(), number());
			}
		}
	}

	/**
	 * Makes the page equal to the tree: the first time it builds the one child
	 * of root, then it changes it.
	 *
	 * @param {ShadowRoot} root
	 * @param {boolean} first
	 * @param {Uint8Array} operations
	 * @param {Uint8Array} characters
	 */
	return (root, first, operations, characters) => {
		ops = operations;
		at = from = 0;
		text = decoder.decode(characters);
		if (first) children(root, 0, 1);
		else change(root.firstChild);
		ops = text = undefined;
	};
}
