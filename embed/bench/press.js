// How long a reader of a prerendered page waits for the effect of what they first press.

import { names } from "./ours.js";
import { ask, until } from "./chromium.js";

const measures = [
	{ key: "click", title: "a button pressed", unit: "ms", drawn: "from the first press to its effect" },
	{ key: "key", title: "a key pressed", unit: "ms", drawn: "from the first key to its effect" },
];

/**
 * Measures, where the module is in the browser's cache.
 *
 * @param {() => Promise<BrowserContext>} reader one whose browser has seen nothing yet
 * @param {(context: BrowserContext, then?: Function) => Promise<unknown>} visit
 */
export async function press(reader, runs, visit) {
	const samples = [];
	for (let round = 0; round < runs; round++) {
		const sample = {};
		for (const [how, act] of Object.entries({ click, key })) {
			process.stderr.write(`\r\x1b[K${how}, run ${round + 1}`);
			await again(reader, visit, async (page, devtools) => {
				sample[how] = await act(page, devtools);
			});
		}
		samples.push(sample);
	}
	process.stderr.write("\r\x1b[K");
	return {
		key: "press",
		title: "A prerendered page: what is first pressed",
		note: "On a second visit, without a throttle: from the press on a comment's menu to the frame that shows the menu.",
		measures,
		rows: [{ name: names.prerendered, role: "ours", samples }],
	};
}

/** Comes a second time, with the module in the cache, and then does something. */
export async function again(reader, visit, act, around = (body) => body()) {
	const context = await reader();
	try {
		await context.addInitScript(arm);
		await visit(context, click);
		return await around(() => visit(context, act));
	} finally {
		await context.close();
	}
}

/** Presses the button of the first comment's menu as a finger does, which hovers over nothing before. */
export async function click(_, devtools) {
	const { x, y } = await ask(
		devtools,
		"(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(window.armed().getBoundingClientRect())",
	);
	const touchPoints = [{ x, y }];
	await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
	await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
	return effect(devtools);
}

/** Goes to that button and presses Enter. */
async function key(page, devtools) {
	await ask(devtools, "window.armed().focus()");
	await page.keyboard.press("Enter");
	return effect(devtools);
}

async function effect(devtools) {
	if (!(await until(devtools, "window.took"))) throw new Error("what was pressed had no effect");
	return ask(devtools, "window.took");
}

/** Runs before a page does anything: window.armed gives the button, and from then on it is seen when it is pressed and when the menu is there. */
function arm() {
	window.armed = () => {
		const root = document.querySelector("after-word").shadowRoot;
		const button = root.querySelector("[data-act=more]");
		button.scrollIntoView({ block: "center" });
		let pressed;
		for (const type of ["pointerdown", "focusin"]) {
			addEventListener(type, ({ timeStamp }) => (pressed ??= timeStamp), { capture: true });
		}
		const look = () => {
			if (!root.querySelector("[data-act=more][aria-expanded=true]")) return requestAnimationFrame(look);
			setTimeout(() => {
				window.took = performance.now() - pressed;
			});
		};
		requestAnimationFrame(look);
		return button;
	};
}
