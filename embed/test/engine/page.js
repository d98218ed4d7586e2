// This is the part of Playwright's Page and Locator that the tests use, by WebDriver. It finds elements by
// role and name, by text or by selector with ivya, which is Playwright's own code for that. It reads in
// the page, and does what a reader does by WebDriver.

import { getByLabelSelector, getByRoleSelector, getByTextSelector } from "ivya";
import { Key } from "selenium-webdriver";
import { bundle } from "../browser/bundle.js";

const finder = bundle(`
	import { Ivya } from "ivya";
	const ivya = Ivya.create({ browser: "webkit" });
	window[Symbol.for("finder")] = {
		find: (selector) => ivya.queryLocatorSelectorAll(selector, document),
		isVisible(element) {
			const { width, height } = element.getBoundingClientRect();
			return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
		},
	};
`);

// Runs in the page: calls a function with what a selector finds.
const calls = `
	const [selector, argument, done] = arguments;
	const finder = window[Symbol.for("finder")];
	if (selector !== null && !finder) return done({ unable: true });
	const found = selector === null ? argument : finder.find(selector);
	Promise.resolve(found).then((found) => (BODY)(found, argument, finder)).then(
		(value) => done({ value, said: window.said?.splice(0) }),
		(error) => done({ error: error + "\\n" + error?.stack }),
	);`;

const text = (content, flags) => (content instanceof RegExp ? String(content) : `${JSON.stringify(content)}${flags}`);

/** What can be found in a page, or in what was found. */
class Scope {
	constructor(page, selector) {
		this.page = page;
		this.selector = selector;
	}

	locator(selector, options) {
		const found = new Locator(this.page, this.selector ? `${this.selector} >> ${selector}` : selector);
		return options ? found.filter(options) : found;
	}

	getByRole(role, options) {
		return this.locator(getByRoleSelector(role, options));
	}

	getByText(content, options) {
		return this.locator(getByTextSelector(content, options));
	}

	getByLabel(content, options) {
		return this.locator(getByLabelSelector(content, options));
	}
}

// What is read of one element.
const readings = {
	textContent: (element) => element.textContent,
	innerHTML: (element) => element.innerHTML,
	inputValue: (element) => element.value,
	getAttribute: (element, name) => element.getAttribute(name),
	isDisabled: (element) => element.disabled,
	isEnabled: (element) => !element.disabled,
	scrollIntoViewIfNeeded: (element) => element.scrollIntoViewIfNeeded(),
	focus: (element) => element.focus(),
	selectText: (element) => element.select(),
	boundingBox: (element) => {
		const { x, y, width, height } = element.getBoundingClientRect();
		return { x, y, width, height };
	},
};

class Locator extends Scope {
	first = () => this.nth(0);
	last = () => this.nth(-1);
	nth = (n) => this.locator(`nth=${n}`);
	and = (other) => this.locator(`internal:and=${JSON.stringify(other.selector)}`);

	filter({ has, hasNot, hasText }) {
		if (hasNot) return this.locator(`internal:has-not=${JSON.stringify(hasNot.selector)}`);
		if (has) return this.locator(`internal:has=${JSON.stringify(has.selector)}`);
		return this.locator(`internal:has-text=${text(hasText, "i")}`);
	}

	evaluateAll(body, argument) {
		return this.page.call(this.selector, body, argument);
	}

	count = () => this.evaluateAll((found) => found.length);
	allTextContents = () => this.evaluateAll((found) => found.map((one) => one.textContent));
	// biome-ignore lint/performance/useDomNodeTextContent: what can be seen is asked for
	allInnerTexts = () => this.evaluateAll((found) => found.map((one) => one.innerText));
	isVisible = () => this.evaluateAll((found, _, { isVisible }) => found.some(isVisible));

	async all() {
		return Array.from({ length: await this.count() }, (_, i) => this.nth(i));
	}

	/** Calls a function with the one element, once that is there. */
	async evaluate(body, argument) {
		const { value } = await this.page.until(
			() =>
				this.evaluateAll(
					`(found, argument) => {
						if (found.length > 1) throw new Error("there are " + found.length);
						if (found.length === 1) return Promise.resolve((${body})(found[0], argument)).then((value) => ({ value }));
					}`,
					argument,
				),
			() => this.selector,
		);
		return value;
	}

	async waitFor({ state = "visible", timeout } = {}) {
		const is = {
			attached: (found) => found.length > 0 || undefined,
			detached: (found) => found.length === 0 || undefined,
			visible: (found, _, { isVisible }) => found.some(isVisible) || undefined,
			hidden: (found, _, { isVisible }) => !found.some(isVisible) || undefined,
		};
		await this.page.until(
			() => this.evaluateAll(is[state]),
			() => `${this.selector} to be ${state}`,
			timeout,
		);
	}

	/** The one element, for WebDriver, once it can be seen and used. */
	#element(timeout) {
		const ready = async (found, _, { isVisible }) => {
			if (found.length > 1) throw new Error(`there are ${found.length}`);
			const [one] = found;
			if (!one || !isVisible(one) || one.disabled) return undefined;
			one.scrollIntoViewIfNeeded();
			const place = () => JSON.stringify(one.getBoundingClientRect());
			const before = place();
			await new Promise(requestAnimationFrame);
			return place() === before ? one : undefined;
		};
		return this.page.until(
			() => this.evaluateAll(ready),
			() => this.selector,
			timeout,
		);
	}

	async click({ timeout } = {}) {
		const click = async () => {
			const element = await this.#element(timeout);
			const error = await this.page.turn(() => element.click().catch((error) => error));
			if (!error) return true;
			// WebKit's driver takes what a field consists of for something that lies over it.
			if (/Intercepted/.test(error.name) && (await this.evaluate(onTop))) {
				await this.page.turn((browser) => browser.actions().move({ origin: element }).click().perform());
				return true;
			}
			// An element that moves, or has something over it for the moment, is clicked later.
			if (!/NotInteractable|Intercepted|StaleElement/.test(error.name)) throw error;
		};
		const onTop = (element) => {
			const { left, top, width, height } = element.getBoundingClientRect();
			return element.getRootNode().elementFromPoint(left + width / 2, top + height / 2) === element;
		};
		await this.page.until(click, () => `a click on ${this.selector}`, timeout);
	}

	async dblclick() {
		const element = await this.#element();
		await this.page.turn((browser) => browser.actions().doubleClick(element).perform());
	}

	async hover() {
		const element = await this.#element();
		await this.page.turn((browser) => browser.actions().move({ origin: element }).perform());
	}

	async fill(value) {
		await this.#element();
		await this.evaluate((element, value) => {
			element.focus();
			if (element.selectionStart !== null) {
				element.select();
				document.execCommand(value ? "insertText" : "delete", false, value);
			} else {
				element.value = value;
				element.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
			}
		}, value);
	}

	async press(keys) {
		await this.focus();
		await this.page.keyboard.press(keys);
	}

	async pressSequentially(text) {
		await this.focus();
		await this.page.keyboard.type(text);
	}

	async selectOption(wanted) {
		await this.#element();
		await this.evaluate(
			(select, { value, label }) => {
				const option = [...select.options].find((one) => one.value === value || one.label === label);
				select.value = option.value;
				for (const type of ["input", "change"])
					select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
			},
			typeof wanted === "string" ? { value: wanted } : wanted,
		);
	}
}

for (const [name, read] of Object.entries(readings)) {
	Locator.prototype[name] = function (argument) {
		return this.evaluate(read, argument);
	};
}

/** WebDriver's character for a key, by the name that Playwright has for it. */
function character(name) {
	if (name.length === 1) return name;
	return { Period: ".", Digit8: "8" }[name] ?? Key[name.replace(/(?<=.)[A-Z]/g, "_$&").toUpperCase()];
}

// What WebKitGTK leaves to the application around it, which has no keys for it.
const commands = { "Control+z": "undo", "Control+Shift+z": "redo" };

class Keyboard {
	constructor(page) {
		this.page = page;
	}

	async press(keys) {
		const parts = keys.split(/\+(?=.)/);
		const last = character(parts.pop());
		await this.page.turn(async (browser) => {
			const actions = browser.actions();
			for (const part of parts) actions.keyDown(character(part));
			actions.keyDown(last).keyUp(last);
			for (const part of parts.reverse()) actions.keyUp(character(part));
			await actions.perform();
		});
		if (commands[keys]) await this.page.evaluate((name) => document.execCommand(name), commands[keys]);
	}

	async type(text) {
		await this.page.turn((browser) => browser.actions().sendKeys(text).perform());
	}
}

// WebDriver tells nothing of a page's console, so the page keeps it.
const listen = `
	window.said = [];
	addEventListener("error", (event) => window.said.push(["pageerror", event.message]));
	addEventListener("unhandledrejection", (event) => window.said.push(["pageerror", String(event.reason)]));
	for (const [kind, type] of [["error", "error"], ["warn", "warning"], ["info", "info"], ["log", "log"]]) {
		const say = console[kind];
		console[kind] = (...all) => {
			window.said.push(["console", type, all.join(" ")]);
			say.apply(console, all);
		};
	}`;

export class Page extends Scope {
	keyboard = new Keyboard(this);
	mouse = {
		move: (x, y) => this.turn((browser) => browser.actions().move({ x, y }).perform()),
	};
	#listeners = [];
	#closed = false;

	constructor(context, handle) {
		super(undefined, "");
		this.page = this;
		this.context = () => context;
		this.handle = handle;
		if (!context.scripts.includes(listen)) context.scripts.unshift(listen);
	}

	setDefaultTimeout(milliseconds) {
		this.context().setDefaultTimeout(milliseconds);
	}

	on(event, listener) {
		this.#listeners.push([event, listener]);
	}

	addInitScript(script, argument) {
		return this.context().addInitScript(script, argument);
	}

	/** Does something with the browser in this page's window. */
	turn(body) {
		return this.context().turn(async (browser) => {
			await browser.switchTo().window(this.handle);
			return body(browser);
		});
	}

	/** Calls a function of the page with what a selector finds, or with an argument alone. */
	async call(selector, body, argument) {
		const script = calls.replace("BODY", () => body);
		const { value, error, said } = await this.turn(async (browser) => {
			const ask = () => browser.executeAsyncScript(script, selector, argument ?? null);
			const first = await ask();
			if (!first.unable) return first;
			await browser.executeScript(finder);
			return ask();
		});
		for (const [event, ...rest] of said ?? []) this.#tell(event, rest);
		if (error) throw new Error(error);
		return value ?? undefined;
	}

	#tell(event, [first, second]) {
		const told = event === "pageerror" ? new Error(first) : { type: () => first, text: () => second };
		for (const [wanted, listener] of this.#listeners) if (wanted === event) listener(told);
	}

	evaluate(body, argument) {
		return this.call(null, typeof body === "string" ? `() => { ${body} }` : body, argument);
	}

	waitForFunction(body, argument) {
		return this.page.until(
			async () => (await this.evaluate(body, argument)) || undefined,
			() => String(body),
		);
	}

	/** Waits until the page has asked for nothing for half a second, which is the one state that tests wait for. */
	waitForLoadState() {
		return this.evaluate(
			() =>
				new Promise((resolve) => {
					let timer;
					const wait = () => {
						clearTimeout(timer);
						timer = setTimeout(resolve, 500);
					};
					new PerformanceObserver(wait).observe({ type: "resource" });
					wait();
				}),
		);
	}

	/** Looks again until the result is not undefined. */
	async until(look, what, timeout = this.context().timeout) {
		for (const end = Date.now() + timeout; ; ) {
			const found = await look();
			if (found !== undefined) return found;
			if (Date.now() > end) throw new Error(`waited ${timeout} ms in vain for ${what()}`);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}

	/** Hears what the page has said until now, before another takes its place. */
	async settle() {
		await this.evaluate(() => {});
	}

	async goto(url) {
		await this.settle();
		await this.turn((browser) => browser.get(url));
	}

	async reload() {
		await this.settle();
		await this.turn((browser) => browser.navigate().refresh());
	}

	async goBack() {
		await this.turn((browser) => browser.navigate().back());
	}

	async goForward() {
		await this.turn((browser) => browser.navigate().forward());
	}

	async setViewportSize({ width, height }) {
		const sizes = () => this.evaluate(() => [innerWidth, innerHeight, outerWidth, outerHeight]);
		const [w, h, outerWidth, outerHeight] = await sizes();
		const around = { x: 0, y: 0, width: width + outerWidth - w, height: height + outerHeight - h };
		await this.turn((browser) => browser.manage().window().setRect(around));
		await this.until(
			async () => ((await sizes())[0] === width ? true : undefined),
			() => `a window that is ${width} pixels wide`,
		);
	}

	isClosed = () => this.#closed;

	async close() {
		await this.settle();
		this.#closed = true;
		await this.context().leave(this.handle);
	}
}
