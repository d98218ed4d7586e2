// Script tags that stand for an element.

import { AfterWord, attributes, said } from "./element.js";
import { all } from "./pristine.js";

/** The addresses by which the page has loaded us. */
const addresses = [];

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
	const asked = said(tag, "data-");
	const next = tag.nextElementSibling;
	let { element } = tag;
	// A page that was restored from a copy of its HTML has the element already.
	if (!element?.isConnected && next instanceof AfterWord && `${said(next).slice(0, 2)}` === `${asked.slice(0, 2)}`) {
		element = next;
	} else if (tag.said !== `${asked}`) {
		element ??= new AfterWord();
		attributes.forEach((name, i) => {
			if (asked[i] !== null) element.setAttribute(name, asked[i]);
		});
	}
	tag.element = element;
	tag.said = `${asked}`;
	if (!element.isConnected) tag.after(element);
}
