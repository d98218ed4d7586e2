// How long a reader waits where the module traps under their finger.

import { names } from "./ours.js";
import { again, click } from "./press.js";

/**
 * Measures, where the module is in the browser's cache.
 *
 * @param {() => Promise<BrowserContext>} reader one whose browser has seen nothing yet
 * @param {(context: BrowserContext, then?: Function) => Promise<unknown>} visit
 */
export async function trap(reader, runs, visit) {
	const trapped = async () => {
		const context = await reader();
		await context.addInitScript(trapAtPress);
		return context;
	};
	const samples = [];
	for (let round = 0; round < runs; round++) {
		process.stderr.write(`\r\x1b[Ktrap, run ${round + 1}`);
		await again(trapped, visit, async (page, devtools) => {
			samples.push({ trap: await click(page, devtools) });
		});
	}
	process.stderr.write("\r\x1b[K");
	return {
		key: "trap",
		title: "A module that traps",
		note: "Without a throttle: a finger comes down on a comment's menu and the module traps. Until the frame in which the next instance shows the menu.",
		measures: [
			{ key: "trap", title: "from the trap to the menu", unit: "ms", drawn: "from a trap to what was pressed" },
		],
		rows: [{ name: names.tag, role: "ours", samples }],
	};
}

/** Runs before a page does anything: the instance stops in what it does as the reader first presses something. */
function trapAtPress() {
	let pressed = false;
	const press = () => {
		pressed = true;
	};
	addEventListener("pointerdown", press, { capture: true, once: true });
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = (module, imports) => {
		for (const [name, call] of Object.entries(imports.gojs)) {
			imports.gojs[name] = (...args) => {
				if (pressed) {
					pressed = false;
					throw new WebAssembly.RuntimeError("unreachable");
				}
				return call(...args);
			};
		}
		return instantiate(module, imports);
	};
}
