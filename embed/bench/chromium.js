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
