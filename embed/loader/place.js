// The place that the page's address names.

/** The name that a fragment encodes, or the fragment itself where it cannot be decoded. */
export function decode(fragment) {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}

/** The place that the page's address names, or "". */
export const fragment = () => decode(location.hash.slice(1));
