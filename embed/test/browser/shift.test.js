// Nothing moves what a reader reads: what comes late takes the place that was kept for it. Before the loader runs only the page
// itself can keep one, as README says.

import assert from "node:assert/strict";
import { alerts, bodies, html, latch, ready, run, test } from "./harness.js";

const words = (n) => "Some words that fill a line and then some more of them. ".repeat(n);
const comments = Array.from({ length: 14 }, (_, i) => ({
	id: `${i}`,
	parent: i % 3 ? `${i - 1}` : null,
	author: { name: "Ada" },
	created: "2026-01-02T03:04:05Z",
	body: words(1 + (i % 4)),
}));

/** Keeps the shifts that the browser reports. */
function observe() {
	window.shifts = [];
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			if (!entry.hadRecentInput) window.shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.nodeName)]);
		}
	}).observe({ type: "layout-shift", buffered: true });
}

const shown = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

const attributes = { article: "/story.md", thread: "json:/t.json" };
const room = "<style>after-word { display: block; min-height: 100vh }</style>";
const written = '<after-word article="/story.md" thread="json:/t.json"></after-word>';

for (const [name, width, head, tag] of [
	["on a phone, in room that the page keeps", 390, room, (world) => written + world.tag()],
	["on a desk, in room that the page keeps", 1280, room, (world) => written + world.tag()],
	["on a phone, once the sketches show", 390, "", (world) => world.tag(attributes)],
]) {
	for (const last of ["article", "thread", "module"]) {
		test(
			`nothing moves ${name}, where the ${last} comes last`,
			run(async (world) => {
				const late = latch();
				const hold = (name) => (name === last ? { hold: late.promise } : {});
				world.host.files["/story.md"] = {
					body: `# A story\n\n${words(80)}\n\n## Part\n\n${words(80)}`,
					...hold("article"),
				};
				world.host.files["/t.json"] = { body: JSON.stringify({ version: 1, comments }), ...hold("thread") };
				if (last === "module" && head) world.cdn.does.hold = late.promise;
				const body = `<header>Site</header>${tag(world)}<footer>Foot of the page</footer>`;
				const context = await world.context({ viewport: { width, height: 800 } });
				const page = await world.open(html(body, head), { context, before: (page) => page.addInitScript(observe) });
				const visible = { article: ".thread .comment", thread: ".title", module: "after-word" }[last];
				await page.locator(visible).first().waitFor({ state: "attached" });
				await page.evaluate(() => new Promise((done) => setTimeout(done, 600))); // until the sketches show
				if (!head) {
					await page.evaluate(() => {
						window.shifts = [];
					});
				}
				late.open();
				await ready(page);
				await shown(page);
				assert.equal((await bodies(page)).length, 14);
				assert.deepEqual(await alerts(page), []);
				assert.deepEqual(await page.evaluate(() => window.shifts), []);
			}),
		);
	}
}
