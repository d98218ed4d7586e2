// The browser's own storage. Where it is refused, as in a sandboxed frame or
// a private window, an object takes its place for as long as the page lives.

const memory = { __proto__: null };
let storage;
/** The storage of this tab, if the page has it. */
export let session;
try {
	storage = localStorage;
	session = sessionStorage;
} catch {
	// It is refused.
}

/** Tells whether what is kept ends with the page. */
export const volatile = () => !storage;

/**
 * Every item whose key begins with a prefix.
 *
 * @returns {string[]} a key, its value, the next key, ...
 */
export function scan(prefix) {
	const items = [];
	try {
		for (const from of [memory, storage]) {
			for (const key in from) if (key.startsWith(prefix) && from[key]) items.push(key, from[key]);
		}
	} catch {
		storage = undefined;
	}
	return items;
}

/**
 * Keeps an item; the empty string removes it.
 *
 * @returns {boolean} false where there is no room.
 */
export function put(key, value) {
	try {
		if (value) storage?.setItem(key, value);
		else storage?.removeItem(key);
	} catch {
		// A storage that is empty and takes nothing counts as refused.
		if (storage.length) return false;
		storage = undefined;
	}
	if (!storage) memory[key] = value;
	return true;
}
