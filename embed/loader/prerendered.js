// HTML that came with the page. It shows without the module until a reader acts in it.
// What the reader does until the module is there is done again then.

/**
 * Listens to what a reader does in a prerendered tree.
 *
 * @param {ShadowRoot} root
 * @param {AbortSignal} signal ends it
 * @param {() => void} acted is called when the module is wanted
 * @returns {() => void} does once more what was done until then
 */
export function listenTo(root, signal, acted) {
	let kept = [];
	const record = (event) => {
		if (!kept) return;
		const { type, target } = event;
		const act = target.closest("[data-act]")?.localName;
		if (type === "pointerover" && !act) return;
		acted();
		if (type.startsWith("pointer")) return;
		if (type === "click" && act !== "button") {
			const link = target.closest("a[href*='#']");
			const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
			if (elsewhere || link?.href.split("#")[0] !== location.href.split("#")[0]) return;
		}
		if (/click|submit/.test(type)) event.preventDefault();
		event.stopPropagation();
		// The last event of a box says all that was typed into it.
		kept = kept.filter(([at, { type }]) => type !== "input" || at !== target);
		kept.push([target, new event.constructor(type, event), target.value]);
	};
	for (const type of ["pointerover", "pointerdown", "click", "submit", "keydown", "focusin", "input", "change"]) {
		root.addEventListener(type, record, { __proto__: null, capture: true, signal });
	}
	for (const control of /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("[data-act][disabled]"))) {
		control.disabled = false;
	}
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

/** A hash of a text, as prerender writes it. */
export function sum(text) {
	let hash = 1;
	for (const char of text) hash = Math.imul(hash ^ char.codePointAt(), 0x01000193);
	return `${hash}`;
}
