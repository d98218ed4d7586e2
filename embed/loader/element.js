// The element <after-word>: when it starts, what it asks for, and how it ends.

import { ownOf, supported } from "./module.js";
import { pageURL, Guest } from "./page.js";
import { fragment } from "./place.js";
import { listenTo, sum } from "./prerendered.js";
import { create, hostOf, listen, named, own, parse } from "./pristine.js";
import { ask } from "./request.js";
import { speaks, words } from "./words.js";

/** The attributes of an element, which a script tag has as data-…, in the order of prerender's package page. */
export const attributes = ["article", "thread", "lang", "theme", "sort", "hide", "heading-level", "loading"];

/** The values of an element's attributes, or of a script tag's with a prefix. */
export const said = (element, prefix = "") => attributes.map((name) => element.getAttribute(prefix + name));

/** The sentence that tells a reader of an error: what happened, and what they can do. */
function sentenceOf({ reason = "A script of the page keeps them from it. Its owner can mend that." }) {
	let what = `did not load. ${reason}`;
	if (location.protocol === "file:") what = "cannot load from a file. Open the page from a web server.";
	else if (!supported()) what = "cannot load without WebAssembly. Open the page in another browser.";
	return `The article and its comments ${what}`;
}

const LEFT = "The element has left the page.";

let warned;

export class AfterWord extends HTMLElement {
	static observedAttributes = attributes;
	#widget;

	connectedCallback() {
		// HTML that comes with the page may not have arrived whole yet.
		if (!this.shadowRoot || own("readyState") !== "loading") this.#begin();
		else listen("DOMContentLoaded", () => this.#begin());
	}

	#begin() {
		if (this.#widget || !this.isConnected) return; // it is being moved, or gone
		this.querySelector(":scope > [data-afterword-alert]")?.remove();
		this.#widget = new Widget(this);
		this.#widget.insert();
	}

	// An element that is in the page again by the end of the task was moved, not removed.
	disconnectedCallback() {
		const widget = this.#widget;
		if (!widget) return;
		widget.told = false;
		queueMicrotask(() => {
			if (!this.isConnected) this.#end();
			else if (widget.sentence) this.#again(widget);
			else widget.move();
		});
	}

	// moveBefore() does not count as an insertion.
	connectedMoveCallback() {
		this.#widget?.move();
	}

	attributeChangedCallback(name, before, value) {
		const widget = this.#widget;
		if (!widget || before === value) return;
		if (ownOf(this.getAttribute("thread"), this.getAttribute("hide")) !== widget.needs) return this.#again(widget);
		if (widget.eager()) widget.arrive();
		widget.look();
		if (name !== "lang") widget.host?.attribute(widget.id, name);
	}

	/**
	 * Loads the thread again. Resolves when the thread shows; rejects with the
	 * sentence that shows instead.
	 */
	async refresh() {
		if (!this.#widget) throw refusal(LEFT);
		this.#widget.wake();
		await this.#widget.refresh();
	}

	// Another module has the source of its thread now, or what could not start tries
	// again: another widget takes over where this one was.
	#again({ started, told, pageURL }) {
		this.#end();
		this.#begin();
		Object.assign(this.#widget, { told, pageURL });
		if (started) this.#widget.wake();
	}

	#end() {
		this.#widget?.end();
		this.#widget = undefined;
	}
}

/** An error without a name, so that its text, too, is the sentence alone. */
const refusal = (sentence) => Object.assign(new Error(sentence), { name: "" });

/** One insertion of an element into the page. */
class Widget extends Guest {
	#around = new MutationObserver(() => (this.started ? this.speak() : this.look()));

	/** Starts it when the element comes near the screen. */
	#near = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.arrive(), {
		rootMargin: "100% 0px",
	});
	/** The calls of refresh() that wait: all of them end when the latest request for the thread ends. */
	#waiting = [];
	#shown;
	#slot = create("slot");
	/** @type {[language: string, words: string]} */
	#words;
	/** The link in the HTML that came with the page and shows until the module takes over. */
	#link;
	#checked;
	#redo;
	/** Whether the page's address has changed, so that a place it names is shown. */
	#go = false;
	// The page's address may change while the element stands; what it is a
	// thread of does not.
	pageURL = pageURL();

	constructor(element) {
		super(element.getAttribute("thread"), element);
		this.#link = this.#standing();
		if (!this.#link) return;
		this.hold();
		this.#observe();
	}

	/** Keeps what the reader does from now on, and does it again once the next instance has drawn. */
	hold() {
		const root = this.element.shadowRoot;
		this.#shown = false;
		if (root) this.#redo ??= listenTo(root, this.gone, () => this.wake());
	}

	/** Begins at once, or when the element comes near the screen. */
	insert() {
		this.listen("hashchange", () => {
			if (this.eager()) this.arrive(true);
			if (!named(fragment())) this.named(fragment(), true);
		});
		if (this.eager()) this.arrive();
		else this.#near.observe(this.element);
	}

	eager() {
		const { element } = this;
		const loading = element.getAttribute("loading");
		return (
			loading === "eager" ||
			(loading !== "lazy" && element.hasAttribute("article")) ||
			fragment().startsWith("comment-")
		);
	}

	/**
	 * Begins. HTML that came with the page stays without the module, unless it has the
	 * place that the page's address names.
	 */
	arrive(changed = false) {
		this.#go ||= changed;
		if (!this.#link || this.element.shadowRoot.getElementById(fragment())) this.wake();
		else this.#checked ??= this.#check();
	}

	/** Starts the module. */
	wake() {
		this.started ??= this.#start();
	}

	/**
	 * The link that says what the element's tree was made of, if that is what the element asks for.
	 *
	 * @returns {HTMLElement | undefined}
	 */
	#standing() {
		const { element } = this;
		const root = element.shadowRoot;
		const link = /** @type {HTMLElement} */ (root?.querySelector("link[data-attributes]"));
		if (
			link?.dataset.attributes === `${said(element)}` &&
			speaks(element, /** @type {HTMLElement} */ (root.querySelector(".afterword")).lang)
		) {
			return link;
		}
	}

	/** Starts the module where the HTML that came with the page no longer fits the element. */
	look() {
		if (this.#link && !this.started && !this.#standing()) this.wake();
	}

	/** Asks whether the files behind the HTML that came with the page have changed. If not, the widget is ready. */
	async #check() {
		const { asks, made, ready } = this.#link.dataset;
		const options = { __proto__: null, cache: "no-cache", priority: "low" };
		const replies = asks ? asks.split(" ").map((url) => ask(this, url, options)) : [];
		let text = "";
		let failed;
		for (const reply of replies) {
			const [failure, , , body] = await reply;
			text += body;
			failed ||= failure;
		}
		if (this.started) return;
		if (failed)
			this.early = { __proto__: null }; // the module sends its own requests
		else if (sum(text) !== made) return this.wake();
		this.tell("ready", parse(ready));
	}

	async #start() {
		try {
			const { element } = this;
			const begun = this.enter(this.speak());
			let [article, thread, , , , hide] = said(element);
			// An article that came with the page as HTML is not fetched again.
			if (/^#/.test(article) || element.shadowRoot?.querySelector("[data-article]")) article = "";
			for (const url of [article, thread?.match(__PREFETCH__)?.[1], hide]) if (url) ask(this, url, undefined, true);
			await begun;
		} catch (error) {
			if (!this.gone.aborted) this.fail(error);
		}
	}

	/** Called when the element has moved: the language and the colours may be others there. */
	move() {
		if (this.started) this.speak();
		this.look();
		this.host?.moved(this.id);
	}

	/** Finds its language and the words. Called again whenever a language changes that may be its own. */
	async speak() {
		this.#observe();
		this.#words = await words(this.element);
		this.host?.words(this.id, ...this.#words);
	}

	#observe() {
		for (let at = this.element; at; at = hostOf(at)) {
			this.#around.observe(at.getRootNode(), { __proto__: null, subtree: true, attributeFilter: ["lang"] });
		}
	}

	begin(host, suspects) {
		host.mount(this.id, this.element, this.pageURL, suspects, ...this.#words, !!this.traps);
		this.#named();
		if (this.#waiting.length) host.refresh(this.id);
	}

	end() {
		this.#near.disconnect();
		this.#around.disconnect();
		super.end();
		this.sentence = LEFT;
		this.settle(LEFT);
	}

	/** Names a place to the widget, and tells whether the widget has it; go says to show it. */
	named(name, go) {
		return name && this.host?.named(this.id, name, go);
	}

	/** Names the place in the page's address to the widget. */
	#named() {
		if (!named(fragment())) this.named(fragment(), this.#go);
	}

	/** Called when the tree has changed. While the tree only waits, the element's own content shows instead, if it has any. */
	drawn(tree) {
		if (this.#shown) return;
		const { element } = this;
		const waiting = tree.classList.contains("waiting");
		this.#shown = !waiting;
		if (!waiting && this.#redo) {
			queueMicrotask(this.#redo);
			this.#redo = undefined;
		}
		tree.hidden = waiting && (element.firstElementChild || element.textContent.trim());
		if (tree.hidden) tree.after(this.#slot);
		else if (this.#slot.parentNode) {
			this.#slot.remove();
			this.#named();
		}
	}

	/** @returns {PromiseLike<void>} to await it loads the thread */
	refresh() {
		return /** @type {any} */ ({
			// biome-ignore lint/suspicious/noThenProperty: pages replace Promise, and this is awaited at once
			then: (...told) => {
				this.#waiting.push(told);
				if (this.sentence) this.settle(this.sentence);
				else this.host?.refresh(this.id);
			},
		});
	}

	settle(sentence) {
		for (const [kept, broken] of this.#waiting.splice(0)) sentence ? broken(refusal(sentence)) : kept();
	}

	/** Dispatches an event; "ready" only once for each insertion. */
	tell(name, detail) {
		if (name === "ready") {
			this.reading = this.fatal = "";
			if (this.told) return;
			this.told = true;
		}
		const options = { __proto__: null, detail, bubbles: true, composed: true };
		this.element.dispatchEvent(new CustomEvent(`afterword:${name}`, options));
	}

	/** The widget cannot run: the element's own content stays, and a sentence follows it. */
	fail(error) {
		const message = sentenceOf(error);
		this.sentence = message;
		const alert = create("p");
		alert.role = "alert";
		alert.dataset.afterwordAlert = "";
		alert.textContent = message;
		this.element.append(alert);
		const root = this.element.shadowRoot;
		const slot = this.#slot;
		if (root?.querySelector("link")) {
			alert.slot = slot.name = "alert"; // HTML that came with the page stays, too
			root.append(slot);
		} else root?.replaceChildren(slot);
		if (!warned) console.warn(`afterword: ${error.message}`);
		warned = true;
		this.#redo?.(); // the browser alone does what it can
		this.tell("error", { stage: "load", message });
		this.settle(message);
	}
}
