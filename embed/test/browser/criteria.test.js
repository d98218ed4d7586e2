// These tests prove what assets/accessibility.md says of a criterion and no other file here tests.

import assert from "node:assert/strict";
import { alerts, box, button, commentBy, composer, html, nameBox, post, ready, region, run, test } from "./harness.js";

const start = async (world, options) => {
	const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" })), options);
	await ready(page);
	return page;
};

/** The texts that a screen reader is told at once and that contain a sentence. */
const told = (page, sentence) =>
	page.evaluate(
		(sentence) =>
			[...document.querySelector("after-word").shadowRoot.querySelectorAll("[role=alert], [role=status], [aria-live]")]
				.map((element) => element.textContent)
				.filter((text) => text.includes(sentence)),
		sentence,
	);

const focused = (page, of = "textContent") =>
	page.evaluate((of) => document.querySelector("after-word").shadowRoot.activeElement?.[of], of);

test(
	"3.3.1, 4.1.3: what is wrong with a text is told once, marks its box, describes it, and goes with it",
	run(async (world) => {
		const page = await start(world);
		const form = composer(page);
		await box(form).fill(" ");
		await button(form, "Post comment").click();
		await form.getByRole("alert").getByText("There’s nothing to post yet").waitFor();
		assert.equal((await told(page, "nothing to post")).length, 1);
		assert.equal(await box(form).getAttribute("aria-invalid"), "true");
		const described = await box(form).evaluate(
			(element) => element.getRootNode().getElementById(element.getAttribute("aria-describedby")).textContent,
		);
		assert.match(described, /nothing to post/);
		assert.equal(await focused(page, "localName"), "textarea");
		await box(form).fill("Something");
		assert.deepEqual(await alerts(page), []);
		for (const name of ["aria-invalid", "aria-describedby"]) assert.equal(await box(form).getAttribute(name), null);
		await button(form, "Post comment").click();
		await commentBy(page, "Anonymous").waitFor();
		assert.equal((await told(page, "Comment posted.")).length, 1);
	}),
);

test(
	"2.5.2: a press that is let go elsewhere does nothing",
	run(async (world) => {
		const page = await start(world);
		await post(page, "One", "Ada");
		const reply = await button(commentBy(page, "Ada"), "Reply").boundingBox();
		await page.mouse.move(reply.x + 5, reply.y + 5);
		await page.mouse.down();
		await page.mouse.move(reply.x + 5, reply.y + 150);
		await page.mouse.up();
		assert.equal(await composer(page, "Reply to Ada").count(), 0);
	}),
);

test(
	"2.1.2: Tab leads out of the text, and out of the widget",
	run(async (world) => {
		const body = `${world.tag({ thread: "local:story", loading: "eager" })}<button id="after">After</button>`;
		const page = await world.open(html(body));
		await ready(page);
		await box(composer(page)).fill("Some text");
		await box(composer(page)).focus();
		for (let i = 0; i < 20 && (await page.evaluate(() => document.activeElement.id)) !== "after"; i++) {
			await page.keyboard.press("Tab");
		}
		assert.equal(await page.evaluate(() => document.activeElement.id), "after");
	}),
);

test(
	"2.5.3, 1.3.5, 3.1.1: names begin with what is seen, a name's purpose and the language are said",
	run(async (world) => {
		const page = await start(world);
		await post(page, "One", "Ada");
		const other = await page.evaluate(() =>
			[...document.querySelector("after-word").shadowRoot.querySelectorAll("[aria-label]")]
				.filter((e) => ["button", "a", "summary"].includes(e.localName) && e.textContent.trim().length > 1)
				.filter((e) => !e.getAttribute("aria-label").includes(e.textContent.trim()))
				.map((e) => e.outerHTML),
		);
		assert.deepEqual(other, []);
		assert.equal(await nameBox(composer(page)).getAttribute("autocomplete"), "nickname");
		const said = await page.evaluate(() => {
			const { lang, dir } = document.querySelector("after-word").shadowRoot.querySelector(".afterword");
			return [lang, dir];
		});
		assert.deepEqual(said, ["en", "ltr"]);
	}),
);

test(
	"3.2.2: an order is chosen with the focus where it is",
	run(async (world) => {
		const page = await start(world);
		await post(page, "One", "Ada");
		await post(page, "Two", "Bo");
		await commentBy(page, "Bo").waitFor();
		const sort = page.getByRole("combobox", { name: "Sort by" });
		await sort.focus();
		await sort.selectOption("newest");
		await page.waitForFunction(() =>
			document.querySelector("after-word").shadowRoot.querySelector("[part=comment-body]").textContent.includes("Two"),
		);
		assert.equal(await focused(page, "localName"), "select");
	}),
);

const names = (list) =>
	list.map((i, at) => ({ id: `${i}`, parent: at ? `${list[at - 1]}` : null, author: { name: `N${i}` } }));

test(
	"2.4.1, 2.4.4, 2.4.6: one can go by regions, headings, articles and links, and each says what it is",
	run(async (world) => {
		const comments = names([1, 2, 3, 4, 5, 6, 7, 8, 9]).map((c, i) => ({
			...c,
			created: `2026-02-0${i + 1}T00:00:00Z`,
			body: "Text",
		}));
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments });
		world.host.files["/a.md"] = "# A title\n\nText.\n\n## A part\n\nMore.";
		const page = await world.open(
			html(
				world.tag({ article: "/a.md", thread: "json:/t.json", loading: "eager" }) +
					world.tag({ thread: "local:a", loading: "eager" }),
			),
		);
		await ready(page, 2);
		await page.getByRole("article", { name: "A title", exact: true }).waitFor();
		for (const heading of ["A title", "9 comments"]) {
			await page.getByRole("heading", { name: heading, exact: true }).waitFor();
		}
		const first = region(page).first();
		for (const { id, author } of comments) {
			const own = commentBy(first, author.name).locator("> .meta").getByRole("link");
			const said = await own.evaluateAll((links) => links.map((a) => a.getAttribute("aria-label") ?? a.textContent));
			assert.equal(said.length, id === "9" ? 2 : 1);
			assert.match(said.at(-1), /ago$|\d/);
			if (id === "9") assert.equal(said[0], "in reply to N8");
		}
		const form = composer(page);
		await box(form).focus();
		for (const field of [nameBox(form), box(form)]) await field.waitFor();
	}),
);

test(
	"3.2.1: the focus alone opens nothing but the form that it is in, and stays",
	run(async (world) => {
		const page = await start(world);
		await post(page, "One", "Ada");
		await commentBy(page, "Ada").waitFor();
		const before = await page.evaluate(() => [location.href, history.length]);
		const stops = await page.evaluate(() => {
			const { shadowRoot } = document.querySelector("after-word");
			const lost = [];
			for (const element of shadowRoot.querySelectorAll("button, a[href], textarea, input, select, summary")) {
				if (!element.checkVisibility()) continue;
				element.focus();
				if (shadowRoot.activeElement !== element) lost.push(element.outerHTML);
			}
			return [
				lost,
				shadowRoot.querySelectorAll("form").length,
				shadowRoot.querySelectorAll(".menu, [role=dialog]").length,
			];
		});
		assert.deepEqual(stops, [[], 1, 0]);
		assert.deepEqual(await page.evaluate(() => [location.href, history.length]), before);
	}),
);

test(
	"3.2.4: what every comment offers has the same names, in the same order",
	run(async (world) => {
		const page = await start(world);
		for (const name of ["Ada", "Bo", "Cy"]) {
			await post(page, `By ${name}`, name);
			await commentBy(page, name).waitFor();
		}
		const offered = await page
			.getByRole("article", { name: /^Comment by/ })
			.evaluateAll((all) =>
				all.map((c) => [...c.querySelectorAll("button")].map((b) => b.getAttribute("aria-label") ?? b.textContent)),
			);
		assert.deepEqual(offered, Array(3).fill(["More", "Reply"]));
	}),
);

test(
	"3.3.3: a text that is too long is told by how much",
	run(async (world) => {
		const page = await start(world);
		await box(composer(page)).fill("x".repeat(20_003));
		await button(composer(page), "Post comment").click();
		await composer(page)
			.getByRole("alert")
			.getByText("Your comment is 3 characters too long. The limit is 20,000. Shorten it, then post again.")
			.waitFor();
	}),
);

test(
	"1.4.1: links, the chosen tab and what is pinned are not told apart by colour alone",
	run(async (world) => {
		const comment = { id: "a", pinned: true, author: { name: "Ada" }, body: "A [link](https://example.test/)" };
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments: [comment] });
		const page = await world.open(
			html(
				world.tag({ thread: "json:/t.json", loading: "eager" }) + world.tag({ thread: "local:a", loading: "eager" }),
			),
		);
		await ready(page, 2);
		const line = await page
			.getByRole("link", { name: "link", exact: true })
			.evaluate((a) => getComputedStyle(a).textDecorationLine);
		assert.equal(line, "underline");
		await commentBy(page, "Ada").getByText("Pinned").waitFor();
		const shadows = await composer(page)
			.getByRole("tab", { includeHidden: true })
			.evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).boxShadow !== "none"));
		assert.deepEqual(shadows, [true, false]);
	}),
);

/** The contrast of an edge or an outline with the page's ground, both of which are plain colours. */
const edges = () => {
	const paper = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const read = (css, under) => {
		for (const style of [under, css]) {
			paper.fillStyle = style;
			paper.fillRect(0, 0, 1, 1);
		}
		return [...paper.getImageData(0, 0, 1, 1).data.slice(0, 3)];
	};
	const light = (rgb) =>
		rgb
			.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4))
			.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0.05);
	const ground = getComputedStyle(document.documentElement).backgroundColor;
	const root = document.querySelector("after-word").shadowRoot;
	const { outlineColor } = getComputedStyle(root.activeElement);
	const seen = { focus: outlineColor, card: getComputedStyle(root.querySelector(".card")).borderTopColor };
	return Object.entries(seen)
		.map(([name, css]) => [name, light(read(css, ground)), light(read(ground, ground))])
		.map(([name, a, b]) => [name, Math.max(a, b) / Math.min(a, b)])
		.filter(([, ratio]) => ratio < 3);
};

for (const [name, ground] of Object.entries({ light: "#fff", dark: "#171614" })) {
	test(
		`1.4.11: the edges of what one fills in, and the focus, stand out: ${name}`,
		run(async (world) => {
			const head = `<style>html { color-scheme: ${name}; background: ${ground} }</style>`;
			const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" }), head));
			await ready(page);
			await post(page, "One", "Ada");
			await commentBy(page, "Ada").waitFor();
			await box(composer(page)).focus();
			await page.keyboard.press("Tab");
			await page.keyboard.press("Shift+Tab");
			await button(commentBy(page, "Ada"), "Reply").focus();
			assert.deepEqual(await page.evaluate(edges), []);
		}),
	);
}

const dated = (id, day) => ({
	id,
	author: { name: `N${id}` },
	created: `2026-02-0${day}T00:00:00Z`,
	body: "Words. ".repeat(200),
});

test(
	"2.4.11: the pill of what is new does not lie over the comment that it leads to",
	run(async (world) => {
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments: [1, 2, 3, 4].map((i) => dated(`${i}`, i)) });
		const open = () => world.open(html(world.tag({ thread: "json:/t.json", loading: "eager" })));
		const first = await open();
		await first.evaluate(() => localStorage.setItem("afterword/visit/json:/t.json", " 2026-01-01T00:00:00Z"));
		const page = await open();
		await button(page, "Next new comment").click();
		await button(page, "Next new comment").click();
		await page.waitForFunction(() => {
			const root = document.querySelector("after-word").shadowRoot;
			const head = root.getElementById("comment-2").querySelector(".meta").getBoundingClientRect();
			return (
				head.top > 0 && head.top < innerHeight && head.top >= root.querySelector(".pill").getBoundingClientRect().bottom
			);
		});
	}),
);

test(
	"where more contrast is wanted quiet text is as dark as the rest",
	run(async (world) => {
		const page = await start(world);
		await post(page, "One", "Ada");
		await commentBy(page, "Ada").waitFor();
		await page.emulateMedia({ contrast: "more" });
		await page.waitForFunction(() => {
			const colour = (part) =>
				getComputedStyle(document.querySelector("after-word").shadowRoot.querySelector(part)).color;
			return colour(".permalink") === colour(".author");
		});
	}),
);

test(
	"where less motion is wanted nothing moves as it folds",
	run(async (world) => {
		const page = await start(world);
		await post(page, "One", "Ada");
		await button(commentBy(page, "Ada"), "Reply").click();
		await box(composer(page, "Reply to Ada")).fill("Two");
		await button(composer(page, "Reply to Ada"), "Post reply").click();
		await region(page).getByText("1 reply").waitFor();
		await page.emulateMedia({ reducedMotion: "reduce" });
		await region(page).getByText("1 reply").click();
		const running = await page.evaluate(() =>
			document
				.querySelector("after-word")
				.shadowRoot.getAnimations()
				.filter((a) => a.transitionProperty)
				.map((a) => a.transitionProperty),
		);
		assert.deepEqual(running, []);
	}),
);

test(
	"in forced colours the comment that a link leads to is marked, and the chosen tab",
	run(async (world) => {
		world.host.files["/t.json"] = JSON.stringify({ version: 1, comments: [dated("1", 1)] });
		const page = await world.open(html(world.tag({ thread: "json:/t.json", loading: "eager" })), {
			fragment: "#comment-1",
		});
		await ready(page);
		await page.emulateMedia({ forcedColors: "active" });
		await page.waitForFunction(
			() =>
				getComputedStyle(document.querySelector("after-word").shadowRoot.querySelector(".named > .meta"))
					.outlineStyle === "solid",
		);
	}),
);
