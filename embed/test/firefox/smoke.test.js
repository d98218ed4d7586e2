// What a reader does first, in Firefox: read an article and its thread, write,
// answer, and find it again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, html, latch } from "../browser/harness.js";
import { publish } from "../browser/site.js";
import { firefox } from "./firefox.js";

/** Runs a body with a browser, and fails on anything unexpected in its pages. */
const run = (body) => async (t) => {
	const world = await begin(t);
	const browser = await firefox(world, t);
	world.browser = browser;
	world.show = async (tag) => {
		world.host.files["/page.html"] = { headers: { "content-type": "text/html" }, body: html(tag) };
		const { page } = await browser.visit();
		await page.goto(`${world.host.origin}/page.html`);
		await ready(page);
		return page;
	};
	await body(world);
	assert.deepEqual(browser.seen.unexpected, []);
};

const ready = (page) => page.waitForFunction(() => window.told.some((event) => event.name === "ready"));

/** What is in the widget. WebDriver's roles and names do not reach into it. */
const find = (page, selector) => page.locator(`after-word >>> ${selector}`);
const button = (page, text) => find(page, `button::-p-text(${text})`);

const texts = (page) =>
	page.evaluate(() =>
		[...document.querySelector("after-word").shadowRoot.querySelectorAll("[part=comment-body]")].map((body) =>
			body.textContent.trim(),
		),
	);

test(
	"an article and a thread from files",
	run(async (world) => {
		world.host.files["/story.md"] =
			"---\ntitle: A story\n---\n\n## Part\n\n| a |\n| - |\n| *b* |\n\nText[^1]\n\n[^1]: Note\n";
		world.host.files["/thread.json"] = JSON.stringify({
			version: 1,
			comments: [
				{ id: "1", author: { name: "Ada" }, created: "2026-01-02T03:04:05Z", body: "A *comment*" },
				{ id: "2", parent: "1", author: { name: "Bob" }, body: "An answer" },
			],
		});
		const page = await world.show(world.tag({ article: "/story.md", thread: "json:/thread.json" }));
		await find(page, '[aria-label="Comment by Bob"]').wait();
		const shown = await page.evaluate(() => {
			const { shadowRoot } = document.querySelector("after-word");
			const at = (selector) => shadowRoot.querySelector(selector)?.textContent;
			return [at("h1"), at("[part=body] h2"), at("td em"), at("[role=doc-endnotes] li")?.slice(0, 4), at("#comments")];
		});
		assert.deepEqual(shown, ["A story", "Part", "b", "Note", "2 comments"]);
		assert.deepEqual(await page.evaluate(() => window.told.map((event) => event.plain)), [
			'{"article":"A story","comments":2}',
		]);
	}),
);

test(
	"post, preview, answer, and find it again after a reload",
	run(async (world) => {
		const page = await world.show(world.tag({ thread: "local:story", loading: "eager" }));
		await find(page, "input").fill("Ada");
		await find(page, "textarea").fill("Hello **there**");
		await button(page, "Preview").click();
		await page.waitForFunction(() =>
			document.querySelector("after-word").shadowRoot.querySelector("[role=tabpanel] strong"),
		);
		await button(page, "Post comment").click();
		await find(page, '[aria-label="Comment by Ada"]').wait();
		await button(page, "Reply").click();
		await find(page, '[aria-label="Reply to Ada"]').wait();
		await page.keyboard.type("An answer"); // the form for it has the focus
		await button(page, "Post reply").click();
		await page.waitForFunction(() => window.told.filter((event) => event.name === "posted").length === 2);
		assert.deepEqual(await texts(page), ["Hello there", "An answer"]);
		await page.reload();
		await ready(page);
		assert.deepEqual(await texts(page), ["Hello there", "An answer"]);
	}),
);

test(
	"a page that was prerendered is taken over as it stands",
	run(async (world) => {
		const { promise, open } = latch();
		world.cdn.does.hold = promise;
		await publish(world, {
			"/page.html": html(world.tag({ article: "/story.md", thread: "json:/thread.json" })),
			"/story.md": "---\ntitle: A story\npublished: 2026-01-04\n---\n\nA *text*.\n",
			"/thread.json": JSON.stringify({
				version: 1,
				comments: [{ id: "1", author: { name: "Ada" }, created: "2026-01-02T03:04:05Z", body: "A *comment*" }],
			}),
		});
		const { page } = await world.browser.visit();
		await page.goto(`${world.host.origin}/page.html`);
		await page.evaluate(() => {
			const { shadowRoot } = document.querySelector("after-word");
			window.before = [...shadowRoot.querySelectorAll(".afterword, article, em, time, .text")];
			window.said = before.map((element) => element.textContent);
		});
		open();
		await ready(page);
		assert.deepEqual(
			await page.evaluate(() => [
				before.length,
				before.every((element) => element.isConnected),
				before.every((element, i) => element.textContent === said[i]),
				document.querySelector("after-word").shadowRoot.querySelectorAll("link").length,
			]),
			[9, true, true, 0],
		);
		assert.equal(world.host.of("/story.md").length, 0);
	}),
);
