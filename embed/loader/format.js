// The browser's own Intl. Making a formatter costs far more than using it, so
// each is made once.

const { parse } = JSON; // a page may replace it later
const made = {};

/**
 * Calls a method of a formatter.
 *
 * @param {string} kind the formatter's class
 * @param {string} lang a BCP 47 tag
 * @param {string} options JSON
 * @param {string} method
 */
export function intl(kind, lang, options, method, ...values) {
	made[kind + lang + options] ??= new Intl[kind](lang, parse(options));
	return made[kind + lang + options][method](...values);
}
