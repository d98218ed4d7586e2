// Elements that show how many comments a thread has.

import { moduleOf } from "./module.js";
import { canonical, mount, unmount } from "./page.js";
import { all, listen, own } from "./pristine.js";

const ATTRIBUTE = "data-afterword-count";

/** One for each thread that is counted, whatever the number of elements. */
const counters = { __proto__: null };

class Counter {
	#stop = new AbortController();
	gone = this.#stop.signal;
	n = "";

	constructor(thread) {
		this.thread = thread;
		this.module = moduleOf(thread);
	}

	begin(boot) {
		boot.count(this.id, this.thread, canonical());
	}

	show(n) {
		this.n = n < 0 ? "" : `${n}`;
		count();
	}

	end() {
		this.#stop.abort();
		unmount(this);
		delete counters[this.thread];
	}

	// A count that cannot be had leaves the page as it was.
	fail() {}
}

/** Makes the page's numbers right, and the counters what it asks for, once all that it is made of is there. */
export function count() {
	if (own("readyState") !== "complete") return listen("load", count, { __proto__: null, once: true });
	const elements = all(`[${ATTRIBUTE}]`);
	const asked = { __proto__: null };
	for (const element of elements) {
		const thread = element.getAttribute(ATTRIBUTE);
		asked[thread] = true;
		if (!counters[thread]) {
			counters[thread] = new Counter(thread);
			mount(counters[thread]).catch(() => {});
		}
		const { n } = counters[thread];
		if (n && element.textContent !== n) element.textContent = n;
	}
	for (const thread in counters) if (!asked[thread]) counters[thread].end();
}
