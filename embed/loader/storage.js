// The browser's own storage. Where it is refused, as in a sandboxed frame or
// a private window, a map takes its place for as long as the page lives.

const memory = new Map();
let refused = false;

/** Tells whether what is kept ends with the page. */
export const volatile = () => refused;

/**
 * Every item whose key begins with a prefix.
 *
 * @returns {[string, string][]}
 */
export function scan(prefix) {
	let items = memory;
	try {
		if (!refused) items = Object.entries(localStorage);
	} catch {
		refused = true;
	}
	return [...items].filter(([key]) => key.startsWith(prefix));
}

/**
 * Keeps an item; the empty string removes it.
 *
 * @returns {boolean} false where there is no room.
 */
export function put(key, value) {
	if (!refused) {
		let storage;
		try {
			storage = localStorage;
			if (value) storage.setItem(key, value);
			else storage.removeItem(key);
			return true;
		} catch {
			// A storage that has nothing and takes nothing is one that is refused.
			if (storage?.length) return false;
			refused = true;
		}
	}
	if (value) memory.set(key, value);
	else memory.delete(key);
	return true;
}
