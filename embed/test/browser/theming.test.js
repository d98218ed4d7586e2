// The widget's looks follow the page as it changes. On paper there is all to read and nothing to press,
// and the preview's theming page sets what it says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
	awkward,
	box,
	built,
	button,
	choose,
	commentBy,
	composer,
	html,
	moduleName,
	post,
	ready,
	run,
	test,
} from "./harness.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const repo = (name) => readFileSync(new URL(`../../../${name}`, import.meta.url));

const page = (cdn, attributes, head) =>
	html(`<main><after-word ${attributes}></after-word></main><script async src="${cdn.loader}"></script>`, head);

/** Waits until the text in the shadow root has a colour, which a change of scheme gives it a frame later. */
const inked = (page, colour) =>
	page.waitForFunction(
		(colour) =>
			getComputedStyle(document.querySelector("after-word").shadowRoot.querySelector(".count")).color === colour,
		colour,
	);

const light = "rgb(28, 27, 25)";
const dark = "rgb(233, 230, 224)";

test(
	"light and dark follow the page's color-scheme as it changes",
	run(async (world) => {
		const context = await world.context({ colorScheme: "light" });
		const opened = await world.open(page(world.cdn, 'thread="local:t" loading="eager"'), { context });
		await ready(opened);
		const steps = [
			["", light],
			["dark", dark],
			["light", light],
			["dark", dark],
			["normal", light],
			["light dark", light],
		];
		for (const [scheme, colour] of steps) {
			await opened.evaluate((scheme) => {
				document.documentElement.style.colorScheme = scheme;
			}, scheme);
			await inked(opened, colour);
		}
	}),
);

test(
	"light and dark follow the system's as it changes, where the page leaves it to that",
	run(async (world) => {
		const context = await world.context({ colorScheme: "light" });
		const more = "<style>:root { color-scheme: light dark }</style>";
		const opened = await world.open(page(world.cdn, 'thread="local:t" loading="eager"', more), { context });
		await ready(opened);
		await inked(opened, light);
		await opened.emulateMedia({ colorScheme: "dark" });
		await inked(opened, dark);
	}),
);

/** What there is to read. */
const read = (page) =>
	page.evaluate(() =>
		[...document.querySelector("after-word").shadowRoot.querySelectorAll(".title, .body p, .comment-body")]
			.filter((e) => e.checkVisibility({ contentVisibilityAuto: true }) && e.getBoundingClientRect().height > 0)
			.map((e) => e.textContent.trim()),
	);

/** What there is to press, or to look at while one does. */
const pressable = (page) =>
	page.evaluate(() => {
		const pressed =
			"button, select, input, textarea, form, .actions, .votes, .more, .sort, .tools, .pill, .status, .anchor";
		return [...document.querySelector("after-word").shadowRoot.querySelectorAll(pressed)]
			.filter((e) => e.checkVisibility())
			.map((e) => e.outerHTML.slice(0, 120));
	});

/** Posts two comments and a reply, folds the reply, and opens a form below each comment. */
async function talk(page) {
	await post(page, "One", "Ada");
	await button(commentBy(page, "Ada"), "Reply").click();
	await box(composer(page, "Reply to Ada")).fill("Two");
	await button(composer(page, "Reply to Ada"), "Post reply").click();
	await page.getByText("Two").waitFor();
	await page.getByText("1 reply").click();
	await page.getByText("Two").waitFor({ state: "hidden" });
	await post(page, "Three", "Bo");
	await button(commentBy(page, "Bo"), "Reply").click();
	await composer(page, "Reply to Bo").waitFor();
	await choose(commentBy(page, "Bo"), "Edit");
	await box(composer(page, "Edit comment")).fill("Not yet saved");
}

/** Prints a thread that has something new since the last visit, which is said on the screen alone. */
async function printNew(world, opened) {
	const comment = { id: "a", author: { name: "Ada" }, created: "2026-02-02T00:00:00Z", body: "One" };
	world.host.files["/t.json"] = JSON.stringify({ version: 1, comments: [comment] });
	await opened.evaluate(() => localStorage.setItem("afterword/visit/json:/t.json", " 2026-01-01T00:00:00Z"));
	const again = await world.open(page(world.cdn, 'thread="json:/t.json" loading="eager"'));
	await again.getByText("1 new").waitFor();
	await again.emulateMedia({ media: "print" });
	assert.equal(await again.getByText("1 new").isVisible(), false);
	assert.equal(await commentBy(again, "Ada").isVisible(), true);
	return again;
}

/** On paper a date stands for "10 months ago", names are whole, and comments with their replies fill pages. */
async function legibleOnPaper(page) {
	const printed = await page.evaluate(() => {
		const root = document.querySelector("after-word").shadowRoot;
		const time = root.querySelector(".permalink time");
		const author = root.querySelector(".author");
		author.textContent = "Ada ".repeat(60);
		return {
			ago: getComputedStyle(time).fontSize,
			date: getComputedStyle(time, "::after").content === "attr(title)" || getComputedStyle(time, "::after").content,
			cut: author.scrollWidth > author.clientWidth,
			kept: [...root.querySelectorAll(".list, .comment, .comment-body")].map((e) => getComputedStyle(e).breakInside),
			title: time.title,
		};
	});
	assert.match(printed.title, /2026/);
	assert.ok(printed.date === true || printed.date.includes(printed.title), printed.date);
	assert.deepEqual([printed.ago, printed.cut], ["0px", false]);
	assert.deepEqual(new Set(printed.kept), new Set(["auto"]));
}

test(
	"printed, there is everything to read and nothing to press",
	run(async (world) => {
		world.host.files["/story.md"] = "---\ntitle: A story\n---\n\nIts text.\n\n## A heading\n";
		const opened = await world.open(page(world.cdn, 'article="/story.md" thread="local:t"'));
		await ready(opened);
		await talk(opened);
		assert.deepEqual(await read(opened), ["A story", "Its text.", "One"], "folded on the screen, and in a form");
		await opened.emulateMedia({ media: "print" });
		assert.deepEqual(await pressable(opened), []);
		assert.deepEqual(await read(opened), ["A story", "Its text.", "One", "Two", "Three"]);
		const again = await printNew(world, opened);
		await legibleOnPaper(again);
	}),
);

/** The policy of README, and none of the page's own inline anything. */
const policy =
	"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src * data:; require-trusted-types-for 'script'; trusted-types 'none'";

/** Opens the theming page as the preview serves it, but for the loader's folder. */
async function theming(world, options) {
	const { host } = world;
	host.files["/dist/afterword.js"] = built("afterword.js");
	for (const name of [moduleName, `${moduleName}.gz`]) host.files[`/dist/${name}`] = built(name);
	host.files["/assets/preview.css"] = { headers: { "content-type": "text/css" }, body: repo("assets/preview.css") };
	host.files["/embed/pages/theming.css"] = { headers: { "content-type": "text/css" }, body: awkward("theming.css") };
	host.files["/embed/pages/theming.js"] = awkward("theming.js");
	for (const name of ["technical.md", "technical.json", "buffer.png", "mesh.png"]) {
		host.files[`/assets/sample/${name}`] = repo(`assets/sample/${name}`);
	}
	const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
	const opened = await world.open(
		{ headers, body: awkward("theming.html") },
		{ path: "/embed/pages/theming.html", context: await world.context(options) },
	);
	await ready(opened);
	return opened;
}

test(
	"a page that makes its rem small makes no text of ours small",
	run(async (world) => {
		world.host.files["/story.md"] = "# Story\n\nText with `code`.\n\n## Part\n\nMore.";
		const sizes = async (percent) => {
			const page = await world.open(
				html(world.tag({ article: "/story.md", thread: "local:a" }), `<style>html { font-size: ${percent}% }</style>`),
			);
			await ready(page);
			await commentBy(page, "Anonymous").waitFor();
			const found = await page.evaluate(() =>
				[...document.querySelector("after-word").shadowRoot.querySelectorAll("*")]
					.filter((element) => element.textContent.trim() || element.localName === "textarea")
					.map((element) => `${element.localName}.${element.className} ${getComputedStyle(element).fontSize}`),
			);
			await page.close();
			return found;
		};
		const first = await world.open(html(world.tag({ thread: "local:a", loading: "eager" })));
		await post(first, "Hello");
		await commentBy(first, "Anonymous").waitFor();
		const plain = await sizes(100);
		assert.deepEqual(await sizes(62.5), plain);
		assert.notDeepEqual(await sizes(125), plain); // the widget follows a reader's larger text
	}),
);

const property = (page, name) =>
	page.evaluate((name) => getComputedStyle(document.querySelector("after-word")).getPropertyValue(name).trim(), name);

test(
	"on the theming page each control sets its property, and the CSS says so",
	run(async (world) => {
		const opened = await theming(world, { colorScheme: "light" });
		const controls = await opened
			.locator("[name^='--afterword-']")
			.evaluateAll((all) => all.map(({ name, type, labels }) => [name, type, labels.length]));
		assert.ok(controls.length > 10);
		for (const [name, type, labels] of controls) {
			assert.equal(labels, 1, `${name} has a label`);
			assert.equal(await property(opened, name), "", name);
			const control = opened.locator(`[name='${name}']`);
			if (type === "color") await control.fill("#123456");
			else if (type === "range") await control.press("ArrowRight");
			else await control.selectOption({ label: "Georgia" });
			const value = await property(opened, name);
			assert.notEqual(value, "", name);
			const css = (await opened.locator("#css").textContent()).replaceAll("'", '"');
			assert.ok(css.includes(`${name}: ${value.replaceAll("'", '"')};`), name);
		}
		await inked(opened, "rgb(18, 52, 86)");
		await opened.getByLabel("Colour scheme").selectOption("dark");
		await inked(opened, dark); // which keeps its own
		await button(opened, "Plain").click();
		assert.equal(await opened.locator("after-word").getAttribute("style"), "");
		await opened.getByLabel("Thread").selectOption({ label: "with a form" });
		await composer(opened).waitFor();
		assert.deepEqual(await opened.evaluate(() => window.violations), []);
	}),
);

test(
	"the theming page is accessible in every look, and fits in 320 pixels",
	run(async (world) => {
		const opened = await theming(world, {
			colorScheme: "light",
			viewport: { width: 320, height: 640 },
			bypassCSP: true,
		});
		const wide = () => document.documentElement.scrollWidth - innerWidth;
		await opened.getByLabel("Thread").selectOption({ label: "with a form" });
		await composer(opened).waitFor();
		await opened.evaluate(axe);
		for (const scheme of ["light", "dark"]) {
			await opened.getByLabel("Colour scheme").selectOption(scheme);
			for (const look of ["Plain", "Paper", "Newsroom", "Terminal"]) {
				await button(opened, look).click();
				assert.ok((await opened.evaluate(wide)) <= 0, `${look}: it scrolls sideways`);
				const found = await opened.evaluate(async () => {
					const { violations } = await window.axe.run();
					return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
				});
				assert.deepEqual(found, [], `${look}, ${scheme}`);
			}
		}
	}),
);
