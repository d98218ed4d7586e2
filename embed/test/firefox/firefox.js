// Firefox, by WebDriver BiDi: pages that are watched as those of the browser
// tests' harness are.

import { after } from "node:test";
import puppeteer from "puppeteer-core";
import { watch } from "../browser/harness.js";

let browser;
after(() => browser?.close());

/** A profile of its own: pages, and what was asked for and went wrong in them. */
export async function firefox(_world, t) {
	browser ??= await puppeteer.launch({
		browser: "firefox",
		executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr",
		headless: true,
	});
	const profile = await browser.createBrowserContext();
	t.after(() => profile.close());
	const seen = { requests: [], unexpected: [] };
	return {
		seen,
		async visit() {
			const page = await profile.newPage();
			page.setDefaultTimeout(60_000);
			await page.evaluateOnNewDocument(watch);
			page.on("request", (request) => seen.requests.push(request.url()));
			page.on("pageerror", (error) => {
				const picture = /\(img-src\) at data:/; // img-src * has no data:
				if (!picture.test(error.message)) seen.unexpected.push(`page error: ${error.stack ?? error}`);
			});
			page.on("popup", (popup) => seen.unexpected.push(`popup: ${popup.url()}`));
			page.on("dialog", async (dialog) => {
				seen.unexpected.push(`dialog: ${dialog.message()}`);
				await dialog.dismiss();
			});
			page.on("console", (message) => {
				if (["error", "warn"].includes(message.type())) seen.unexpected.push(`${message.type()}: ${message.text()}`);
			});
			return {
				page,
				go: (url) => page.goto(url),
				run: (body, argument) => page.evaluate(body, argument),
			};
		},
	};
}
