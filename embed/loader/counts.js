// Elements that show how many comments a thread has.

import { pageURL, Guest } from "./page.js";
import { all, listen, own } from "./pristine.js";

const ATTRIBUTE = "data-afterword-count";

/** One counter for each thread, however many elements show its number. */
let counters = { __proto__: null };

class Counter extends Guest {
	n = "";

	constructor(thread) {
		super(thread);
		this.thread = thread;
		this.enter().catch(this.fail);
	}

	begin(host) {
		host.count(this.id, this.thread, pageURL());
	}

	show(n) {
		this.n = n < 0 ? "" : `${n}`;
		count();
	}

	// Where the count fails, the page stays as it was.
	fail() {}
}

/** Updates the page's numbers, and its counters to the threads that it names, once the page has loaded. */
export function count() {
	if (own("readyState") !== "complete") return listen("load", count);
	const asked = { __proto__: null };
	for (const element of all(`[${ATTRIBUTE}]`)) {
		const thread = element.getAttribute(ATTRIBUTE);
		asked[thread] = counters[thread] ??= new Counter(thread);
		const { n } = asked[thread];
		if (n && element.textContent !== n) element.textContent = n;
	}
	for (const thread in counters) if (!asked[thread]) counters[thread].end();
	counters = asked;
}
