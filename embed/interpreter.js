// Carries out the operations that wasm/patch writes; the grammar is in its
// package comment. Elements and attributes come as places in two tables that
// Go sends once, so nothing outside of them can be made here.

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

	// Builds a tree. What the page holds already of its kind, at old or behind it,
	// becomes it: so a page that came as HTML stays as it is but for what is
	// different, and what a reader has selected in it, too.
	function build(old) {
		const kind = number();
		if (kind > tags.length) return;
		const tag = tags[kind - 1] ?? "#text";
		while (old && old.nodeName.toLowerCase() !== tag) old = old.nextSibling;
		if (!kind) {
			const data = string();
			if (!old) return document.createTextNode(data);
			if (old.data !== data) old.data = data;
			return old;
		}
		const element = old ?? document.createElement(tag);
		const given = [];
		for (let n = number(); n--; ) {
			const name = names[number()];
			const value = string();
			given.push(name);
			if (name === "value") element.value = value;
			// A URL may be written relative to the page.
			else if (old?.getAttribute(name) !== value && old?.[name] !== value) element.setAttribute(name, value);
		}
		for (const { name } of old ? [...old.attributes] : []) if (!given.includes(name)) unset(old, name);
		children(element, number());
		return element;
	}

	function children(parent, n) {
		let next = parent.firstChild;
		const clear = (end) => {
			while (next !== end) {
				const gone = next;
				next = gone.nextSibling;
				gone.remove();
			}
		};
		while (n--) {
			const child = build(next);
			if (!child) return; // all of them stay
			if (child.parentNode) {
				clear(child);
				next = child.nextSibling;
			} else parent.insertBefore(child, next);
		}
		clear(null);
	}

	// What the reader changes by hand is a property: the attribute would only
	// say how it began. It is left alone where it is right, so that the caret
	// stays where it is.
	function set(element, name, value) {
		const wanted = name === "value" ? value : true;
		if (name !== "value" && name !== "checked" && name !== "selected") {
			element.setAttribute(name, value);
		} else if (element[name] !== wanted) element[name] = wanted;
	}

	function unset(element, name) {
		element.removeAttribute(name);
		if (name === "value") element.value = "";
		else if (name === "checked" || name === "selected") element[name] = false;
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
		if (first) children(root, 1);
		else change(root.firstChild);
		ops = text = undefined;
	};
}
