// The corpus of hostile inputs in Chromium.

import { attacks } from "./hostile.js";

attacks(async (world) => {
	const context = await world.context();
	const seen = { requests: [], unexpected: [] };
	// Pictures that are not there.
	const expected = /^Failed to load resource|Loading the image 'data:/;
	return {
		seen,
		async visit() {
			const page = await context.newPage();
			page.on("request", (request) => seen.requests.push(request.url()));
			page.on("pageerror", (error) => seen.unexpected.push(`page error: ${error.stack ?? error}`));
			page.on("popup", (popup) => seen.unexpected.push(`popup: ${popup.url()}`));
			page.on("download", (download) => seen.unexpected.push(`download: ${download.url()}`));
			page.on("dialog", async (dialog) => {
				seen.unexpected.push(`dialog: ${dialog.message()}`);
				await dialog.dismiss();
			});
			page.on("console", (message) => {
				if (["error", "warning"].includes(message.type()) && !expected.test(message.text())) {
					seen.unexpected.push(`${message.type()}: ${message.text()}`);
				}
			});
			return { go: (url) => page.goto(url), run: (body, argument) => page.evaluate(body, argument) };
		},
	};
});
