// Where the loader came from, and whether its page may guard it by a hash.

import { all, own } from "./pristine.js";

/** How the page has loaded us: the element of the script, if it is a classic one. */
const { src, integrity } = own("currentScript") ?? {};

const called = (url) => /\/afterword[^/?#]*\.js([?#]|$)/.test(url);

/**
 * The address of this script. A module does not know its own address, but the first line
 * of an error's stack names the file. Where the code was evaluated it names no file, and
 * where the code stands in the page's HTML it names the page. Then one of the page's tags
 * says where the loader is.
 */
function address() {
	const at = /(Error.*\n)?.*?([\w:]+:\/\/\S+?)(:\d+){2}\)?$/my.exec(new Error().stack)?.[2];
	const tags = [...all("script[src]")].map((tag) => tag.src);
	if (src && (at || called(src))) return src;
	const named = (tag) => tag.startsWith(at) && /^([?#]|$)/.test(tag.slice(at.length)); // WebKit's stack leaves out the query
	return tags.find(named) ?? (called(at) ? at : tags.find(called));
}

export const loader = address();

/** Tells whether the page may guard the loader by its hash, and so all that it loads. */
export const guarded = src !== loader || !!integrity;
