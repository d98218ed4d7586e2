// These tests cover the thread's own menu, and the buttons that come over the text.

import assert from "node:assert/strict";
import { bodies, box, button, choose, commentBy, composer, html, post, ready, run, test } from "./harness.js";

const comments = [
	{ id: "a", body: "One", author: { name: "Ada", role: "author" } },
	{ id: "b", parent: "a", body: "Two", author: { name: "Bo" } },
	{ id: "c", body: "Three", author: { name: "Cy" } },
];
const more = ["Four", "Five", "Six"].map((body) => ({ id: body, body, author: { name: "Di" } }));

test(
	"all replies are folded and unfolded, and only the author's comments shown",
	run(async (world) => {
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments: [...comments, ...more] });
		const page = await world.open(html(world.tag({ thread: "json:/t.json", loading: "eager" })));
		await ready(page);
		const option = async (name) => {
			await button(page, "Options").click();
			await button(page, name).click();
		};
		const two = page.getByText("Two", { exact: true });
		await option("Collapse all");
		await two.waitFor({ state: "hidden" });
		await option("Expand all");
		await two.waitFor();
		await option("Only from the author");
		await commentBy(page, "Cy").waitFor({ state: "hidden" });
		await two.waitFor({ state: "hidden" });
		assert.equal(await page.getByText("One", { exact: true }).isVisible(), true);
		await option("Only from the author");
		await commentBy(page, "Cy").waitFor();
		assert.deepEqual(await bodies(page), ["One", "Two", "Three", "Four", "Five", "Six"]);
	}),
);

test(
	"what would have nothing to do is not there: help alone where one can write, and nothing in a short thread to read",
	run(async (world) => {
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments });
		const read = await world.open(html(world.tag({ thread: "json:/t.json", loading: "eager" })));
		await ready(read);
		assert.equal(await button(read, "Options").count(), 0);
		assert.equal(await button(read, "Help").count(), 0);
		const page = await world.open(html(world.tag({ thread: "local:a", loading: "eager" })));
		await ready(page);
		assert.equal(await button(page, "Options").count(), 0);
		await button(page, "Help").click();
		await page.getByRole("dialog", { name: "Help" }).getByText("Bold").waitFor();
		await page.keyboard.press("Escape");
		await page.waitForFunction(
			() => document.querySelector("after-word").shadowRoot.activeElement.getAttribute("aria-label") === "Help",
		);
	}),
);

test(
	"help comes by its key, and leads back with Escape",
	run(async (world) => {
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments });
		const page = await world.open(html(world.tag({ thread: "json:/t.json", loading: "eager" })));
		await ready(page);
		await commentBy(page, "Cy").focus();
		await page.keyboard.press("?");
		const help = page.getByRole("dialog", { name: "Help" });
		await help.getByText("Next comment").waitFor();
		await page.keyboard.press("Escape");
		await help.waitFor({ state: "detached" });
		assert.equal(
			await page.evaluate(() => document.querySelector("after-word").shadowRoot.activeElement.id),
			"comment-c",
		);
	}),
);

test(
	"what is selected of a comment is quoted by the button beside it",
	run(async (world) => {
		const page = await world.open(html(world.tag({ thread: "local:t", loading: "eager" })));
		await ready(page);
		await post(page, "Some words", "Ada");
		const text = page.getByText("Some words", { exact: true });
		await text.evaluate((words) => getSelection().setBaseAndExtent(words, 0, words, 1));
		await page.locator(".float").getByRole("button", { name: "Quote" }).click();
		const form = composer(page, "Reply to Ada");
		await form.waitFor();
		assert.equal((await box(form).inputValue()).trim(), "> Some words");
	}),
);

test(
	"a comment is shared, a reply leads to what it answers at every level, and the best come first",
	run(async (world) => {
		const chain = Array.from({ length: 10 }, (_, i) => ({
			...{ id: `${i}`, parent: i ? `${i - 1}` : null, body: `At ${i}`, author: { name: `N${i}` } },
		}));
		const voted = [
			{ id: "few", body: "Two of two", author: { name: "Few" }, up: 2, down: 0 },
			{ id: "many", body: "Ninety of a hundred", author: { name: "Many" }, up: 90, down: 10 },
			{ id: "torn", body: "As many against", author: { name: "Torn" }, up: 500, down: 500 },
		];
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments: [...chain, ...voted] });
		const head = "<script>var shared = []; navigator.share = async (what) => shared.push(what);</script>";
		const page = await world.open(html(world.tag({ thread: "json:/t.json", loading: "eager" }), head));
		await ready(page);
		await choose(commentBy(page, "Few"), "Share");
		await page.waitForFunction(() => window.shared.length);
		const [{ url }] = await page.evaluate(() => window.shared);
		assert.equal(new URL(url).hash, "#comment-few");
		const parents = [
			["9", () => page.locator("#comment-9 > .meta").getByRole("link", { name: "in reply to N8" }).click()],
			[
				"5",
				async () => {
					const head = page.locator("#comment-5 > .meta");
					await button(head, "More").click();
					await head.getByRole("link", { name: "Go to parent comment" }).click();
				},
			],
		];
		for (const [id, go] of parents) {
			await go();
			await page.waitForFunction(
				(id) => document.querySelector("after-word").shadowRoot.activeElement?.id === id,
				`comment-${id - 1}`,
			);
		}
		await page.getByRole("combobox", { name: "Sort by" }).selectOption("best");
		const names = await page.locator(".list > .comment > .meta .author").allTextContents();
		assert.deepEqual(names.slice(0, 3), ["Many", "Torn", "Few"]);
	}),
);

test(
	"code is copied by its key, and by nothing that is typed",
	run(async (world) => {
		const body = "```\nlet x = 1;\n```";
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments: [{ id: "a", body }] });
		const page = await world.open(html(world.tag({ thread: "json:/t.json", loading: "eager" })));
		await ready(page);
		await page.evaluate(() => {
			window.copied = [];
			const clipboard = { writeText: async (text) => copied.push(text) };
			Object.defineProperty(navigator, "clipboard", { value: clipboard });
		});
		await commentBy(page, "Anonymous").focus();
		await page.keyboard.press("c");
		assert.deepEqual(await page.evaluate(() => copied), []);
		await page.locator("after-word pre").focus();
		await page.keyboard.press("c");
		await page.waitForFunction(() => copied.length);
		assert.deepEqual(await page.evaluate(() => copied), ["let x = 1;\n"]);
	}),
);
