// These tests show what axe-core finds in the states that a reader comes to, and what it cannot find: that
// the widget can be used at 320 pixels, at double size, with more space between letters and lines, and by
// a finger.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { findings } from "./axe.js";
import { box, button, choose, commentBy, comments, composer, html, post, ready, run, test } from "./harness.js";

const sample = (name) => readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url), "utf8");

const page = (cdn, attributes) =>
	html(`<main><after-word ${attributes}></after-word></main><script async src="${cdn.loader}"></script>`);

/** The element that does something, whatever its name in the language is. */
const act = (scope, name) => scope.locator(`[data-act=${name}]`);

async function rightToLeft(page) {
	const direction = await page.locator("after-word .afterword").evaluate((root) => getComputedStyle(root).direction);
	assert.equal(direction, "rtl");
}

/** The states, each reached from an open page. */
const states = [
	["empty", 'thread="local:a11y"', async () => {}],
	[
		"a technical article with sixty comments",
		'article="/technical.md" thread="json:/technical.json"',
		async (page) => {
			await page.waitForFunction(
				() => document.querySelector("after-word").shadowRoot.querySelectorAll(".comment").length >= 60,
			);
		},
	],
	[
		"writing, answering, changing, a preview and an error",
		'thread="local:a11y"',
		async (page) => {
			await post(page, "The **first**", "Ada");
			await post(page, "The second", "Bo");
			await button(commentBy(page, "Ada"), "Reply").click();
			await box(composer(page, "Reply to Ada")).fill("> quoted\n\n[link](https://example.test/)");
			await composer(page, "Reply to Ada").getByRole("tab", { name: "Preview" }).click();
			await choose(commentBy(page, "Bo"), "Edit");
			await button(composer(page), "Post comment").click();
			await composer(page).getByRole("alert").getByText("There’s nothing to post yet").waitFor();
		},
	],
	[
		"a deletion that can be undone, and a fold",
		'thread="local:a11y"',
		async (page) => {
			await post(page, "One", "Ada");
			await button(commentBy(page, "Ada"), "Reply").click();
			await box(composer(page, "Reply to Ada")).fill("Two");
			await button(composer(page, "Reply to Ada"), "Post reply").click();
			await page.getByText("1 reply").click();
			await post(page, "Three", "Bo");
			await choose(commentBy(page, "Bo"), "Delete");
			await button(page, "Undo").waitFor();
		},
	],
	["an article and a thread that fail", 'article="/gone.md" thread="json:/gone.json"', async () => {}],
	["right to left, empty", 'lang="ar" thread="local:a11y"', rightToLeft],
	[
		"right to left, an article with sixty comments, some folded",
		'lang="ar" article="/technical.md" thread="json:/technical.json"',
		async (page) => {
			await rightToLeft(page);
			await page.waitForFunction(
				() => document.querySelector("after-word").shadowRoot.querySelectorAll(".comment").length >= 60,
			);
			await page.locator(".branch > summary").first().click();
			await page.locator(".branch:not([open])").first().waitFor();
		},
	],
	[
		"right to left, writing, answering, a preview and an error",
		'lang="ar" thread="local:a11y"',
		async (page) => {
			await rightToLeft(page);
			await page.locator("textarea").fill("تعليق **أول**");
			await act(page, "post").click();
			await act(page, "reply").click();
			const reply = page.locator(".comment form");
			await reply.locator("textarea").fill("> اقتباس\n\nword");
			await act(reply, "preview").click();
			await page.locator(".thread > form").locator("[data-act=post]").click();
			await page.getByRole("alert").filter({ hasText: /./ }).waitFor();
		},
	],
];

for (const colorScheme of ["light", "dark"]) {
	for (const [name, attributes, reach] of states) {
		test(
			`axe-core finds nothing: ${name}, ${colorScheme}`,
			run(async (world) => {
				world.expected = [/404/];
				for (const file of ["technical.md", "technical.json"]) world.host.files[`/${file}`] = sample(file);
				for (const picture of ["buffer.png", "mesh.png"]) world.host.files[`/${picture}`] = { status: 204 };
				const context = await world.context({ colorScheme });
				const opened = await world.open(page(world.cdn, attributes), { context });
				await opened.locator("after-word").scrollIntoViewIfNeeded();
				await ready(opened);
				await reach(opened);
				assert.deepEqual(await findings(opened), []);
			}),
		);
	}
}

/** The elements that are wider than the page, except those that scroll by themselves. */
const overflowing = () =>
	[...document.querySelector("after-word").shadowRoot.querySelectorAll("*")]
		.filter((element) => !element.closest("pre, .table") && element.getBoundingClientRect().right > innerWidth + 1)
		.map((element) => element.outerHTML.slice(0, 120));

test(
	"at 320 pixels, at 200 % and with more space in the text nothing is cut",
	run(async (world) => {
		for (const file of ["technical.md", "technical.json"]) world.host.files[`/${file}`] = sample(file);
		for (const picture of ["buffer.png", "mesh.png"]) world.host.files[`/${picture}`] = { status: 204 };
		const chain = Array.from({ length: 12 }, (_, i) => ({
			id: `n${i}`,
			parent: i ? `n${i - 1}` : null,
			author: { name: `Person with a long name ${i}` },
			created: "2026-01-02T03:04:05Z",
			body: "Some words, and a_word_that_is_much_too_long_for_a_line_of_a_narrow_page_and_goes_on_and_on.",
		}));
		world.host.files["/deep.json"] = JSON.stringify({ version: 1, comments: chain });
		const context = await world.context({ viewport: { width: 320, height: 640 } });
		for (const thread of ["technical", "deep"]) {
			const opened = await world.open(page(world.cdn, `article="/technical.md" thread="json:/${thread}.json"`), {
				context,
			});
			await ready(opened);
			await comments(opened).first().waitFor();
			assert.deepEqual(await opened.evaluate(overflowing), [], thread);
			await opened.evaluate(() => {
				const style = document.querySelector("after-word").style;
				style.setProperty("--afterword-size", "2.25rem");
			});
			assert.deepEqual(await opened.evaluate(overflowing), [], `${thread}, 200 %`);
			await opened.evaluate(() => {
				const style = document.querySelector("after-word").style;
				style.removeProperty("--afterword-size");
				// https://www.w3.org/TR/WCAG22/#text-spacing
				const sheet = new CSSStyleSheet();
				sheet.replaceSync(
					"* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
				);
				document.querySelector("after-word").shadowRoot.adoptedStyleSheets.push(sheet);
			});
			assert.deepEqual(await opened.evaluate(overflowing), [], `${thread}, spaced`);
			const cut = await opened.evaluate(() =>
				[...document.querySelector("after-word").shadowRoot.querySelectorAll("button, .meta *, .comment-body")]
					.filter((e) => getComputedStyle(e).overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1)
					.map((e) => e.outerHTML.slice(0, 120)),
			);
			assert.deepEqual(cut, [], `${thread}: cut`);
			await opened.close();
		}
	}),
);

test(
	"what one presses is 24 pixels wide and high, or stands in running text",
	run(async (world) => {
		const opened = await world.open(page(world.cdn, 'thread="local:a11y"'), {});
		await opened.locator("after-word").scrollIntoViewIfNeeded();
		await ready(opened);
		await post(opened, "One", "Ada");
		await button(commentBy(opened, "Ada"), "Reply").click();
		const small = await opened.evaluate(() =>
			[
				...document
					.querySelector("after-word")
					.shadowRoot.querySelectorAll("button, select, input, textarea, summary, .permalink, .parent"),
			]
				.filter((e) => e.getClientRects().length > 0)
				.map((e) => [e.textContent || e.id, e.getBoundingClientRect()])
				.filter(([, { width, height }]) => width < 24 || height < 24)
				.map(([text, { width, height }]) => `${text}: ${width} x ${height}`),
		);
		assert.deepEqual(small, []);
	}),
);

test(
	"what a finger presses is 44 pixels high",
	run(async (world) => {
		const context = await world.context({ hasTouch: true, viewport: { width: 390, height: 844 } });
		const opened = await world.open(page(world.cdn, 'thread="local:a11y"'), { context });
		await opened.locator("after-word").scrollIntoViewIfNeeded();
		await ready(opened);
		const small = () =>
			opened.evaluate(() =>
				[...document.querySelector("after-word").shadowRoot.querySelectorAll("button, select, summary, textarea")]
					.filter((e) => e.checkVisibility({ visibilityProperty: true }))
					.map((e) => [e.textContent || e.ariaLabel, Math.round(e.getBoundingClientRect().height)])
					.filter(([, height]) => height < 44)
					.join("; "),
			);
		assert.equal(await opened.evaluate(() => matchMedia("(pointer: coarse)").matches), true);
		assert.equal(await small(), "");
		await post(opened, "One", "Ada");
		await post(opened, "Two", "Bo");
		await button(commentBy(opened, "Ada"), "Reply").click();
		await box(composer(opened, "Reply to Ada")).fill("Three");
		await button(composer(opened, "Reply to Ada"), "Post reply").click();
		await opened.getByText("1 reply").waitFor();
		await button(commentBy(opened, "Bo"), "More").first().click();
		assert.equal(await small(), "", "with a menu");
		await button(commentBy(opened, "Bo"), "Reply").first().click();
		assert.equal(await small(), "", "with a form");
	}),
);

const languages = readdirSync(new URL("../../../assets/locales/", import.meta.url))
	.filter((name) => name.endsWith(".json"))
	.map((name) => name.replace(".json", ""));

test(
	"at 320 pixels the tools stay in one row in every language, and nothing is wider than the page",
	run(async (world) => {
		const context = await world.context({ viewport: { width: 320, height: 640 } });
		const opened = await world.open(page(world.cdn, 'thread="local:a11y"'), { context });
		await opened.locator("after-word").scrollIntoViewIfNeeded();
		await ready(opened);
		for (const lang of languages) {
			await opened.evaluate((lang) => document.querySelector("after-word").setAttribute("lang", lang), lang);
			await opened.waitForFunction(
				(lang) => document.querySelector("after-word").shadowRoot.querySelector(".afterword").lang === lang,
				lang,
			);
			await opened.locator("textarea").focus();
			const rows = await opened.evaluate(() => {
				const tools = [...document.querySelector("after-word").shadowRoot.querySelectorAll(".tools > button")];
				return new Set(tools.map((tool) => Math.round(tool.getBoundingClientRect().top))).size;
			});
			assert.equal(rows, 1, lang);
			assert.deepEqual(await opened.evaluate(overflowing), [], lang);
		}
	}),
);

test(
	"at 390 pixels nearly all heads of the sample's comments take one line",
	run(async (world) => {
		world.host.files["/technical.json"] = sample("technical.json");
		const context = await world.context({ viewport: { width: 390, height: 844 } });
		const opened = await world.open(page(world.cdn, 'thread="json:/technical.json" loading="eager"'), { context });
		await ready(opened);
		await opened.waitForFunction(
			() => document.querySelector("after-word").shadowRoot.querySelectorAll(".meta").length === 60,
		);
		const longer = await opened.evaluate(
			() =>
				[...document.querySelector("after-word").shadowRoot.querySelectorAll(".meta")].filter(
					(meta) => meta.offsetHeight > 30,
				).length,
		);
		assert.ok(longer <= 11, `${longer} of 60 take more`); // below level 4 a comment says whom it answers
	}),
);
