// Where the loader came from, and whether its page may guard it by a hash.

import { all, own } from "./pristine.js";

/** How the page has loaded us: the script's own element, where it is a classic one. */
const { src, integrity } = own("currentScript") ?? {};

const called = (url) => /\/afterword[^/?#]*\.js([?#]|$)/.test(url);

/**
 * The address of this script. A module is not told its own, but the first line of an
 * error's stack names the file; of what was evaluated it does not, and of what stands
 * in the page's HTML it names the page. Then one of the page's tags tells.
 */
function address() {
	const at = /(Error.*\n)?.*?([\w:]+:\/\/\S+?)(:\d+){2}\)?$/my.exec(new Error().stack)?.[2];
	const tags = [...all("script[src]")].map((tag) => tag.src);
	if (src && (at || called(src))) return src;
	const named = (tag) => tag.startsWith(at) && /^([?#]|$)/.test(tag.slice(at.length)); // WebKit's names no query
	return tags.find(named) ?? (called(at) ? at : tags.find(called));
}

export const loader = address();

/** Tells whether the page may guard the loader by its hash, and so all that it loads. */
export const guarded = src !== loader || !!integrity;
