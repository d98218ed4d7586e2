// The loader: one script tag, and <after-word> works in the page.

import { loader } from "./address.js";
import { count } from "./counts.js";
import { AfterWord, attributes } from "./element.js";
import { adopt } from "./tags.js";

const NAME = "after-word";

function start() {
	/** @type {CustomElementConstructor} */ (AfterWord).adopt = adopt;
	customElements.define(NAME, AfterWord);
	let waiting;
	const look = () => {
		waiting = false;
		adopt();
		count();
	};
	// A task of its own: a page that undoes our changes each time does not hang.
	const changed = () => {
		if (!waiting) waiting = setTimeout(look);
	};
	new MutationObserver(changed).observe(document, {
		__proto__: null,
		subtree: true,
		childList: true,
		characterData: true,
		attributeFilter: ["data-afterword-count", "type", "src", ...attributes.map((name) => `data-${name}`)],
	});
	adopt(loader);
	count();
}

const first = customElements.get(NAME);
// The page may have loaded another copy of the loader already, from this address or another.
if (first) first.adopt?.(loader);
else start();
