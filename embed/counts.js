// Elements that show how many comments a thread has.

import { mount, unmount } from "./page.js";

const ATTRIBUTE = "data-afterword-count";

/** One for each thread that is counted, whatever the number of elements. */
const counters = new Map();

class Counter {
	#stop = new AbortController();
	gone = this.#stop.signal;
	/** Counting needs no memory of its own. */
	shares = true;
	elements = new Set();

	constructor(thread) {
		this.thread = thread;
	}

	begin(boot) {
		boot.count(this.id, this.thread);
	}

	show(n) {
		this.n = n;
		for (const element of this.elements) this.fill(element);
	}

	fill(element) {
		if (this.n !== undefined) element.textContent = `${this.n}`;
	}

	end() {
		this.#stop.abort();
		unmount(this);
	}

	// A count that cannot be had leaves the page as it was.
	fail() {}
}

/** Makes the counters equal to what the page asks for. */
export function count() {
	const asked = new Map();
	for (const element of document.querySelectorAll(`[${ATTRIBUTE}]`)) {
		const thread = element.getAttribute(ATTRIBUTE);
		if (!thread) continue;
		if (!asked.has(thread)) asked.set(thread, new Set());
		asked.get(thread).add(element);
	}
	for (const [thread, counter] of counters) {
		if (asked.has(thread)) continue;
		counter.end();
		counters.delete(thread);
	}
	for (const [thread, elements] of asked) {
		let counter = counters.get(thread);
		if (!counter) {
			counter = new Counter(thread);
			counters.set(thread, counter);
			mount(counter).catch(() => {});
		}
		for (const element of elements) if (!counter.elements.has(element)) counter.fill(element);
		counter.elements = elements;
	}
}
