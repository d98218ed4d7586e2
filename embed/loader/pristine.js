// The document's and the window's own properties. A page's HTML may give an image, a
// form or a frame the name of one, and then `document.currentScript` gives that
// element. HTML cannot hide the properties of the prototype.

const document = globalThis.document;

const pristine = {
	__proto__: Document.prototype,
	get(name) {
		return super[name];
	},
};

/** A property of the document. */
export const own = (name) => pristine.get.call(document, name);

/** A property of any object, as Go asks for one. */
export const read = (object, name) => (object === document || /EventListener$/.test(name) ? own(name) : object[name]);

const method = (name, /** @type {object} */ of = document) => own(name).bind(of);

export const find = method("querySelector");
export const all = method("querySelectorAll");
export const named = method("getElementById");
export const create = method("createElement");
export const listen = method("addEventListener", globalThis);

export const { parse } = JSON;

/** Makes something once for each key. A failure is forgotten, so that a later caller tries again. */
export const once = (table, key, make) =>
	(table[key] ??= make(key).catch((error) => {
		delete table[key];
		throw error;
	}));

/** The element whose shadow tree another stands in. */
export const hostOf = (element) => read(element.getRootNode(), "host");

/**
 * To await this gives the page its turn: what follows is a task of its own.
 *
 * @type {PromiseLike<void>}
 */
// biome-ignore lint/suspicious/noThenProperty: pages replace Promise, and this is awaited at once
export const pause = { then: (go) => void setTimeout(go) };
