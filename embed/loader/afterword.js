// The loader: one script tag, and <after-word> works in the page.

import { count } from "./counts.js";
import { AfterWord } from "./element.js";
import { from } from "./module.js";
import { address, adopt } from "./tags.js";

const NAME = "after-word";

function start(url) {
	from(url);
	AfterWord.adopt = adopt;
	customElements.define(NAME, AfterWord);
	const look = () => {
		adopt(url);
		count();
	};
	new MutationObserver(look).observe(document, {
		subtree: true,
		childList: true,
		attributeFilter: ["data-afterword-count"],
	});
	look();
}

const url = address();
const first = customElements.get(NAME);
// Another copy of the loader may be here already, from this address or another.
if (first) first.adopt?.(url);
else start(url);
