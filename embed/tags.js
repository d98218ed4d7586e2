// Script tags that stand for an element.

import { attributes } from "./element.js";

const adopted = new WeakSet();
const loaders = new Set();

/**
 * The address of this script. A module script is not told, but an error's
 * stack names the file in every engine.
 */
export function address() {
	return document.currentScript?.src || /((?:https?|file):.*?afterword[^/]*?\.js[^:)\s]*)/.exec(new Error().stack)?.[1];
}

/** Counts the tags of one more address of the loader as ours. */
export function know(url) {
	loaders.add(url);
}

const tags = (tree) => tree.querySelectorAll("script[data-article], script[data-thread]");

/** Puts an element behind each tag in the body that asks for one. */
export function adopt() {
	if (!document.body) return;
	for (const tag of tags(document.body)) if (!adopted.has(tag) && follow(tag)) adopted.add(tag);
}

/** Puts an element behind a tag, and tells whether the tag is ours. */
function follow(tag) {
	// Only in the page itself is a relative address what it means.
	if (!loaders.has(document.importNode(tag).src)) return false;
	const element = tag.ownerDocument.createElement("after-word");
	for (const name of attributes) {
		const value = tag.getAttribute(`data-${name}`);
		if (value !== null) element.setAttribute(name, value);
	}
	// A page that was put back from a copy has the element already.
	if (!tag.nextElementSibling?.isEqualNode(element)) tag.after(element);
	return true;
}

// Turbo and htmx can make a page equal to what the server sends, node by node.
// There the tags stand alone: so they get their elements before, or those of the
// page would go.
const arriving = {
	"turbo:before-render": (detail) => [detail.newBody],
	"turbo:before-frame-render": (detail) => [detail.newFrame],
	"htmx:before:swap": (detail) => detail.tasks.map((task) => task.fragment),
};

/** Puts elements behind the tags of what is about to come into the page, too. */
export function expect() {
	for (const [event, trees] of Object.entries(arriving)) {
		document.addEventListener(event, ({ detail }) => {
			for (const tree of trees(detail)) for (const tag of tags(tree)) follow(tag);
		});
	}
}
