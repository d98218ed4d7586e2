// The browser in which it is measured.

import { chromium } from "playwright-core";

/** Starts a browser. */
export function launch() {
	return chromium.launch({
		executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
		],
	});
}

/**
 * Runs a body with a page that nothing was loaded in before: no cache, no
 * compiled code, and as a rule a process of its own.
 *
 * @param {(page: Page, devtools: CDPSession) => Promise<T>} body
 */
export async function fresh(browser, body) {
	const context = await browser.newContext();
	context.setDefaultTimeout(600_000);
	try {
		const page = await context.newPage();
		page.on("pageerror", (error) => console.error(`page error: ${error}`));
		const devtools = await context.newCDPSession(page);
		await devtools.send("Performance.enable");
		return await body(page, devtools);
	} finally {
		await context.close();
	}
}

/** Collects the garbage of a page. */
export const collect = (devtools) => devtools.send("HeapProfiler.collectGarbage");

/**
 * The processor time that a page's process has had, all threads together, in
 * ms. Others who use the machine make everything later, but not this much more.
 */
export async function processor(devtools) {
	const { metrics } = await devtools.send("Performance.getMetrics");
	return metrics.find(({ name }) => name === "ProcessTime").value * 1000;
}

/**
 * Waits until an expression holds in a page. It asks by DevTools alone: what
 * Playwright's waitForFunction puts into a page takes 20 ms of its main thread.
 *
 * @returns {Promise<boolean>} whether it did in time
 */
export async function until(devtools, expression, patience = 60_000) {
	for (const end = Date.now() + patience; Date.now() < end; ) {
		if (await ask(devtools, `!!(${expression})`)) return true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return false;
}

/** The value of an expression in a page. */
export async function ask(devtools, expression) {
	const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", { expression, returnByValue: true });
	if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
	return result.value;
}

/**
 * Runs a body and gives the trace's events.
 *
 * @param {() => Promise<void>} body in which the page calls performance.mark("bench")
 */
export async function trace(browser, page, categories, body) {
	await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing", ...categories] });
	await body();
	return JSON.parse(await browser.stopTracing()).traceEvents;
}

/** The thread on which a page called performance.mark("bench"), and when, in microseconds. */
export function mainThread(events) {
	const mark = events.findLast(({ name, cat }) => name === "bench" && cat === "blink.user_timing");
	if (!mark) throw new Error("the trace has no mark of the page");
	return { pid: mark.pid, tid: mark.tid, start: mark.ts };
}

/**
 * Runs a body and gives the tasks of the page's main thread from then on, in ms:
 * how long each took by the clock, and how much of that it had a processor,
 * which is the same on a machine that has nothing else to do. The task in which
 * the page begins is not among them: it is the browser's own.
 *
 * @param {() => Promise<void>} body in which the page calls performance.mark("bench")
 * @returns {Promise<{clock: number, processor: number}[]>}
 */
export async function tasks(browser, page, body) {
	const events = await trace(browser, page, [], body);
	const { pid, tid, start } = mainThread(events);
	return events
		.filter((event) => event.name.endsWith("RunTask") && event.pid === pid && event.tid === tid && event.ts > start)
		.map(({ dur = 0, tdur = 0 }) => ({ clock: dur / 1000, processor: tdur / 1000 }));
}

/** The longest of some tasks, and what those over 50 ms hold a reader up: in processor time. */
export const heldUp = (tasks) => ({
	longest: Math.max(0, ...tasks.map(({ processor }) => processor)),
	blocking: tasks.reduce((sum, { processor }) => sum + Math.max(0, processor - 50), 0),
});
