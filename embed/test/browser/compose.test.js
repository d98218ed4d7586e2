// These tests cover drafts, tabs and previews of what a reader writes.

import assert from "node:assert/strict";
import {
	alerts,
	box,
	button,
	choose,
	commentBy,
	comments,
	composer,
	html,
	nameBox,
	post,
	ready,
	run,
	test,
} from "./harness.js";

const start = async (world, options) => {
	const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" })), options);
	await ready(page);
	return page;
};

test(
	"drafts of a new comment, a reply and a change outlive a reload, each with its thread",
	run(async (world) => {
		const page = await start(world);
		await post(page, "First", "Ada");
		await post(page, "Second", "Bob");
		await box(composer(page)).fill("  A new one\n\n");
		await button(commentBy(page, "Ada"), "Reply").click();
		await box(composer(page, "Reply to Ada")).fill("An answer <b>& more");
		await choose(commentBy(page, "Bob"), "Edit");
		await box(composer(page, "Edit comment")).fill("Second, changed");
		await page.reload();
		await ready(page);
		assert.equal(await box(composer(page)).inputValue(), "  A new one\n\n");
		assert.equal(await nameBox(composer(page)).inputValue(), "Bob");
		assert.equal(await box(composer(page, "Reply to Ada")).inputValue(), "An answer <b>& more");
		assert.equal(await box(composer(page, "Edit comment")).inputValue(), "Second, changed");
		const other = await world.open(html(world.tag({ thread: "local:other", loading: "eager" })), {
			path: "/other.html",
		});
		await ready(other);
		assert.equal(await box(composer(other)).inputValue(), "");
		assert.equal(await nameBox(composer(other)).inputValue(), "Bob");

		await button(composer(page, "Reply to Ada"), "Cancel").click();
		await button(composer(page, "Edit comment"), "Save").click();
		await button(composer(page), "Post comment").click();
		await comments(page).nth(2).waitFor();
		await page.reload();
		await ready(page);
		assert.equal(await page.getByRole("form").count(), 1);
		assert.equal(await box(composer(page)).inputValue(), "");
		assert.equal(
			await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft/text")).length),
			0,
		);
	}),
);

test(
	"the tabs, by mouse and by keyboard",
	run(async (world) => {
		const page = await start(world);
		const form = composer(page);
		const [write, preview] = ["Write", "Preview"].map((name) => form.getByRole("tab", { name, exact: true }));
		const chosen = async () =>
			Promise.all(
				[write, preview].map(
					async (tab) => `${await tab.getAttribute("aria-selected")} ${await tab.getAttribute("tabindex")}`,
				),
			);
		const isFocused = (tab) => tab.evaluate((e) => e.getRootNode().activeElement === e);
		assert.deepEqual(await chosen(), ["true 0", "false -1"]);
		await box(form).fill("Some *text*");
		await preview.click();
		assert.deepEqual(await chosen(), ["false -1", "true 0"]);
		const panel = form.getByRole("tabpanel");
		assert.equal(await panel.count(), 1);
		assert.equal(await panel.locator("em").textContent(), "text");
		assert.equal(await box(form).count(), 0);
		assert.equal(await preview.getAttribute("aria-controls"), await panel.getAttribute("id"));
		assert.equal(await panel.getAttribute("aria-labelledby"), await preview.getAttribute("id"));
		await preview.press("ArrowLeft");
		assert.ok(await isFocused(write));
		assert.deepEqual(await chosen(), ["true 0", "false -1"]);
		assert.equal(await box(form).inputValue(), "Some *text*");
		for (const [key, tab] of [
			["ArrowLeft", preview],
			["ArrowRight", write],
			["ArrowRight", preview],
			["Home", write],
			["Home", write],
			["End", preview],
			["End", preview],
			["Home", write],
		]) {
			await page.keyboard.press(key);
			assert.ok(await isFocused(tab), key);
		}
		await page.keyboard.press("Tab");
		assert.ok(await isFocused(box(form)));
		await page.keyboard.press("Home"); // a key in the text does not reach the tabs
		assert.deepEqual(await chosen(), ["true 0", "false -1"]);
		await box(form).fill(" \n ");
		await preview.click();
		assert.match(await panel.textContent(), /Nothing to preview/);
		await button(form, "Post comment").click();
		await form.getByRole("alert").waitFor();
	}),
);

const texts = {
	"indented code at the start": "    code\n\ntext\n",
	"blank lines around": "\n\n  \n> quote\n\n",
	"a table and a task list": "| a | b |\n| --- | :-: |\n| 1 | 2 |\n\n- [x] done\n- [ ] not\n",
	"raw HTML is shown as typed": "<b>bold</b> & <script>alert(1)</script>\n\n<div onclick=x>\n",
	"links that are none":
		"[a](javascript:alert(1)) [b](data:text/html,x) ![i](https://example.org/i.png) www.example.org <https://example.org/> [rel](story.html)",
	"headings below the thread's": "# One\n\n###### Six\n",
	"footnotes are no part of comments": "A[^1]\n\n[^1]: note\n",
	"characters of all kinds": "\u00e9 \u{1F600} e\u0301 \u202e\u4e2d &amp; &notit; \ufeff tab\there \u0000",
	"a hard break and two spaces": "one  \ntwo\\\nthree\nfour  ",
};

test(
	"a preview is what is posted",
	run(async (world) => {
		const page = await start(world);
		for (const [name, text] of Object.entries(texts)) {
			const form = composer(page);
			await box(form).fill(text);
			await form.getByRole("tab", { name: "Preview" }).click();
			const previewed = await form.getByRole("tabpanel").locator(".text").innerHTML();
			await nameBox(form).fill(name);
			await button(form, "Post comment").click();
			const posted = commentBy(page, name).locator("[part=comment-body]");
			await posted.waitFor();
			assert.equal(await posted.innerHTML(), previewed, name);
		}
		const at = (name) => commentBy(page, name).locator("[part=comment-body]");
		assert.equal(await at("indented code at the start").locator("pre code").textContent(), "code\n");
		assert.match(await at("raw HTML is shown as typed").textContent(), /<b>bold<\/b> & <script>alert\(1\)<\/script>/);
		assert.deepEqual(
			await at("links that are none")
				.getByRole("link")
				.evaluateAll((all) => all.map((a) => a.getAttribute("href"))),
			[
				"https://example.org/i.png",
				"http://www.example.org",
				"https://example.org/",
				`${world.host.origin}/story.html`,
			],
		);
		await at("headings below the thread's").getByRole("heading", { level: 3, name: "One" }).waitFor();
		await at("headings below the thread's").getByRole("heading", { level: 6, name: "Six" }).waitFor();
		await page.reload();
		await ready(page);
		assert.equal(await at("indented code at the start").locator("pre code").textContent(), "code\n");
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"what is typed elsewhere stays while the thread changes",
	run(async (world) => {
		const page = await start(world);
		await post(page, "One", "Ada");
		const form = composer(page);
		await box(form).fill("typing");
		await box(form).evaluate((e) => e.setSelectionRange(2, 4));
		const other = await start(world);
		await post(other, "Two", "Bob");
		await commentBy(page, "Bob").waitFor();
		assert.deepEqual(
			await box(form).evaluate((e) => [e.getRootNode().activeElement === e, e.selectionStart, e.selectionEnd, e.value]),
			[true, 2, 4, "typing"],
		);
		// A reply to a comment that is deleted elsewhere loses nothing.
		await button(commentBy(page, "Bob"), "Reply").click();
		await box(composer(page, "Reply to Bob")).fill("Dear Bob");
		await choose(commentBy(other, "Bob"), "Delete");
		await commentBy(page, "Bob").waitFor({ state: "detached" });
		const orphan = page.getByRole("form", { name: /^Reply to/ });
		assert.equal(await box(orphan).inputValue(), "Dear Bob");
		assert.ok(await box(orphan).isVisible());
		await button(orphan, "Post reply").click();
		await page.getByRole("article", { name: "Deleted comment" }).getByText("Dear Bob").waitFor();
	}),
);
