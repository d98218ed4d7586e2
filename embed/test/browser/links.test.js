// Permalinks, anchors and notes lead to their places by load, click and hashchange, whatever a page has
// done to its addresses.

import assert from "node:assert/strict";
import { address, awkward, commentBy, html, latch, post, ready, run, test } from "./harness.js";

const filler = Array.from({ length: 60 }, (_, i) => `Paragraph ${i}.`).join("\n\n");
const story = `# Story\n\nA note[^1].\n\n${filler}\n\n## The ünd\n\n${filler}\n\n[^1]: Note.\n`;
const thread = (n) =>
	JSON.stringify({
		version: 1,
		comments: Array.from({ length: n }, (_, i) => ({
			id: `c ${i}/%é`,
			author: { name: `N${i}` },
			created: "2026-01-02",
			body: `Body ${i}`,
		})),
	});

/** The id of what has the focus, in whichever widget. */
const place = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.id);
const reached = async (page, id) => {
	await page.waitForFunction((id) => document.activeElement.shadowRoot?.activeElement?.id === id, id);
	// The place is also in view.
	await page.waitForFunction((id) => {
		const { top, bottom } = document.activeElement.shadowRoot.getElementById(id).getBoundingClientRect();
		return bottom > 0 && top < innerHeight;
	}, id);
};
const files = (world, n = 120) => {
	world.host.files["/story.md"] = story;
	world.host.files["/thread.json"] = thread(n);
	return world.tag({ article: "/story.md", thread: "json:/thread.json" });
};

for (const [name, fragment, id] of [
	["a comment", "#comment-c%20110%2F%25%C3%A9", "comment-c 110/%é"],
	["a heading", "#the-%C3%BCnd", "the-ünd"],
	["a heading, not encoded", "#the-ünd", "the-ünd"],
	["a note", "#fn-1", "fn-1"],
]) {
	test(
		`the address names ${name}`,
		run(async (world) => {
			const page = await world.open(html(files(world)), { fragment });
			await ready(page);
			await reached(page, id);
			// The hash leads there again, from elsewhere.
			await page.evaluate(() => {
				history.replaceState(null, "", "#");
				document.activeElement.blur();
				scrollTo(0, 0);
			});
			await page.evaluate((fragment) => {
				location.hash = fragment;
			}, fragment);
			await reached(page, id);
		}),
	);
}

test(
	"clicks: the permalink, an anchor, a note and back, and the way back in the history",
	run(async (world) => {
		const page = await world.open(html(files(world)));
		await ready(page);
		const permalink = commentBy(page, "N3").locator("time").locator("xpath=..");
		assert.equal(await permalink.getAttribute("href"), "#comment-c%203%2F%25%C3%A9");
		await permalink.click();
		await reached(page, "comment-c 3/%é");
		assert.equal(await address(page), `${world.host.origin}/page.html#comment-c%203%2F%25%C3%A9`);
		const anchor = page.getByRole("link", { name: "Link to the section “The ünd”" });
		await anchor.focus();
		await page.keyboard.press("Enter");
		await reached(page, "the-ünd");
		assert.equal(decodeURIComponent(new URL(await address(page)).hash), "#the-ünd");
		await page.locator("[role=doc-noteref]").click();
		await reached(page, "fn-1");
		await page.locator("[role=doc-backlink]").click();
		await reached(page, "fnref-1");
		await page.goBack();
		await reached(page, "fn-1");
		await page.goBack();
		await reached(page, "the-ünd");
		assert.equal(world.host.of("/page.html").length, 1);
		// A second click on the same place adds no second step to the history.
		const before = await page.evaluate(() => history.length);
		await anchor.focus();
		await page.keyboard.press("Enter");
		assert.equal(await page.evaluate(() => history.length), before);
	}),
);

test(
	"a page whose <base> names another",
	run(async (world) => {
		world.host.files["/elsewhere/story.md"] = story;
		world.host.files["/elsewhere/thread.json"] = thread(5);
		const page = await world.open(awkward("base.html").replaceAll("LOADER", world.cdn.loader), {
			path: "/deep/page.html",
		});
		await ready(page);
		const own = `${world.host.origin}/deep/page.html`;
		const permalink = commentBy(page, "N3").locator("time").locator("xpath=..");
		assert.equal(await permalink.evaluate((e) => e.href), `${own}#comment-c%203%2F%25%C3%A9`);
		await permalink.click();
		await reached(page, "comment-c 3/%é");
		assert.equal(await address(page), `${own}#comment-c%203%2F%25%C3%A9`);
		await page.locator("[role=doc-noteref]").click();
		await reached(page, "fn-1");
		assert.equal(await address(page), `${own}#fn-1`);
		await page.getByRole("link", { name: "Link to the section “The ünd”" }).focus();
		await page.keyboard.press("Enter");
		await reached(page, "the-ünd");
		assert.ok((await address(page)).startsWith(`${own}#`));
	}),
);

test(
	"two articles with the same places: a click stays, the address means the first",
	run(async (world) => {
		const gate = latch();
		world.host.files["/slow.md"] = { body: story, hold: gate.promise };
		world.host.files["/story.md"] = story;
		const page = await world.open(
			html(
				`<after-word id="a" article="/slow.md" thread="none"></after-word><after-word id="b" article="/story.md" thread="none"></after-word>${world.tag()}`,
			),
			{ fragment: "#fn-1" },
		);
		await ready(page, 1);
		gate.open();
		await ready(page, 2);
		await page.waitForFunction(() => document.activeElement.id === "a");
		assert.equal(await place(page), "fn-1");
		await page.locator("#b [role=doc-backlink]").click();
		assert.equal(await page.evaluate(() => document.activeElement.id), "b");
		assert.equal(await place(page), "fnref-1");
		await page.evaluate(() => {
			location.hash = "#the-ünd";
		});
		await page.waitForFunction(
			() => document.activeElement.id === "a" && document.activeElement.shadowRoot.activeElement.id === "the-ünd",
		);
	}),
);

test(
	"two articles, the first the faster: the second does not take the place away",
	run(async (world) => {
		const gate = latch();
		world.host.files["/slow.md"] = { body: story, hold: gate.promise };
		world.host.files["/story.md"] = story;
		const page = await world.open(
			html(
				`<after-word id="a" article="/story.md" thread="none"></after-word><after-word id="b" article="/slow.md" thread="none"></after-word>${world.tag()}`,
			),
			{ fragment: "#fn-1" },
		);
		await ready(page, 1);
		await reached(page, "fn-1");
		gate.open();
		await ready(page, 2);
		assert.equal(await page.evaluate(() => document.activeElement.id), "a");
	}),
);

test(
	"what the page has itself, the page shows; what nobody has, nobody takes",
	run(async (world) => {
		const page = await world.open(html(`${files(world)}<p id="fn-1" tabindex="-1">The page's own</p>`), {
			fragment: "#fn-1",
		});
		await ready(page);
		assert.equal(await place(page), undefined);
		await page.evaluate(() => {
			location.hash = "#nowhere";
		});
		await page.evaluate(() => {
			location.hash = "#%E0%A4%A";
		});
		assert.equal(await place(page), undefined);
	}),
);

test(
	"a place that is named while it loads is gone to, once it is there",
	run(async (world) => {
		const gate = latch();
		files(world);
		world.host.files["/thread.json"] = { body: thread(80), hold: gate.promise };
		const page = await world.open(html(world.tag({ article: "/story.md", thread: "json:/thread.json" })));
		await page.getByRole("article", { name: "Story" }).waitFor();
		await page.evaluate(() => {
			location.hash = `#comment-${encodeURIComponent("c 70/%é")}`;
		});
		gate.open();
		await reached(page, "comment-c 70/%é");
	}),
);

test(
	"a comment that was just posted has an address that works",
	run(async (world) => {
		const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" })));
		await ready(page);
		await post(page, "Hello", "Ada");
		const href = await commentBy(page, "Ada")
			.locator("time")
			.locator("xpath=..")
			.evaluate((e) => e.href);
		const other = await world.open(undefined, { fragment: new URL(href).hash });
		await ready(other);
		await reached(other, decodeURIComponent(new URL(href).hash.slice(1)));
	}),
);
