// Pages that were prerendered: without JavaScript, and as the widget takes them
// over.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { alerts, bodies, box, button, commentBy, comments, composer, html, ready, region, run, told } from "./harness.js";
import { publish } from "./site.js";

const sample = (name) => readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url), "utf8");
const picture = (name) => readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url));
const policy = (origin) =>
	`default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; style-src 'self' ${origin}; connect-src 'self' ${origin}; img-src *; require-trusted-types-for 'script'; trusted-types 'none'`;

const story = "---\ntitle: The story\nauthor: Ada\npublished: 2026-01-04\n---\n\nOnce upon a *time*.\n\n## Part\n\nMore.\n";
const entry = (id, more = {}) => ({ id, body: `Text of ${id}`, author: { name: `N${id}` }, created: "2026-01-05T03:04:05Z", ...more });
const thread = (...entries) => JSON.stringify({ version: 1, comments: entries });
const two = thread(entry("a"), entry("b", { parent: "a" }));

// A footer shows whether anything moves what stands below the element.
const body = (inside) => `${inside}<footer>The page's own end</footer>`;
const strict = (world, text) => ({
	headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy(world.cdn.origin) },
	body: text,
});

/** Publishes a page and gives what the host answers for it. */
async function page(world, inside, files = {}) {
	await publish(world, { "/page.html": html(body(inside)), "/story.md": story, "/thread.json": two, ...files });
	return strict(world, world.host.files["/page.html"]);
}

// Runs before the page: notes what moved.
function shifts() {
	window.shifts = [];
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			window.shifts.push(entry.value, ...entry.sources.map((s) => `${s.node?.nodeName}.${s.node?.className}`));
		}
	}).observe({ type: "layout-shift", buffered: true });
}

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [name, viewport] of Object.entries(sizes)) {
	test(
		`without JavaScript, ${name}`,
		run(async (world) => {
			const file = await page(
				world,
				world.tag({ article: "/technical.md", thread: "json:/technical.json" }),
				{ "/technical.md": sample("technical.md"), "/technical.json": sample("technical.json"), "/mesh.png": picture("mesh.png"), "/buffer.png": picture("buffer.png") },
			);
			const context = await world.context({ javaScriptEnabled: false, viewport });
			const page_ = await world.open(file, { context });
			await page_.getByRole("article", { name: /^Trees, not strings/ }).waitFor();
			assert.equal(await comments(page_).count(), 59);
			assert.equal(await region(page_).getByRole("heading", { level: 2 }).innerText(), "59 comments");
			assert.equal(await page_.getByRole("combobox").count(), 0);
			// It is styled, and no wider than the screen.
			const title = await page_.getByRole("heading", { level: 1 }).boundingBox();
			assert.ok(title.height > 30 && title.x >= 0 && title.x + title.width <= viewport.width);
			assert.equal(world.cdn.requests.filter((r) => r.path.includes(".wasm")).length, 0);
		}),
	);

	test(
		`a page is taken over where it stands, ${name}`,
		run(async (world) => {
			const file = await page(
				world,
				world.tag({ article: "/technical.md", thread: "json:/technical.json" }),
				{ "/technical.md": sample("technical.md"), "/technical.json": sample("technical.json"), "/mesh.png": picture("mesh.png"), "/buffer.png": picture("buffer.png") },
			);
			let release;
			world.cdn.does.hold = new Promise((resolve) => {
				release = resolve;
			});
			const context = await world.context({ viewport });
			const page_ = await world.open(file, { context, before: (page) => page.addInitScript(shifts) });
			await comments(page_).first().waitFor();
			await page_.evaluate(() => {
				const root = document.querySelector("after-word").shadowRoot;
				window.before = [...root.querySelectorAll(".text, .text *, .comment, .title, img")];
				window.top0 = before.map((e) => e.getBoundingClientRect().top);
			});
			assert.equal(await page_.getByRole("combobox", { name: "Sort by" }).isDisabled(), true);
			if (process.env.SEE) await page_.screenshot({ path: `/tmp/before-${name}.png` });
			release();
			const [detail] = await ready(page_);
			assert.match(detail.article, /^Trees, not strings/);
			assert.equal(detail.comments, 59);
			if (process.env.SEE) await page_.screenshot({ path: `/tmp/after-${name}.png` });
			if (process.env.SEE) console.log(await page_.evaluate(() => [window.shifts, [...document.querySelector("after-word").shadowRoot.childNodes].map((n) => n.cloneNode(false).outerHTML), before.map((e, i) => `${e.localName} ${e.className} ${e.getBoundingClientRect().top - top0[i]}`).slice(0, 3)]));
			const after = await page_.evaluate(async () => {
				await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
				const root = document.querySelector("after-word").shadowRoot;
				return {
					gone: before.filter((e) => !e.isConnected).map((e) => e.outerHTML.slice(0, 80)),
					moved: before.filter((e, i) => Math.abs(e.getBoundingClientRect().top - top0[i]) > 0.5).map((e) => e.outerHTML.slice(0, 80)),
					shifts: window.shifts,
					links: root.querySelectorAll("link").length,
					roots: root.childNodes.length,
					violations: window.violations,
				};
			});
			assert.deepEqual(after, { gone: [], moved: [], shifts: [], links: 0, roots: 1, violations: [] });
			assert.equal(world.host.of("/technical.md").length, 0);
			assert.equal(world.host.of("/technical.json").length, 1);
			await page_.getByRole("combobox", { name: "Sort by" }).selectOption("newest");
			assert.equal(await page_.locator("time").first().textContent(), "January 4, 2026");
		}),
	);
}
