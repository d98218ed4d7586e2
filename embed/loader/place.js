// The place that the page's address names.

/** A fragment as a name, or as it stands where it was not encoded. */
export function decode(fragment) {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}

/** The place that the page's address names, or "". */
export const fragment = () => decode(location.hash.slice(1));
