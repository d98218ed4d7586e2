// This starts Chromium by Playwright. "make test" takes it without its windows, which is the same engine
// for two thirds of the cost, where that is installed and make-test.json does not say that a file needs
// more.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { light } from "./choice.js";

// This turns features off. It replaces Playwright's own list, so the names there that change how a page
// behaves are here again.
const off = [
	// Each window would have pages of its own for the address bar, and these take more
	// than half of what a short test costs.
	"WebUIOmniboxPopup",
	"WebUIOmniboxAimPopup",
	"SpareRendererForSitePerProcess",
	"AvoidCorsURLLoaderRestartOnRedirect",
	"AvoidUnnecessaryBeforeUnloadCheckSync",
	"BlockOriginHeaderModificationOnRedirect",
	"DestroyProfileOnBrowserClose",
	"HttpsUpgrades",
	"OptimizationHints",
	"PaintHolding",
	"ThirdPartyStoragePartitioning",
	"Translate",
];

/** How the browser is started. */
export const launch = {
	executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
	args: [
		"--no-sandbox",
		"--disable-gpu",
		`--disable-features=${off}`,
		"--disable-quic",
		"--no-first-run",
		"--disable-background-networking",
		"--disable-component-update",
		"--disable-sync",
	],
	// Readers' browsers keep pages aside.
	ignoreDefaultArgs: ["--disable-back-forward-cache"],
};

/** A test that fails here has no second attempt. */
export const attempts = 1;

const shell = light && process.env.CHROMIUM_SHELL;

let browser;

export async function newContext(options) {
	browser ??= await chromium.launch(shell ? { ...launch, executablePath: shell } : launch);
	return browser.newContext(options);
}

/** A profile in a folder, which another site's cookies can be kept out of. */
export function profile(folder, { otherSitesCookies = true } = {}) {
	const preferences = join(folder, "Default", "Preferences");
	if (!existsSync(preferences)) {
		const blocks = !otherSitesCookies;
		mkdirSync(dirname(preferences), { recursive: true });
		writeFileSync(
			preferences,
			JSON.stringify({ profile: { cookie_controls_mode: blocks ? 1 : 0, block_third_party_cookies: blocks } }),
		);
	}
	return chromium.launchPersistentContext(folder, launch);
}

export const close = () => browser?.close();
