// The element <after-word>: when it starts, what it says, and how it ends.

import { compile, moduleOf, supported } from "./module.js";
import { canonical, mount, unmount } from "./page.js";
import { fragment } from "./place.js";
import { listenTo, standing, sum } from "./prerendered.js";
import { create, hostOf, listen, named, own } from "./pristine.js";
import { ask, firstRequest } from "./request.js";
import { words } from "./words.js";

/** The attributes that an element has, and a script tag as data-…. */
export const attributes = ["article", "thread", "lang", "theme", "sort", "hide", "heading-level", "loading"];

/** What a reader is told of an error: what happened, and what can be done. */
function sentenceOf({ reason = "A script of the page keeps them from it. Its owner can mend that." }) {
	let what = `did not load. ${reason}`;
	if (location.protocol === "file:") what = "cannot load from a file. Open the page from a web server.";
	else if (!supported()) what = "cannot load without WebAssembly. Open the page in another browser.";
	return `The article and its comments ${what}`;
}

let warned = false;

export class AfterWord extends HTMLElement {
	static observedAttributes = attributes;
	#widget;

	connectedCallback() {
		// What comes with the page as HTML may still be on its way.
		if (!this.shadowRoot || own("readyState") !== "loading") this.#begin();
		else listen("DOMContentLoaded", () => this.isConnected && this.#begin(), { __proto__: null, once: true });
	}

	#begin() {
		if (this.#widget) return; // it is being moved
		this.querySelector(":scope > [data-afterword-alert]")?.remove();
		const widget = new Widget(this);
		this.#widget = widget;
		listen("hashchange", () => this.#eager() && widget.start(true), { __proto__: null, signal: widget.gone });
		if (this.#eager()) widget.start();
		else widget.near.observe(this);
	}

	// What is in the page again by the end of the task was moved, not removed.
	disconnectedCallback() {
		if (!this.#widget) return;
		this.#widget.told = false;
		queueMicrotask(() => {
			if (!this.isConnected) this.#end();
			else if (this.#widget.sentence) this.#again(this.#widget);
			else this.#widget.move();
		});
	}

	// moveBefore() is no insertion.
	connectedMoveCallback() {
		this.#widget?.move();
	}

	attributeChangedCallback(name, before, value) {
		const widget = this.#widget;
		if (!widget || before === value) return;
		if (moduleOf(this.getAttribute("thread")) !== widget.module) return this.#again(widget);
		if (this.#eager()) widget.start();
		widget.look();
		if (name !== "lang") widget.instance?.boot.attribute(widget.id, name);
	}

	/**
	 * Loads the thread again. Resolves when it shows; rejects with the sentence
	 * that is shown instead.
	 */
	async refresh() {
		if (!this.#widget) throw refusal("The element has left the page.");
		this.#widget.wake();
		await this.#widget.refresh();
	}

	// Another module has the source of its thread now, or what could not start tries
	// again: another widget takes over where this one was.
	#again({ started, told, canonical }) {
		this.#end();
		this.#begin();
		Object.assign(this.#widget, { told, canonical });
		if (started) this.#widget.wake();
	}

	#end() {
		this.#widget?.end();
		this.#widget = undefined;
	}

	#eager() {
		const loading = this.getAttribute("loading");
		return (
			loading === "eager" || (loading !== "lazy" && this.hasAttribute("article")) || fragment().startsWith("comment-")
		);
	}
}

/** An error without a name, so that as text too it is the sentence alone. */
const refusal = (sentence) => Object.assign(new Error(sentence), { name: "" });

/** One insertion of an element into the page. */
class Widget {
	#stop = new AbortController();
	#around = new MutationObserver(() => (this.started ? this.speak() : this.look()));

	/** Starts it when the element comes near the screen. */
	near = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.start(), {
		rootMargin: "100% 0px",
	});
	/** Who waits for refresh(): all are told when the thread that was asked for last has come. */
	#waiting = [];
	#shown = false;
	#slot = create("slot");
	#words;
	/** Of what came with the page and stands until the module takes it over. */
	#link;
	#checked;
	#redo;
	/** Whether the page's address has begun to name a place in it. */
	#go = false;

	/** Aborted when the element has left the page. */
	gone = this.#stop.signal;
	/** The requests that were made before the module was there. */
	early = { __proto__: null };

	constructor(element) {
		this.element = element;
		this.module = moduleOf(element.getAttribute("thread"));
		// The page's address may change while the element stands; what it is a
		// thread of does not.
		this.canonical = canonical();
		this.#link = standing(element, attributes);
		if (!this.#link) return;
		this.#redo = listenTo(element.shadowRoot, this.gone, () => this.wake());
		this.#observe();
	}

	/**
	 * Begins. What came with the page stands, unless it has the place that the page's
	 * address names.
	 */
	start(changed) {
		this.#go ||= !!changed;
		if (!this.#link || this.element.shadowRoot.getElementById(fragment())) this.wake();
		else this.#checked ??= this.#check();
	}

	/** Starts the module. */
	wake() {
		this.started ??= this.#start();
	}

	/** Starts the module where what came with the page is not right any more. */
	look() {
		if (this.#link && !this.started && !standing(this.element, attributes)) this.wake();
	}

	/** Asks whether the files of what came with the page have changed since, and is ready if not. */
	async #check() {
		const { asks, sum: made } = this.#link.dataset;
		let text = "";
		let failed;
		const options = { __proto__: null, cache: "no-cache", priority: "low" };
		const replies = asks ? asks.split(" ").map((url) => [url, ask(this, url, options)]) : [];
		for (const [url, reply] of replies) {
			const [failure, , , body] = await reply;
			text += body;
			if (!failure) continue;
			failed = true;
			delete this.early[url]; // the module asks once more
		}
		if (this.started) return;
		if (!failed && sum(text) !== made) return this.wake();
		const root = this.element.shadowRoot;
		this.tell("ready", {
			article: root.querySelector("[part=title]")?.textContent ?? null,
			comments: root.querySelector(".thread") && root.querySelectorAll(".comment:not(.deleted)").length,
		});
	}

	async #start() {
		try {
			const { element } = this;
			compile(this.module).catch(() => {}); // mount tells it
			const spoken = this.speak();
			const article = element.getAttribute("article");
			// One that came with the page, as HTML, is not asked for.
			const kept = element.shadowRoot?.querySelector("[data-article]");
			if (article && !article.startsWith("#") && !kept) ask(this, article);
			for (const url of [firstRequest(element.getAttribute("thread")), element.getAttribute("hide")]) {
				if (url) ask(this, url);
			}
			await spoken;
			await mount(this);
		} catch (error) {
			if (!this.gone.aborted) this.fail(error);
		}
	}

	/** Called when the element stands elsewhere: there the language and the colours may be others. */
	move() {
		if (this.started) this.speak();
		this.look();
		this.instance?.boot.moved(this.id);
	}

	/** Finds its language and the words, and again whenever a language changes that may be its own. */
	async speak() {
		this.#observe();
		this.#words = await words(this.element);
		this.instance?.boot.words(this.id, ...this.#words);
	}

	#observe() {
		for (let at = this.element; at; at = hostOf(at)) {
			this.#around.observe(at.getRootNode(), { __proto__: null, subtree: true, attributeFilter: ["lang"] });
		}
	}

	begin(boot, suspects) {
		boot.mount(this.id, this.element, this.canonical, suspects, ...this.#words);
		this.#named();
		if (this.#waiting.length) boot.refresh(this.id);
	}

	end() {
		this.#stop.abort();
		this.near.disconnect();
		this.#around.disconnect();
		unmount(this);
		this.sentence = "The element has left the page.";
		this.settle(this.sentence);
	}

	/** Tells of the place that the page's address names. */
	#named() {
		const name = fragment();
		if (name && !named(name)) this.instance?.boot.named(this.id, name, this.#go);
	}

	/** Called when the tree has changed: one that only waits gives way to the page's own content. */
	drawn(tree) {
		if (this.#shown) return;
		const { element } = this;
		const waiting = tree.classList.contains("waiting");
		this.#shown = !waiting;
		if (!waiting && this.#redo) queueMicrotask(this.#redo);
		tree.hidden = waiting && (element.firstElementChild || element.textContent.trim());
		if (tree.hidden) tree.after(this.#slot);
		else if (this.#slot.parentNode) {
			this.#slot.remove();
			this.#named();
		}
	}

	/** @returns {PromiseLike<void>} whoever awaits it asks for the thread */
	refresh() {
		return {
			// biome-ignore lint/suspicious/noThenProperty: pages replace Promise, and this is awaited at once
			then: (...told) => {
				this.#waiting.push(told);
				if (this.sentence) this.settle(this.sentence);
				else this.instance?.boot.refresh(this.id);
			},
		};
	}

	settle(sentence) {
		for (const [kept, broken] of this.#waiting.splice(0)) sentence ? broken(refusal(sentence)) : kept();
	}

	/** Dispatches an event; ready is told once an insertion. */
	tell(name, detail) {
		if (name === "ready") {
			if (this.told) return;
			this.told = true;
		}
		const options = { __proto__: null, detail, bubbles: true, composed: true };
		this.element.dispatchEvent(new CustomEvent(`afterword:${name}`, options));
	}

	/** The widget cannot run: the element's own content stays, and a sentence follows it. */
	fail(error) {
		this.sentence = sentenceOf(error);
		const alert = create("p");
		alert.role = "alert";
		alert.setAttribute("data-afterword-alert", "");
		alert.textContent = this.sentence;
		this.element.append(alert);
		const root = this.element.shadowRoot;
		const slot = this.#slot;
		if (root?.querySelector("link")) {
			alert.slot = slot.name = "alert"; // what came with the page as HTML stays, too
			root.append(slot);
		} else root?.replaceChildren(slot);
		if (!warned) console.warn(`afterword: ${error.message}`);
		warned = true;
		this.#redo?.(); // as far as the browser can
		this.tell("error", { stage: "load", message: this.sentence });
		this.settle(this.sentence);
	}
}
