// This starts WebKit: Debian's WebKitGTK by WebDriver, in a display of its own. The tests use it as they
// use Playwright's browsers: contexts hold pages.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Builder, Capabilities } from "selenium-webdriver";
import { Page } from "./page.js";

/** WebKitGTK's browser, which Debian has in a folder that is named for the processor. */
function miniBrowser() {
	const paths = readdirSync("/usr/lib").map((folder) => join("/usr/lib", folder, "webkit2gtk-4.1/MiniBrowser"));
	const found = paths.find((path) => existsSync(path));
	if (!found) throw new Error("There is no webkit2gtk-4.1/MiniBrowser in /usr/lib/*: install webkit2gtk-driver");
	return found;
}

/** On a busy machine what is pressed or typed does not always get through. */
export const attempts = 2;

// What was started ends with this process, however that ends.
const started = new Set();
process.once("exit", () => {
	for (const one of started) one.kill();
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

function start(command, args, options) {
	const one = spawn(command, args, options);
	started.add(one);
	one.once("exit", () => started.delete(one));
	return one;
}

/** A display that nobody sees; Xvfb finds a free number and tells it. */
function display() {
	return new Promise((resolve, reject) => {
		const xvfb = start("Xvfb", ["-displayfd", "1", "-screen", "0", "1600x1200x24"], {
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

let screen;

/** A browser, and the driver that it ends with. */
async function session(colorScheme) {
	screen ??= display();
	const [DISPLAY, number] = await Promise.all([screen, port()]);
	const env = {
		...process.env,
		DISPLAY,
		GTK_THEME: colorScheme === "dark" ? "Adwaita:dark" : "Adwaita",
		LIBGL_ALWAYS_SOFTWARE: "1",
		WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
	};
	const driver = start("WebKitWebDriver", [`--port=${number}`], { env, stdio: "ignore" });
	const url = `http://127.0.0.1:${number}`;
	for (let i = 0; driver.exitCode === null && i < 600; i++) {
		if (await fetch(`${url}/status`).catch(() => {})) break;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	const capabilities = new Capabilities({
		browserName: "MiniBrowser",
		"webkitgtk:browserOptions": { binary: process.env.WEBKIT || miniBrowser(), args: ["--automation"] },
	});
	const browser = await new Builder().usingServer(url).withCapabilities(capabilities).build();
	await browser.manage().setTimeouts({ script: 600_000, pageLoad: 60_000 });
	return { browser, driver, home: await browser.getWindowHandle() };
}

// Browsers that a closed context has left. What they have kept is of origins that no
// other test has.
const idle = { light: [], dark: [] };
const open = new Set();

/** What pages run before anything else, each once, as the contexts that are open have it. */
const scripts = () => [...new Set([...open].flatMap((context) => context.scripts))];

/** The text of a page with a tag for what it runs first, since WebDriver has no way to say that. */
export function before(text) {
	return text.replace(/^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?/i, '$&<script src="/before.js"></script>');
}

/** The script of that tag. */
export const beforeScript = () => `
	document.currentScript.remove();
	// A router may run the script again in the same page.
	if (!window.said) {
		${scripts().join("\n;")}
	}`;

class Context {
	scripts = [];
	#kind;
	#session;
	#viewport;
	#turn = Promise.resolve();

	constructor(kind, session, viewport) {
		this.#kind = kind;
		this.#session = session;
		this.#viewport = viewport;
		open.add(this);
	}

	setDefaultTimeout(milliseconds) {
		this.timeout = milliseconds;
	}

	async addInitScript(script, argument) {
		this.scripts.push(typeof script === "function" ? `(${script})(${JSON.stringify(argument)})` : script.content);
	}

	async newPage() {
		const handle = await this.turn(async (browser) => {
			await browser.switchTo().newWindow("window");
			return browser.getWindowHandle();
		});
		const page = new Page(this, handle);
		await page.setViewportSize(this.#viewport);
		return page;
	}

	/** Does something with the browser when what was begun before is done: it is in one window at a time. */
	turn(body) {
		const done = this.#turn.then(() => body(this.#session.browser));
		this.#turn = done.catch(() => {});
		return done;
	}

	async close() {
		open.delete(this);
		const { home } = this.#session;
		const handles = await this.turn((browser) => browser.getAllWindowHandles());
		for (const handle of handles) if (handle !== home) await this.leave(handle);
		idle[this.#kind].push(this.#session);
	}

	/** Closes a window, and goes to the one that stays. */
	leave(handle) {
		return this.turn(async (browser) => {
			await browser.switchTo().window(handle);
			await browser.close();
			await browser.switchTo().window(this.#session.home);
		});
	}
}

/** A profile of its own. */
export async function newContext({ colorScheme = "light", viewport = { width: 1280, height: 720 }, ...more } = {}) {
	const unknown = Object.keys(more);
	if (unknown.length > 0) throw new Error(`WebKit by WebDriver has no ${unknown}`);
	return new Context(colorScheme, idle[colorScheme].pop() ?? (await session(colorScheme)), viewport);
}

/** Ends all browsers. */
export async function close() {
	for (const { browser, driver } of Object.values(idle).flat()) {
		await browser.quit();
		driver.kill();
	}
}
