// How a language counts and tells time. Making a formatter costs far more
// than using it, so each is made once.

const made = new Map();
function format(kind, lang, options) {
	const key = `${kind} ${lang} ${JSON.stringify(options)}`;
	let found = made.get(key);
	if (!found) {
		try {
			found = new Intl[kind](lang, options);
		} catch {
			found = new Intl[kind]("en", options); // a tag that is no BCP 47 tag
		}
		made.set(key, found);
	}
	return found;
}

export const formats = {
	plural: (lang, n) => format("PluralRules", lang).select(n),
	number: (lang, n) => format("NumberFormat", lang).format(n),
	// A date without a time of day is meant as it stands, wherever the reader is.
	date: (lang, milliseconds) =>
		format("DateTimeFormat", lang, { dateStyle: "long", timeZone: milliseconds % 864e5 ? undefined : "UTC" }).format(
			milliseconds,
		),
	moment: (lang, milliseconds) =>
		format("DateTimeFormat", lang, { dateStyle: "full", timeStyle: "short" }).format(milliseconds),
	ago: (lang, n, unit) =>
		n
			? format("RelativeTimeFormat", lang).format(-n, unit)
			: format("RelativeTimeFormat", lang, { numeric: "auto" }).format(0, "second"),
};
