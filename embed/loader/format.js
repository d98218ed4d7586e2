// The browser's own Intl. Making a formatter costs far more than using it, so
// each is made once.

import { parse } from "./pristine.js";

const made = { __proto__: null };

/**
 * Calls a method of a formatter. Where a page has replaced Intl, it returns "".
 *
 * @param {string} kind the formatter's class
 * @param {string} lang a BCP 47 tag
 * @param {string} options JSON
 * @param {string} method
 */
export function intl(kind, lang, options, method, ...values) {
	try {
		made[kind + lang + options] ??= new Intl[kind](lang, parse(options));
		return made[kind + lang + options][method](...values);
	} catch {
		return "";
	}
}
