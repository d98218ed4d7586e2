// The tasks of a page's main thread, read out of Chromium's own trace.

/**
 * @typedef {object} Event an event with those that are in it; times in microseconds
 * @property {string} name
 * @property {number} ts
 * @property {number} dur by the clock
 * @property {number} tdur of it with a processor
 * @property {Event[]} inside
 */

/**
 * Runs a body and gives the trace's events.
 *
 * @param {() => Promise<void>} body in which the page calls performance.mark("bench")
 */
export async function trace(browser, categories, body) {
	const always = ["toplevel", "blink.user_timing", "scheduler", "blink"];
	await browser.startTracing(undefined, { categories: [...always, ...categories] });
	await body();
	return JSON.parse(await browser.stopTracing()).traceEvents;
}

/** The thread on which a page called performance.mark("bench"), and when. */
export function mainThread(events) {
	const mark = events.findLast(({ name, cat }) => name === "bench" && cat === "blink.user_timing");
	if (!mark) throw new Error("the trace has no mark of the page");
	return { pid: mark.pid, tid: mark.tid, start: mark.ts };
}

/**
 * The tasks of the page's main thread, from when it was begun: the task before is the
 * browser's own. Microtasks run when the task that asked for them has ended, and
 * hold a reader up as if they were part of it, so here they are.
 *
 * @returns {Event[]}
 */
export function tasksOf(events) {
	const { pid, tid, start } = mainThread(events);
	const own = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === "X" && event.dur);
	const tasks = [];
	for (const event of nest(own.sort((a, b) => a.ts - b.ts || b.dur - a.dur))) {
		if (event.ts < start) continue;
		const before = tasks[tasks.length - 1];
		if (!before || !event.name.includes("MicrotaskCheckpoint")) {
			tasks.push({ ...event, name: "task", inside: [event] });
			continue;
		}
		before.inside.push(event);
		before.dur = event.ts + event.dur - before.ts;
		before.tdur += event.tdur;
	}
	return tasks;
}

/** Events as trees. */
function nest(events) {
	const tops = [];
	const open = [];
	for (const { name, ts, dur, tdur = 0 } of events) {
		while (open.length && ts >= open[open.length - 1].ts + open[open.length - 1].dur) open.pop();
		const event = { name, ts, dur, tdur, inside: [] };
		(open[open.length - 1]?.inside ?? tops).push(event);
		open.push(event);
	}
	return tops;
}

/**
 * Runs a body and says what it had the page's main thread do, in ms of processor
 * time, which is the same on a machine that has nothing else to do: the longest
 * task, what those over 50 ms hold a reader up, and all together. Clock is the longest by the clock.
 *
 * @param {() => Promise<void>} body in which the page calls performance.mark("bench")
 */
export async function busy(browser, body) {
	const tasks = tasksOf(await trace(browser, [], body));
	const times = tasks.map(({ tdur }) => tdur / 1000);
	return {
		longest: Math.max(0, ...times),
		clock: Math.max(0, ...tasks.map(({ dur }) => dur / 1000)),
		blocking: times.reduce((sum, time) => sum + Math.max(0, time - 50), 0),
		total: times.reduce((sum, time) => sum + time, 0),
	};
}
