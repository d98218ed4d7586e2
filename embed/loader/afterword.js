// The loader: one script tag, and <after-word> works in the page.

import { count } from "./counts.js";
import { AfterWord, attributes } from "./element.js";
import { from } from "./module.js";
import { address, adopt, unguarded } from "./tags.js";

const NAME = "after-word";

function start(url) {
	from(url, unguarded(url));
	AfterWord.adopt = adopt;
	customElements.define(NAME, AfterWord);
	let waiting = false;
	const look = () => {
		waiting = false;
		adopt();
		count();
	};
	// In a task of its own: a page that undoes what we do, each time, stays alive.
	const changed = () => {
		if (!waiting) setTimeout(look);
		waiting = true;
	};
	new MutationObserver(changed).observe(document, {
		__proto__: null,
		subtree: true,
		childList: true,
		characterData: true,
		attributeFilter: ["data-afterword-count", "type", "src", ...attributes.map((name) => `data-${name}`)],
	});
	adopt(url);
	count();
}

const url = address();
const first = customElements.get(NAME);
// Another copy of the loader may be here already, from this address or another.
if (first) first.adopt?.(url);
else start(url);
