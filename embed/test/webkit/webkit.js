// WebKit, by WebDriver: Debian's WebKitGTK in a display of its own. WebDriver
// tells nothing of a page's console, so the page keeps its errors itself.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { after } from "node:test";
import { Builder, Capabilities } from "selenium-webdriver";
import { watch } from "../browser/harness.js";

const MINIBROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
let session;

after(async () => (await session)?.quit());

/** Starts a program that ends with this one, however that ends. */
function start(command, args, options) {
	const started = spawn(command, args, options);
	process.once("exit", () => started.kill());
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
	return started;
}

/** A display that nobody sees; Xvfb finds a free number and tells it. */
function display() {
	return new Promise((resolve, reject) => {
		const xvfb = start("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24"], {
			stdio: ["ignore", "pipe", "ignore"],
		});
		xvfb.once("error", reject);
		xvfb.stdout.once("data", (number) => resolve(`:${`${number}`.trim()}`));
	});
}

/** A port that is free now. */
function port() {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

async function open() {
	const [DISPLAY, number] = await Promise.all([display(), port()]);
	const env = { ...process.env, DISPLAY, LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
	const driver = start("WebKitWebDriver", [`--port=${number}`], { env, stdio: "ignore" });
	const url = `http://127.0.0.1:${number}`;
	for (let i = 0; driver.exitCode === null && i < 600; i++) {
		if (await fetch(`${url}/status`).catch(() => {})) break;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	const capabilities = new Capabilities({
		browserName: "MiniBrowser",
		"webkitgtk:browserOptions": { binary: process.env.WEBKIT || MINIBROWSER, args: ["--automation"] },
	});
	const browser = await new Builder().usingServer(url).withCapabilities(capabilities).build();
	await browser.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
	return browser;
}

/** What a page runs before anything else: there is no other way to be there first. */
export const first = `(${watch})();
window.unexpected = [];
addEventListener("error", (event) => window.unexpected.push("page error: " + event.message));
addEventListener("unhandledrejection", (event) => window.unexpected.push("page error: " + event.reason));
for (const kind of ["error", "warn"]) {
	const say = console[kind];
	console[kind] = (...all) => {
		window.unexpected.push(kind + ": " + all.join(" "));
		say.apply(console, all);
	};
}
`;

/** Pages, and what went wrong in them. */
export async function webkit(_world, t) {
	session ??= open();
	const browser = await session;
	const seen = { requests: [], unexpected: [] };
	const home = await browser.getWindowHandle();
	t.after(async () => {
		for (const handle of await browser.getAllWindowHandles()) {
			if (handle === home) continue;
			await browser.switchTo().window(handle);
			await browser.close();
		}
		await browser.switchTo().window(home);
	});
	return {
		browser,
		seen,
		first,
		async visit() {
			await browser.switchTo().newWindow("tab");
			const handle = await browser.getWindowHandle();
			const here = () => browser.switchTo().window(handle);
			return {
				async go(url) {
					await here();
					await browser.get(url);
				},
				/** Runs a function in the page and gives what it comes to. */
				async run(body, argument) {
					await here();
					const { value, error, unexpected } = await browser.executeAsyncScript(
						`const done = arguments[arguments.length - 1];
						Promise.resolve(arguments[0]).then(${body}).then(
							(value) => done({ value, unexpected: window.unexpected?.splice(0) }),
							(error) => done({ error: String(error?.stack ?? error) }));`,
						argument ?? null,
					);
					if (error) throw new Error(error);
					seen.unexpected.push(...(unexpected ?? []));
					return value;
				},
			};
		},
	};
}
