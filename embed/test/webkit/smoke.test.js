// What a reader does first, in WebKit: read an article and its thread, write,
// look at it first, answer, and find it again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { begin, html } from "../browser/harness.js";
import { webkit } from "./webkit.js";

/** Runs a body with a page of WebKit, and fails on anything unexpected in it. */
const run = (body) => async (t) => {
	const world = await begin(t);
	const { browser, seen, first, visit } = await webkit(world, t);
	world.host.files["/first.js"] = first;
	world.show = async (tag) => {
		world.host.files["/page.html"] = html(tag, '<script src="/first.js"></script>');
		const page = await visit();
		await page.go(`${world.host.origin}/page.html`);
		await ready(page);
		const inside = async (selector) => {
			const root = await browser.findElement(By.css("after-word")).then((host) => host.getShadowRoot());
			return until(async () => (await root.findElements(By.css(selector)))[0], selector);
		};
		const button = async (name) => {
			const root = await browser.findElement(By.css("after-word")).then((host) => host.getShadowRoot());
			for (const one of await root.findElements(By.css("button"))) if ((await one.getText()) === name) return one;
			throw new Error(`no button "${name}"`);
		};
		return { ...page, browser, inside, button };
	};
	await body(world);
	assert.deepEqual(seen.unexpected, []);
};

async function until(find, what) {
	for (let i = 0; i < 400; i++) {
		const found = await find();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	throw new Error(`waited in vain for ${what}`);
}

const ready = (page) =>
	until(() => page.run(() => window.told.some((event) => event.name === "ready")), "the widget to be ready");

const texts = (page) =>
	page.run(() =>
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
		await page.inside('[aria-label="Comment by Bob"]');
		const shown = await page.run(() => {
			const { shadowRoot } = document.querySelector("after-word");
			const at = (selector) => shadowRoot.querySelector(selector)?.textContent;
			return [at("h1"), at("[part=body] h2"), at("td em"), at("[role=doc-endnotes] li")?.slice(0, 4), at("#comments")];
		});
		assert.deepEqual(shown, ["A story", "Part", "b", "Note", "2 comments"]);
		assert.deepEqual(await page.run(() => window.told.map((event) => event.plain)), [
			'{"article":"A story","comments":2}',
		]);
	}),
);

test(
	"post, preview, answer, and find it again after a reload",
	run(async (world) => {
		const page = await world.show(world.tag({ thread: "local:story", loading: "eager" }));
		await (await page.inside("input")).sendKeys("Ada");
		await (await page.inside("textarea")).sendKeys("Hello **there**");
		await (await page.button("Preview")).click();
		await page.inside("[role=tabpanel] strong");
		await (await page.button("Write")).click();
		await (await page.button("Post comment")).click();
		await page.inside('[aria-label="Comment by Ada"]');
		await (await page.button("Reply")).click();
		await page.inside('[aria-label="Reply to Ada"]');
		await page.browser.actions().sendKeys("An answer").perform(); // the form for it has the focus
		await page.browser.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
		await until(async () => (await texts(page)).length === 2, "the answer");
		assert.deepEqual(await texts(page), ["Hello there", "An answer"]);
		await page.browser.navigate().refresh();
		await ready(page);
		assert.deepEqual(await texts(page), ["Hello there", "An answer"]);
		assert.equal(await (await page.inside("input")).getAttribute("value"), "Ada");
	}),
);
