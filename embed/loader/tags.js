// Script tags that stand for an element.

import { AfterWord, attributes } from "./element.js";
import { all, own } from "./pristine.js";

/** The addresses by which the page has loaded us. */
const addresses = [];

/** How the page has loaded us: the script's own element, where it is a classic one. */
const { src, integrity } = own("currentScript") ?? {};

const called = /\/afterword[^/?#]*\.js([?#]|$)/;

/**
 * The address of this script. A module is not told its own, but the first line of an
 * error's stack names the file; of what was evaluated it does not, and of what stands
 * in the page's HTML it names the page. Then one of the page's tags tells.
 */
export function address() {
	const at = /^(?:Error.*\n)?.*?([\w:]+:\/\/\S+?)(?::\d+){2}\)?(?:\n|$)/.exec(new Error().stack)?.[1];
	if (src && (at || called.test(src))) return src;
	let tagged;
	for (const tag of all("script[src]")) {
		if (tag.src.startsWith(at) && /^([?#]|$)/.test(tag.src.slice(at.length))) return tag.src; // WebKit's names no query
		if (called.test(tag.src)) tagged ??= tag.src;
	}
	return called.test(at) ? at : tagged;
}

/** Tells whether it is sure that the page gives no hash of this script. */
export const unguarded = (url) => src === url && !integrity;

const javascript = /^(module|(text|application)\/(x-)?(java|ecma)script|)$/i;

/**
 * Keeps an element behind each tag in the body that asks for one.
 *
 * @param {string} [url] one more address of the loader, whose tags are ours
 */
export function adopt(url) {
	if (url) addresses.push(url);
	for (const tag of all("body script[data-article],body script[data-thread]")) {
		if (addresses.includes(tag.src) && javascript.test(tag.type.trim())) pair(tag);
	}
}

function pair(tag) {
	const said = attributes.map((name) => tag.getAttribute(`data-${name}`));
	const next = tag.nextElementSibling;
	let { element } = tag;
	// A page that was put back from a copy has the element already.
	if (
		!element?.isConnected &&
		next instanceof AfterWord &&
		["article", "thread"].every((name, i) => next.getAttribute(name) === said[i])
	) {
		element = next;
	} else if (`${tag.said}` !== `${said}`) {
		element ??= new AfterWord();
		attributes.forEach((name, i) => {
			if (said[i] !== null) element.setAttribute(name, said[i]);
		});
	}
	tag.element = element;
	tag.said = said;
	if (!element.isConnected) tag.after(element);
}
