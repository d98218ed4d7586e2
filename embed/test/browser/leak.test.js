// Nothing is left of elements that have come and gone.

import assert from "node:assert/strict";
import { html, run, test } from "./harness.js";
import { holds, watchTimers } from "./held.js";

// In the page: n elements come and go, some at once, some when they are ready, some with a reader in the
// middle of a reply.
async function comeAndGo(n) {
	const come = (i) => {
		const element = document.createElement("after-word");
		element.setAttribute("thread", i % 3 ? "local:a" : "json:/thread.json");
		if (i % 2) element.setAttribute("article", "/story.md");
		else element.setAttribute("loading", "eager");
		return element;
	};
	const ready = (element) =>
		new Promise((resolve) => element.addEventListener("afterword:ready", resolve, { once: true }));
	for (let done = 0; done < n; done += 20) {
		const elements = Array.from({ length: 20 }, (_, i) => come(done + i));
		const waiting = elements.slice(5).map(ready);
		document.body.append(...elements);
		for (const element of elements.slice(0, 5)) element.remove();
		await Promise.all(waiting);
		for (const [i, element] of elements.slice(5).entries()) {
			if (i % 5 === 0) {
				const box = element.shadowRoot.querySelector("textarea");
				if (box) {
					box.focus();
					box.value = "Some *text*";
					box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
				}
			}
			if (i % 5 === 1) element.setAttribute("thread", "local:b");
			if (i % 5 === 2) element.refresh().catch(() => {});
			element.remove();
		}
	}
	// What was on its way when its element went ends, too.
	await new Promise((resolve) => setTimeout(resolve));
	localStorage.clear();
	window.told.length = 0;
}

test(
	"a thousand elements that come and go leave no listener, timer, request or memory behind",
	run(async (world) => {
		world.host.files["/story.md"] = "# Story\n\nText[^1]\n\n[^1]: Note\n";
		world.host.files["/thread.json"] = JSON.stringify({
			version: 1,
			comments: Array.from({ length: 5 }, (_, i) => ({ id: `c${i}`, body: `Comment *${i}*` })),
		});
		const page = await world.open(html(world.tag()), {
			before: (page) => page.addInitScript(watchTimers),
		});
		const devtools = await page.context().newCDPSession(page);
		await devtools.send("Performance.enable");
		// The first elements fill what is filled once: compiled code, formatters, the free lists of the
		// browser.
		await page.evaluate(comeAndGo, 200);
		const before = await holds(devtools);
		await page.evaluate(comeAndGo, 1000);
		const after = await holds(devtools);
		const said = JSON.stringify({ before, after });
		assert.ok(after.nodes <= before.nodes + 50, said);
		assert.ok(after.listeners <= before.listeners, said);
		assert.ok(after.instances <= before.instances, said);
		assert.ok(after.memory <= before.memory, said);
		assert.ok(after.heap - before.heap < 500_000, said); // less than half a kilobyte each
		assert.equal(await page.evaluate(() => window.timers.size), 0);
		for (const { path, done } of world.host.requests) assert.ok(done, path);
	}),
);
