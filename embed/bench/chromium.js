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
 * Runs a body and gives the tasks of the page's main thread meanwhile, in ms:
 * how long each took by the clock, and how much of that it had a processor,
 * which is the same on a machine that has nothing else to do.
 *
 * @param {() => Promise} body in which the page calls performance.mark("bench")
 * @returns {Promise<{clock: number, processor: number}[]>}
 */
export async function tasks(browser, page, body) {
	await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
	await body();
	const { traceEvents } = JSON.parse(await browser.stopTracing());
	const mark = traceEvents.find(({ name, cat }) => name === "bench" && cat === "blink.user_timing");
	return traceEvents
		.filter(({ name, pid, tid }) => name.endsWith("RunTask") && pid === mark.pid && tid === mark.tid)
		.map(({ dur = 0, tdur = 0 }) => ({ clock: dur / 1000, processor: tdur / 1000 }));
}
