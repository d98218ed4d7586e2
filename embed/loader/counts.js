// Elements that show how many comments a thread has.

import { moduleOf } from "./module.js";
import { canonical, mount, unmount } from "./page.js";

const ATTRIBUTE = "data-afterword-count";

/** One for each thread that is counted, whatever the number of elements. */
const counters = new Map();

class Counter {
	#stop = new AbortController();
	#elements = new Set();
	#n;
	gone = this.#stop.signal;

	constructor(thread) {
		this.thread = thread;
		this.module = moduleOf(thread);
	}

	begin(boot) {
		boot.count(this.id, this.thread, canonical());
	}

	show(n) {
		this.#n = n;
		const waiting = this.#elements;
		this.#elements = new Set();
		this.serve(waiting);
	}

	/** Counts for these elements from now on. */
	serve(elements) {
		for (const element of elements) if (this.#n >= 0 && !this.#elements.has(element)) element.textContent = this.#n;
		this.#elements = new Set(elements);
	}

	end() {
		this.#stop.abort();
		unmount(this);
		counters.delete(this.thread);
	}

	// A count that cannot be had leaves the page as it was.
	fail() {}
}

/** Makes the counters equal to what the page asks for, once all that it is made of is there. */
export function count() {
	if (document.readyState !== "complete") return addEventListener("load", count, { once: true });
	const asked = Map.groupBy(document.querySelectorAll(`[${ATTRIBUTE}]`), (element) => element.getAttribute(ATTRIBUTE));
	for (const [thread, counter] of counters) if (!asked.has(thread)) counter.end();
	for (const [thread, elements] of asked) {
		if (!counters.has(thread)) {
			counters.set(thread, new Counter(thread));
			mount(counters.get(thread)).catch(() => {});
		}
		counters.get(thread).serve(elements);
	}
}
