// Which language the interface speaks, and its words.

import { beside } from "./module.js";
import { hostOf, once } from "./pristine.js";

/** The languages with a catalogue of words; the English words are in the module. */
const names = __LOCALES__.split(" ");

/** How many milliseconds to wait for the words. */
const PATIENCE = 5_000;

/** A tag's language and script: the likely script where the tag names none. */
const likely = (tag) => {
	const { language, script } = new Intl.Locale(tag).maximize();
	return language + script;
};

// To find the likely script costs a browser some milliseconds the first time, and most
// tags need only their language.
function nameOf(tag) {
	const { language, script } = new Intl.Locale(tag);
	if (!script && names.includes(language)) return language;
	return names.find((name) => likely(name) === likely(tag));
}

/** The nearest lang: of the element, or around it, or around the host of its shadow tree. */
const nearest = (element) => element && (element.closest("[lang]")?.lang ?? nearest(hostOf(element)));

/** The language of an element: its own, that of the page around it, or the reader's. */
function wanted(element) {
	for (const said of [nearest(element), ...navigator.languages]) {
		try {
			const tag = said.replaceAll("_", "-"); // many sites write their locale with _
			const name = nameOf(tag);
			if (name) return [tag, name];
		} catch {
			// It is not a BCP 47 tag, or there is none.
		}
	}
	return ["en", "en"]; // the page has replaced Intl
}

/** Tells whether words in a language, which may be of another region, are those of an element. */
export const speaks = (element, lang) => wanted(element)[1] === nameOf(lang);

const fetched = { __proto__: null, en: "" };

/**
 * The language of an element and its words.
 *
 * @returns {Promise<[string, string]>} a BCP 47 tag and the catalogue, which is
 *   "" for English and for one that cannot be had
 */
export async function words(element) {
	const [tag, name] = wanted(element);
	let text = "";
	try {
		text = await once(fetched, name, load);
	} catch {
		// English it is, until an element that comes later tries again.
	}
	// It may have changed in the meantime.
	return wanted(element)[0] === tag ? [tag, text] : words(element);
}

async function load(name) {
	const response = await beside(`${__WORDS__}.${name}.json`, AbortSignal.timeout(PATIENCE));
	if (!response.ok) throw response;
	return response.text();
}
