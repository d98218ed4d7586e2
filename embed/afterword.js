// The loader: one script tag, and <after-word> works in the page.

import { count } from "./counts.js";
import { AfterWord } from "./element.js";
import { from } from "./module.js";
import { address, adopt, expect, know } from "./tags.js";

const NAME = "after-word";

function start(url) {
	from(url);
	AfterWord.know = know;
	AfterWord.adopt = adopt;
	customElements.define(NAME, AfterWord);
	const look = () => {
		adopt();
		count();
	};
	new MutationObserver(look).observe(document, {
		subtree: true,
		childList: true,
		attributeFilter: ["data-afterword-count"],
	});
	expect();
	look();
}

const url = address();
const first = customElements.get(NAME);
know(url);
if (!first) start(url);
else if (first.know) {
	// The loader is here already, from this address or another.
	first.know(url);
	first.adopt();
}
