// The element <after-word>: when it starts, what it says, and how it ends.

import { ask, firstRequest } from "./early.js";
import { compile } from "./module.js";
import { fragment, mount, unmount } from "./page.js";

/** The attributes that an element has, and a script tag as data-…. */
export const attributes = ["article", "thread", "lang", "theme", "sort", "heading-level", "loading"];

const sentences = {
	file: "The article and its comments cannot be shown in a page that is opened from a file. Serve the folder with a web server, then open its address.",
	missing:
		"The article and its comments need WebAssembly, which this browser does not have or this page's security policy does not allow. Another browser may show them.",
	unreachable:
		"The article and its comments cannot be shown, because a part of this page did not load. Check your connection, then reload the page.",
};

let warned = false;
let tickets = 0;

export class AfterWord extends HTMLElement {
	static observedAttributes = attributes;
	#widget;

	connectedCallback() {
		this.querySelector(":scope > [data-afterword-alert]")?.remove();
		const widget = new Widget(this);
		this.#widget = widget;
		if (this.#eager()) return widget.start();
		const observer = new IntersectionObserver(
			(entries) => {
				if (!entries.some((entry) => entry.isIntersecting)) return;
				observer.disconnect();
				widget.start();
			},
			{ rootMargin: "100% 0px" },
		);
		observer.observe(this);
		widget.gone.addEventListener("abort", () => observer.disconnect(), { once: true });
	}

	disconnectedCallback() {
		this.#widget?.end();
		this.#widget = undefined;
	}

	// Being moved in one go by moveBefore() is neither an end nor a beginning.
	connectedMoveCallback() {}

	attributeChangedCallback(name, before, value) {
		const widget = this.#widget;
		if (!widget || before === value) return;
		if (name === "loading") {
			if (value === "eager") widget.start();
		} else widget.instance?.boot.attribute(widget.id, name);
	}

	/**
	 * Loads the thread again. Resolves when it shows; rejects with the sentence
	 * that is shown instead.
	 */
	refresh() {
		const widget = this.#widget;
		if (!widget) return Promise.reject(new Error(sentences.unreachable));
		widget.start();
		return widget.refresh();
	}

	#eager() {
		const loading = this.getAttribute("loading");
		if (loading === "eager" || loading === "lazy") {
			return loading === "eager" || fragment().startsWith("comment-");
		}
		return this.hasAttribute("article") || fragment().startsWith("comment-");
	}
}

/** One insertion of an element into the page. */
class Widget {
	#stop = new AbortController();
	#tickets = new Map();
	#started;
	#told = false;

	/** Aborted when the element has left the page. */
	gone = this.#stop.signal;

	constructor(element) {
		this.element = element;
		// The page's address may change while the element stands; what it is a
		// thread of does not.
		this.thread = document.querySelector("link[rel~=canonical]")?.href || location.href.replace(/[?#].*/s, "");
	}

	start() {
		this.#started ??= this.#start();
	}

	async #start() {
		try {
			const { element } = this;
			const module = compile();
			module.catch(() => {}); // mount tells it
			const article = element.getAttribute("article");
			if (article && !article.startsWith("#")) early(article);
			const thread = firstRequest(element.getAttribute("thread") ?? "");
			if (thread) early(thread);
			await mount(this);
		} catch (error) {
			if (!this.gone.aborted) this.fail(error);
		}
	}

	begin(boot, suspects) {
		boot.mount(this.id, this.element, this.thread, suspects);
		const name = fragment();
		if (name && !document.getElementById(name)) boot.named(this.id, name, false);
		for (const ticket of this.#tickets.keys()) boot.refresh(this.id, ticket);
	}

	end() {
		this.#stop.abort();
		unmount(this);
		for (const { reject } of this.#tickets.values()) reject(new Error("The element has left the page."));
		this.#tickets.clear();
	}

	refresh() {
		return new Promise((resolve, reject) => {
			const ticket = ++tickets;
			this.#tickets.set(ticket, { resolve, reject });
			this.instance?.boot.refresh(this.id, ticket);
			this.#started.then(() => {
				if (!this.instance) this.settle(ticket, this.sentence);
			});
		});
	}

	settle(ticket, sentence) {
		const promise = this.#tickets.get(ticket);
		this.#tickets.delete(ticket);
		if (sentence) promise?.reject(new Error(sentence));
		else promise?.resolve();
	}

	/** Dispatches an event; ready is told once an insertion. */
	tell(name, detail) {
		if (name === "ready") {
			if (this.#told) return;
			this.#told = true;
		}
		this.element.dispatchEvent(new CustomEvent(`afterword:${name}`, { detail, bubbles: true, composed: true }));
	}

	/** The widget cannot run: the element's own content stays, and a sentence follows it. */
	fail(error) {
		this.sentence =
			location.protocol === "file:"
				? sentences.file
				: error instanceof WebAssembly_.CompileError || /WebAssembly|wasm/i.test(error?.message)
					? sentences.missing
					: sentences.unreachable;
		const alert = document.createElement("p");
		alert.setAttribute("role", "alert");
		alert.setAttribute("data-afterword-alert", "");
		alert.textContent = this.sentence;
		this.element.append(alert);
		if (!warned) console.warn(`afterword: ${error?.message ?? error}`);
		warned = true;
		this.tell("error", { stage: "load", message: this.sentence });
	}
}

// Where WebAssembly is missing there is no such error either.
const WebAssembly_ = globalThis.WebAssembly ?? { CompileError: Error };

function early(url) {
	try {
		ask(new URL(url, document.baseURI).href);
	} catch {
		// Not an address: the article or the thread says so when it is asked for.
	}
}
