// What came with the page as HTML. It stands without the module until a reader acts
// in it, and what they do meanwhile is done again when the module is there.

import { speaks } from "./words.js";

/**
 * The link that says what an element's tree was made of, if that is what the element
 * asks for.
 *
 * @param {string[]} attributes those of an element, in the order of prerender's package page
 */
export function standing(element, attributes) {
	const root = element.shadowRoot;
	const link = root?.querySelector("link[data-attributes]");
	if (
		link?.dataset.attributes === `${attributes.map((name) => element.getAttribute(name))}` &&
		speaks(element, root.querySelector(".afterword").lang)
	)
		return link;
}

/**
 * Listens to what a reader does in a tree that stands.
 *
 * @param {ShadowRoot} root
 * @param {AbortSignal} signal ends it
 * @param {() => void} acted is called when the module is wanted
 * @returns {() => void} does once more what was done until then
 */
export function listenTo(root, signal, acted) {
	let kept = [];
	const heard = (event) => {
		if (!kept) return;
		const { type, target } = event;
		const act = target.closest("[data-act]")?.localName;
		if (type === "pointerover" && !act) return;
		acted();
		if (type.startsWith("pointer")) return;
		if (type === "click") {
			const link = target.closest("a[href*='#']");
			const leads =
				link?.href.split("#")[0] === location.href.split("#")[0] && !event.ctrlKey && !event.metaKey && !event.shiftKey;
			if (!leads && act !== "button") return;
		}
		if (/click|submit/.test(type)) event.preventDefault();
		event.stopPropagation();
		// Of what is typed into a box, the last says it all.
		kept = kept.filter(([at, { type }]) => type !== "input" || at !== target);
		kept.push([target, new event.constructor(type, event), target.value]);
	};
	for (const type of ["pointerover", "pointerdown", "click", "submit", "keydown", "focusin", "input", "change"]) {
		root.addEventListener(type, heard, { __proto__: null, capture: true, signal });
	}
	for (const control of root.querySelectorAll("[data-act][disabled]")) control.disabled = false;
	return () => {
		const events = kept ?? [];
		kept = undefined;
		for (const [target, event, value] of events) {
			if (event.type === "focusin" && target !== root.activeElement) continue;
			if (/input|change/.test(event.type)) {
				const draft = target.localName === "textarea" && target.value; // of an earlier visit
				target.value = draft && draft !== value ? `${draft}\n${value}` : value;
			}
			target.dispatchEvent(event);
		}
	};
}

/** A text's length and its FNV-1a hash, as prerender writes them. */
export function sum(text) {
	let hash = -0x7ee3623b;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return `${text.length}-${hash}`;
}
