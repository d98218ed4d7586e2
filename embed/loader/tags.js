// Script tags that stand for an element.

import { attributes } from "./element.js";

const adopted = new WeakSet();
const loaders = new Set();

/**
 * The address of this script. A module script is not told, but an error's
 * stack names the file in every engine.
 */
export function address() {
	return document.currentScript?.src || /\w+:\/\/\S*?afterword[^/]*?\.js[^:)\s]*/.exec(new Error().stack)?.[0];
}

/**
 * Puts an element behind each tag in the body that asks for one.
 *
 * @param {string} url one more address of the loader, whose tags are ours
 */
export function adopt(url) {
	loaders.add(url);
	for (const tag of document.querySelectorAll("body script[data-article], body script[data-thread]")) {
		if (adopted.has(tag) || !loaders.has(tag.src)) continue;
		adopted.add(tag);
		const element = document.createElement("after-word");
		for (const name of attributes) {
			const value = tag.getAttribute(`data-${name}`);
			if (value !== null) element.setAttribute(name, value);
		}
		// A page that was put back from a copy has the element already.
		if (!tag.nextElementSibling?.isEqualNode(element)) tag.after(element);
	}
}
