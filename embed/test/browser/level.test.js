// These tests show what a page pays for elements that come and go, and for much use of one.

import assert from "node:assert/strict";
import { box, composer, html, ready, run, test } from "./harness.js";

const measure = async (page) => {
	const client = await page.context().newCDPSession(page);
	await client.send("Performance.enable");
	for (let i = 0; i < 3; i++) await client.send("HeapProfiler.collectGarbage");
	const { metrics } = await client.send("Performance.getMetrics");
	await client.detach();
	const of = (name) => metrics.find((m) => m.name === name).value;
	return { heap: of("JSHeapUsedSize"), listeners: of("JSEventListeners"), nodes: of("Nodes") };
};

test(
	"two hundred insertions and removals leave nothing behind",
	run(async (world) => {
		world.host.files["/story.md"] = "# Story\n\nText.\n\n## More\n";
		const page = await world.open(html(`<div id="home"></div>${world.tag()}`));
		const cycle = (n) =>
			page.evaluate(async (n) => {
				const home = document.querySelector("#home");
				for (let i = 0; i < n; i++) {
					const element = document.createElement("after-word");
					element.setAttribute("article", "/story.md");
					element.setAttribute("thread", `local:${i % 3}`);
					const told = new Promise((resolve) => element.addEventListener("afterword:ready", resolve));
					home.append(element);
					await told;
					element.remove();
				}
				window.told.length = 0;
			}, n);
		await cycle(40);
		const before = await measure(page);
		await cycle(200);
		const after = await measure(page);
		assert.ok(after.heap < before.heap * 1.15 + 200_000, `heap ${before.heap}, then ${after.heap}`);
		assert.ok(after.listeners <= before.listeners + 5, `listeners ${before.listeners}, then ${after.listeners}`);
		assert.ok(after.nodes <= before.nodes + 50, `nodes ${before.nodes}, then ${after.nodes}`);
	}),
);

test(
	"a thousand keystrokes, clicks and reloads of the thread leave nothing behind",
	run(async (world) => {
		const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" })));
		await ready(page);
		await box(composer(page)).fill("x");
		const use = (n) =>
			page.evaluate(async (n) => {
				const element = document.querySelector("after-word");
				const { shadowRoot: root } = element;
				const tabs = [...root.querySelectorAll("[role=tab]")];
				const textarea = root.querySelector("textarea");
				for (let i = 0; i < n; i++) {
					textarea.value = `Text *number* ${i}`;
					textarea.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
					tabs[i % 2].click();
					if (i % 10 === 0) await element.refresh();
				}
			}, n);
		await use(200);
		const before = await measure(page);
		await use(1000);
		const after = await measure(page);
		assert.ok(after.heap < before.heap * 1.15 + 200_000, `heap ${before.heap}, then ${after.heap}`);
		assert.ok(after.listeners <= before.listeners + 5, `listeners ${before.listeners}, then ${after.listeners}`);
		assert.ok(after.nodes <= before.nodes + 50, `nodes ${before.nodes}, then ${after.nodes}`);
	}),
);
