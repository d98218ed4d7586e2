// These tests cover reading a thread: what is folded, what is new, and the way from one comment to the
// next.

import assert from "node:assert/strict";
import { alerts, bodies, button, commentBy, comments, html, ready, region, run, test, told } from "./harness.js";

const entry = (id, parent, more = {}) => ({
	id,
	parent,
	author: { name: id.toUpperCase() },
	created: "2026-01-02T03:04:05Z",
	body: `Text of ${id}`,
	...more,
});

const file = (...comments) => JSON.stringify({ version: 1, comments });

/** An element over a thread file, eager. */
const element = (cdn, more = "") =>
	html(
		`<after-word thread="json:/t.json" loading="eager" ${more}></after-word><script async src="${cdn.loader}"></script>`,
	);

const family = file(entry("a"), entry("b", "a"), entry("c", "b"), entry("d"));

/** What folds the replies to a comment, not to one of its replies. */
const own = (comment, name) => comment.locator(":scope > details > summary").filter({ hasText: name });

/** The ID of the comment that has the focus, "" where none has. */
const focused = (page) =>
	page.evaluate(() => {
		const { activeElement } = document.querySelector("after-word").shadowRoot;
		return activeElement?.closest(".comment")?.id.replace("comment-", "") ?? "";
	});

test(
	"replies fold away with their number, and come back",
	run(async (world) => {
		world.host.files["/t.json"] = family;
		const page = await world.open(element(world.cdn));
		await ready(page);
		const a = commentBy(page, "A");
		await own(a, "2 replies").click();
		await commentBy(page, "B").waitFor({ state: "hidden" });
		assert.equal(await own(a, "2 replies").count(), 1);
		assert.deepEqual(
			await bodies(page),
			["Text of a", "Text of b", "Text of c", "Text of d"],
			"all is in the document",
		);
		await a.locator(":scope > details > summary").press("Enter");
		await commentBy(page, "C").waitFor();
	}),
);

test(
	"the rail from the avatar to the last reply is deeper under the pointer, and folds",
	run(async (world) => {
		world.host.files["/t.json"] = family;
		const page = await world.open(element(world.cdn));
		await ready(page);
		const a = commentBy(page, "A");
		const rail = () =>
			page.evaluate(() => {
				const root = document.querySelector("after-word").shadowRoot;
				return getComputedStyle(root.querySelector(".replies"), "::before").backgroundColor;
			});
		await page.mouse.move(500, 5);
		const before = await rail();
		const avatar = await a.locator(".avatar").first().boundingBox();
		const last = await commentBy(page, "C").boundingBox();
		const [x, y] = [avatar.x + avatar.width / 2, last.y + last.height - 5];
		await page.mouse.move(x, y);
		await page.waitForFunction((before) => {
			const root = document.querySelector("after-word").shadowRoot;
			const { backgroundColor } = getComputedStyle(root.querySelector(".replies"), "::before");
			return backgroundColor !== before || !matchMedia("(hover: hover)").matches; // as in a Firefox without a screen
		}, before);
		// A press there folds the whole branch.
		await page.evaluate(
			([x, y]) => document.querySelector("after-word").shadowRoot.elementFromPoint(x, y).click(),
			[x, y],
		);
		await commentBy(page, "B").waitFor({ state: "hidden" });
		assert.equal(await own(a, "2 replies").count(), 1);
	}),
);

test(
	"a double click folds replies once",
	run(async (world) => {
		world.host.files["/t.json"] = family;
		const page = await world.open(element(world.cdn));
		await ready(page);
		await own(commentBy(page, "A"), "2 replies").dblclick();
		await commentBy(page, "C").waitFor({ state: "hidden" });
	}),
);

test(
	"a permalink opens what hides its comment, and so does a search in the page",
	run(async (world) => {
		world.host.files["/t.json"] = family;
		const page = await world.open(element(world.cdn));
		await ready(page);
		const a = commentBy(page, "A");
		await own(a, "2 replies").click();
		await page.evaluate(() => {
			location.hash = "comment-c";
		});
		await commentBy(page, "C").waitFor();
		assert.equal(await focused(page), "c");
		await own(a, "2 replies").click();
		await commentBy(page, "C").waitFor({ state: "hidden" });
		// A browser does this when it finds text in there.
		await page.evaluate(() => {
			document.querySelector("after-word").shadowRoot.querySelector("details:not([open])").open = true;
		});
		await own(a, "2 replies").click();
		await commentBy(page, "C").waitFor({ state: "hidden" });
	}),
);

test(
	"j and k go from comment to comment, and the page keeps its own keys",
	run(async (world) => {
		world.host.files["/t.json"] = family;
		const page = await world.open(element(world.cdn));
		await ready(page);
		await page.evaluate(() => {
			window.keys = [];
			document.addEventListener("keydown", (event) =>
				window.keys.push(`${event.key}${event.defaultPrevented ? "!" : ""}`),
			);
		});
		await page.keyboard.press("j");
		assert.equal(await focused(page), "", "without the focus in the thread, j is the page's");
		await page.getByRole("combobox", { name: "Sort by" }).focus();
		await page.keyboard.press("j");
		assert.equal(await focused(page), "");
		await commentBy(page, "A").locator(":scope > details > summary").focus();
		for (const [key, want] of [
			["j", "b"],
			["j", "c"],
			["j", "d"],
			["j", "d"],
			["k", "c"],
			["Shift+J", "c"],
			["Control+k", "c"],
		]) {
			await page.keyboard.press(key);
			await page.waitForFunction(
				(want) =>
					document.querySelector("after-word").shadowRoot.activeElement?.closest(".comment")?.id === `comment-${want}`,
				want,
			);
			assert.equal(await focused(page), want, key);
		}
		const keys = await page.evaluate(() => window.keys.filter((key) => /^[jkJ]/.test(key)));
		assert.deepEqual(keys, ["j", "j", "j!", "j!", "j!", "j!", "k!", "J", "k"]);
	}),
);

test(
	"what is new since the last visit is marked, and one goes from new to new",
	run(async (world) => {
		world.host.files["/t.json"] = family;
		const context = await world.context();
		const first = await world.open(element(world.cdn), { context });
		await ready(first);
		assert.equal(await first.getByText(/ new$/).count(), 0, "on a first visit nothing is new");
		await first.evaluate(() => {
			const key = "afterword/visit/json:/t.json";
			if (!localStorage.getItem(key)) throw new Error("the visit was not noted");
			localStorage.setItem(key, " 2026-02-01T00:00:00Z");
		});
		world.host.files["/t.json"] = file(
			entry("a"),
			entry("b", "a", { created: "2026-02-02T00:00:00Z" }),
			entry("c"),
			entry("d", null, { created: "2026-02-03T00:00:00Z" }),
		);
		const page = await world.open(undefined, { context });
		await ready(page);
		await page.getByText("2 new").waitFor();
		assert.equal(await commentBy(page, "B").getByText("New", { exact: true }).count(), 1);
		assert.equal(await commentBy(page, "C").getByText("New", { exact: true }).count(), 0);
		await own(commentBy(page, "A"), "1 reply").click();
		const next = button(page, "Next new comment");
		for (const want of ["b", "d", "b"]) {
			await next.click();
			assert.equal(await focused(page), want);
		}
		await button(page, "Previous new comment").click();
		assert.equal(await focused(page), "d");
		// A reload is the same visit.
		await page.reload();
		await page.getByText("2 new").waitFor();
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"who wrote the article has a badge where the source says so, whatever the name",
	run(async (world) => {
		const bo = { ...entry("bo", "ada"), author: { name: "BO", role: "author" } };
		world.host.files["/t.json"] = file(entry("ada"), bo);
		world.host.files["/a.md"] = "---\ntitle: Story\nauthor: ADA\n---\nText";
		const page = await world.open(element(world.cdn, 'article="/a.md"'));
		await ready(page);
		const badges = (name) =>
			commentBy(page, name).locator(":scope > .meta").getByText("Author", { exact: true }).count();
		assert.deepEqual([await badges("ADA"), await badges("BO")], [0, 1]);
	}),
);

test(
	"a name keeps its line and turns nothing around, however it is written",
	run(async (world) => {
		const named = (id, parent, name) => ({ ...entry(id, parent), author: { name } });
		const chain = Array.from({ length: 10 }, (_, i) => named(`n${i}`, i ? `n${i - 1}` : null, "x".repeat(3000)));
		const tall = `a${"\u0301".repeat(3000)}`;
		world.host.files["/t.json"] = file(
			...chain,
			named("tall", null, tall),
			named("bidi", null, "\u202Eadmin\u0007 (nimda"),
		);
		const page = await world.open(element(world.cdn));
		await ready(page);
		for (const width of [1280, 320]) {
			await page.setViewportSize({ width, height: 700 });
			for (const name of await page.locator(".author, .parent").all()) {
				const { height, outside } = await name.evaluate((n) => ({
					height: n.getBoundingClientRect().height,
					outside: n.getBoundingClientRect().right > n.closest(".meta").getBoundingClientRect().right + 1,
				}));
				assert.ok(height < 40 && !outside, `${height} high, ${outside}`);
			}
		}
		assert.equal(await commentBy(page, "admin (nimda").count(), 1);
	}),
);

test(
	"in a comment a line break is one, and HTML is HTML where the file says so",
	run(async (world) => {
		const body = "one\n<b>two</b>\n<img src=x onerror=alert(1)>";
		world.host.files["/t.json"] = file(
			{ ...entry("typed"), body },
			{ ...entry("html"), body: `${body}<script>alert(1)</script>`, format: "html" },
		);
		const page = await world.open(element(world.cdn));
		await ready(page);
		const of = (id) => commentBy(page, id.toUpperCase()).locator('[part="comment-body"]');
		assert.equal(await of("typed").textContent(), body);
		assert.equal(await of("typed").locator("br").count(), 2);
		assert.equal(await of("typed").locator("b, img").count(), 0);
		assert.equal(await of("html").locator("b").textContent(), "two");
		assert.equal(await of("html").locator("img, script").count(), 0);
	}),
);

test(
	"a deep reply shows what it answers to the pointer and to the focus",
	run(async (world) => {
		const chain = Array.from({ length: 11 }, (_, i) => entry(`n${i}`, i ? `n${i - 1}` : null));
		world.host.files["/t.json"] = file(...chain);
		const page = await world.open(element(world.cdn));
		await ready(page);
		const link = commentBy(page, "N9").getByRole("link", { name: "in reply to N8" });
		const peek = page.getByRole("tooltip");
		await link.hover();
		assert.equal(await peek.textContent(), "Text of n8");
		await peek.hover(); // the pointer may rest on it
		assert.equal(await peek.count(), 1);
		await commentBy(page, "N0").getByText("Text of n0").hover();
		await peek.waitFor({ state: "detached" });
		await link.focus();
		await peek.waitFor();
		assert.equal(await link.getAttribute("aria-describedby"), await peek.getAttribute("id"));
		await page.keyboard.press("Escape");
		await peek.waitFor({ state: "detached" });
	}),
);

test(
	"ten thousand comments: all are there, the last one's permalink lands, and one can write meanwhile",
	run(async (world) => {
		const n = 10_000;
		const many = Array.from({ length: n }, (_, i) =>
			entry(`c${i}`, i > 5000 && i <= 5500 ? `c${i - 1}` : i > 5500 && i < 8000 ? "c5501" : null),
		);
		world.host.files["/t.json"] = file(...many);
		const page = await world.open(element(world.cdn), { fragment: `#comment-c${n - 1}`, waitUntil: "commit" });
		await ready(page);
		assert.equal((await told(page, "ready"))[0].comments, n);
		await page.waitForFunction(
			(n) => document.querySelector("after-word").shadowRoot.querySelectorAll(".comment").length === n,
			n,
			{ timeout: 60_000 },
		);
		assert.equal(await focused(page), `c${n - 1}`);
		await page.waitForFunction(
			(last) => {
				const { top } = document.querySelector("after-word").shadowRoot.getElementById(last).getBoundingClientRect();
				return top >= -1 && top < innerHeight;
			},
			`comment-c${n - 1}`,
		);
		assert.equal(await region(page).getByRole("heading", { name: "10,000 comments" }).count(), 1);
		assert.equal(await comments(page).first().isVisible(), true);
	}),
);
