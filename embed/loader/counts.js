// Elements that show how many comments a thread has.

import { pageURL, Guest } from "./page.js";
import { all, listen, own } from "./pristine.js";

const ATTRIBUTE = "data-afterword-count";

/** One for each thread that is counted, whatever the number of elements. */
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

	// A count that cannot be had leaves the page as it was.
	fail() {}
}

/** Makes the page's numbers right, and the counters what it asks for, once all that it is made of is there. */
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
