// This starts Firefox as Debian has it, by Playwright over WebDriver BiDi. Playwright is held at 1.64, as
// 1.65 sends this Firefox a command that it does not know.

import { firefox } from "playwright-core";
import { light } from "./choice.js";

/** On a busy machine what is pressed or typed does not always get through. */
export const attempts = 2;

const launch = {
	channel: "moz-firefox",
	executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr",
	headless: true,
	firefoxUserPrefs: {
		// As readers have it; Playwright lets a page from a file read its neighbours.
		"security.fileuri.strict_origin_policy": true,
		// No process for a page that may come: each costs a second of a processor.
		"dom.ipc.processPrelaunch.enabled": false,
		...(light && { "fission.autostart": false, "dom.ipc.processCount": 1 }), // one process for all sites
	},
};

// Playwright has no way to tell this Firefox which colours the reader prefers, so
// each preference has a browser.
const preferences = { dark: 0, light: 1 };
const browsers = {};

export async function newContext({ colorScheme = "light", ...options } = {}) {
	browsers[colorScheme] ??= await firefox.launch({
		...launch,
		firefoxUserPrefs: {
			...launch.firefoxUserPrefs,
			"layout.css.prefers-color-scheme.content-override": preferences[colorScheme],
		},
	});
	return browsers[colorScheme].newContext(options);
}

/** A profile in a folder, which another site's cookies can be kept out of. */
export function profile(folder, { otherSitesCookies = true } = {}) {
	const firefoxUserPrefs = { ...launch.firefoxUserPrefs, "network.cookie.cookieBehavior": otherSitesCookies ? 0 : 1 };
	return firefox.launchPersistentContext(folder, { ...launch, firefoxUserPrefs });
}

export async function close() {
	for (const browser of Object.values(browsers)) await browser.close();
}
