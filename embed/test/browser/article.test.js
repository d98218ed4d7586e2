// These tests show an article as a reader finds it, and what happens where there is none.

import assert from "node:assert/strict";
import {
	address,
	alerts,
	button,
	choose,
	commentBy,
	composer,
	crossOrigin,
	html,
	post,
	ready,
	region,
	run,
	test,
	told,
} from "./harness.js";

const png = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
	"base64",
);

const open = async (world, text, attributes = {}, path = "/posts/story.md") => {
	world.host.files[path] = text;
	const page = await world.open(html(world.tag({ article: path, thread: "none", ...attributes })));
	await ready(page);
	return page;
};
const body = (page) => page.locator("[part=body]");

test(
	"front matter: all of it is shown",
	run(async (world) => {
		world.host.files["/posts/hero.png"] = png;
		const page = await open(
			world,
			`---
title: "A title: quoted & <b>plain</b>"
subtitle: >-
  Two lines that
  become one
author: [Ada Lovelace, "Bob", Eve]
published: 2026-01-02
modified: 2026-02-03T04:05:06+02:00
image: hero.png
image_alt: A hero
image_caption: The caption
lang: de
tags:
  - one
  - two, three
unknown: [1, 2
nested:
  - { a: b }
---
${"Wort ".repeat(900)}
`,
		);
		const article = page.getByRole("article", { name: "A title: quoted & <b>plain</b>", exact: true });
		assert.equal(await article.getAttribute("lang"), "de");
		assert.equal(await article.getByRole("heading", { level: 1 }).textContent(), "A title: quoted & <b>plain</b>");
		await article.getByText("Two lines that become one").waitFor();
		await article.getByText("By Ada Lovelace, Bob and Eve").waitFor();
		assert.deepEqual(await article.locator("time").evaluateAll((all) => all.map((e) => [e.dateTime, e.textContent])), [
			["2026-01-02", "January 2, 2026"],
			["2026-02-03T04:05:06+02:00", "Updated February 3, 2026"],
		]);
		await article.getByText(/^\d+ min read$/).waitFor();
		const hero = article.getByRole("figure").getByRole("img", { name: "A hero" });
		assert.equal(await hero.evaluate((e) => e.src), `${world.host.origin}/posts/hero.png`);
		await article.getByRole("figure").getByText("The caption").waitFor();
		assert.deepEqual(await article.getByRole("list", { name: "Topics" }).getByRole("listitem").allTextContents(), [
			"one",
			"two, three",
		]);
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "ready"), [{ article: "A title: quoted & <b>plain</b>", comments: null }]);
	}),
);

test(
	"front matter that does not parse is an alert, and the article still renders",
	run(async (world) => {
		const page = await open(
			world,
			'---\ntitle: {a: b\nauthor: Ada\npublished: "2026-01-02\n---\n# From the text\n\nRead *me*.\n',
		);
		await page.getByRole("article", { name: "From the text" }).waitFor();
		assert.equal(await body(page).locator("em").textContent(), "me");
		const [sentence] = await alerts(page);
		assert.match(sentence, /title \(line 2\)/);
		assert.match(sentence, /published \(line 4\)/);
		await page.getByText("By Ada").waitFor();
		assert.deepEqual(await told(page, "error"), [{ stage: "article", message: sentence }]);
	}),
);

test(
	"an article without a title is named Article, and front matter without an end is none",
	run(async (world) => {
		const page = await open(world, "---\ntitle: No\n\nJust text.\n");
		await page.getByRole("article", { name: "Article", exact: true }).waitFor();
		assert.match(await body(page).textContent(), /title: No/);
		assert.deepEqual(await told(page, "ready"), [{ article: null, comments: null }]);
		assert.equal(await page.getByRole("heading", { level: 1 }).count(), 0);
	}),
);

const outline =
	"# Title\n\n# Stray\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\n## Two\n\n## Ünï *cödé* `x`!\n\n## Comments\n\n## Title\n";

for (const level of [1, 2, 3, 4, 5]) {
	test(
		`headings below level ${level}`,
		run(async (world) => {
			const page = await open(world, outline, { "heading-level": `${level}`, thread: "local:story" });
			await post(page, "# In a comment", "Ada");
			const found = await page
				.getByRole("heading")
				.evaluateAll((all) => all.map((e) => [e.textContent, Number(e.localName[1])]));
			const at = (n) => Math.min(level + n, 6);
			assert.deepEqual(found, [
				["Title", at(0)],
				["Stray", at(1)],
				["Two", at(1)],
				["Three", at(2)],
				["Four", at(3)],
				["Five", at(4)],
				["Six", at(5)],
				["Two", at(1)],
				["Ünï cödé x!", at(1)],
				["Comments", at(1)],
				["Title", at(1)],
				["1 comment", at(1)],
				["In a comment", at(2)],
			]);
			const ids = await body(page)
				.locator(":is(h1, h2, h3, h4, h5, h6)")
				.evaluateAll((all) => all.map((e) => e.id));
			assert.deepEqual(ids, [
				"stray",
				"two",
				"three",
				"four",
				"five",
				"six",
				"two-1",
				"ünï-cödé-x",
				"section-comments",
				"title",
			]);
			// An id names one element, so that focus and anchors find the right one.
			const doubled = await page.locator("after-word").evaluate((e) => {
				const all = [...e.shadowRoot.querySelectorAll("[id]")].map((e) => e.id);
				return all.filter((id, i) => all.indexOf(id) !== i);
			});
			assert.deepEqual(doubled, []);
		}),
	);
}

test(
	"a heading that is called like a part of the thread keeps no focus from it",
	run(async (world) => {
		const page = await open(world, "# Story\n\n## Undo\n\n## Comments\n\n## Body new\n", { thread: "local:story" });
		await post(page, "One", "Ada");
		const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement.id);
		await choose(commentBy(page, "Ada"), "Delete");
		assert.match(await focused(), /^comment-/); // the place of the deleted comment
		await button(composer(page), "Post comment").click();
		assert.match(await focused(), /^body:/);
	}),
);

test(
	"tables scroll in themselves on a phone; code, long words and pictures stay inside as well",
	run(async (world) => {
		world.host.files["/posts/wide.png"] = png;
		const wide = `| ${"a long heading | ".repeat(20)}\n| ${"--- | ".repeat(20)}\n| ${"value | ".repeat(20)}\n`;
		const text = `# ${"Long".repeat(40)}\n\n${wide}\n\`\`\`\n${"code ".repeat(80)}\n\`\`\`\n\n${"x".repeat(400)}\n\n![w](wide.png)\n\n> - > ${"deep ".repeat(40)}\n\nhttps://example.org/${"y".repeat(200)}\n`;
		world.host.files["/posts/story.md"] = text;
		const page = await world.open(html(world.tag({ article: "/posts/story.md", thread: "local:a" })), {
			before: (page) => page.setViewportSize({ width: 320, height: 640 }),
		});
		await ready(page);
		await post(page, `${wide}\n${"z".repeat(300)}\n\n\`\`\`\n${"code ".repeat(80)}\n\`\`\`\n`, "N".repeat(120));
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "the page scrolls sideways");
		for (const table of await page.getByRole("table").all()) {
			const scroller = table.locator("xpath=..");
			assert.ok(
				await scroller.evaluate((e) => e.scrollWidth > e.clientWidth && getComputedStyle(e).overflowX === "auto"),
			);
			assert.equal(await scroller.getAttribute("tabindex"), "0"); // so that readers can scroll by keyboard
		}
	}),
);

test(
	"task lists, footnotes, lazy pictures, and URLs that are relative to the file",
	run(async (world) => {
		world.host.files["/posts/a.png"] = png;
		const page = await open(
			world,
			"# S\n\n- [x] Done\n- [ ] Open\n\nA note[^n] and again[^n].\n\n![one](a.png) ![raw](data:image/png;base64,AAAA) ![svg](data:image/svg+xml,x)\n\n[up](../other.html) [abs](https://example.org/x) [mail](mailto:a@example.org) [tel](tel:+1) [frag](#s2) [ftp](ftp://x/) [js](javascript:alert(1))\n\n[^n]: The *note*.\n",
		);
		const boxes = body(page).getByRole("checkbox");
		assert.deepEqual(await boxes.evaluateAll((all) => all.map((e) => [e.checked, e.disabled])), [
			[true, true],
			[false, true],
		]);
		assert.deepEqual(
			await body(page)
				.getByRole("img")
				.evaluateAll((all) => all.map((e) => [e.alt, e.src, e.loading])),
			[
				["one", `${world.host.origin}/posts/a.png`, "lazy"],
				["raw", "data:image/png;base64,AAAA", "lazy"],
			],
		);
		const links = await body(page)
			.locator("p > a:not([role])")
			.evaluateAll((all) => all.map((e) => [e.textContent, e.getAttribute("href")]));
		assert.deepEqual(links, [
			["up", `${world.host.origin}/other.html`],
			["abs", "https://example.org/x"],
			["mail", "mailto:a@example.org"],
			["tel", "tel:+1"],
			["frag", "#s2"],
		]);
		assert.match(await body(page).textContent(), /ftp js/);
		// Both references lead to the note and back.
		const refs = body(page).locator("[role=doc-noteref]");
		assert.equal(await refs.count(), 2);
		const focused = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement.id);
		for (const [i, name] of [
			[0, "Back to reference 1"],
			[1, "Back to reference 1-2"],
		]) {
			await refs.nth(i).click();
			assert.equal(new URL(await address(page)).hash, await refs.nth(i).getAttribute("href"));
			assert.equal(`#${await focused()}`, await refs.nth(i).getAttribute("href"));
			await page.locator("[role=doc-backlink]").nth(i).click();
			assert.equal(await focused(), await refs.nth(i).getAttribute("id"));
			assert.equal(await page.locator("[role=doc-backlink]").nth(i).getAttribute("aria-label"), name);
		}
		world.expected.push(/data:image\/png/);
	}),
);

test(
	"raw HTML goes through the list",
	run(async (world) => {
		const page = await open(
			world,
			`# S

<details open class="x" id="y" onclick="alert(1)"><summary>More</summary>Inside <u>it</u></details>

<table style="color:red"><tr><td style="text-align:right;color:red" onmouseover=x>cell</td></tr></table>

<script>window.bad = 1</script><style>*{display:none}</style><template><b>t</b></template><svg><circle></svg><math><mi>x</mi></math>

<font color=red>kept text</font> <img src="a.png" srcset="b.png 2x" onerror="window.bad=1" style="position:fixed" width="10" height="20" alt="pic">

<iframe src="https://example.org">no</iframe><video src=x></video><object data=x></object><form action="/x"><input name=q><button>b</button></form><a href="javascript:window.bad=1" target=_top>evil</a><a href="#ok" onclick=x>fine</a><after-word article="x"></after-word><base href="//evil"><link rel=stylesheet href=x><meta http-equiv=refresh content=0>
`,
		);
		world.host.files["/posts/a.png"] = png;
		const found = await body(page).evaluate((root) => ({
			tags: [...new Set([...root.querySelectorAll("*")].map((e) => e.localName))].sort(),
			attributes: [
				...new Set([...root.querySelectorAll("*")].flatMap((e) => [...e.attributes].map((a) => a.name))),
			].sort(),
			text: root.textContent,
		}));
		for (const bad of [
			"script",
			"style",
			"template",
			"svg",
			"math",
			"iframe",
			"video",
			"object",
			"form",
			"button",
			"input",
			"font",
			"after-word",
			"base",
			"link",
			"meta",
		]) {
			assert.ok(!found.tags.includes(bad), bad);
		}
		for (const name of found.attributes) assert.ok(!/^on|srcset|target/.test(name), name);
		assert.match(found.text, /kept text/);
		assert.match(found.text, /evil/);
		assert.doesNotMatch(found.text, /window\.bad|display:none/);
		assert.equal(await body(page).getByText("fine").getAttribute("href"), "#ok");
		assert.equal(await body(page).getByText("evil").count(), 1);
		assert.equal(await body(page).locator("a", { hasText: "evil" }).count(), 0);
		assert.deepEqual(
			await body(page)
				.getByRole("img", { name: "pic" })
				.evaluate((e) => [e.getAttribute("width"), e.getAttribute("height"), e.getAttribute("style")]),
			["10", "20", null],
		);
		assert.equal(await page.evaluate(() => window.bad), undefined);
		world.expected.push(/404/);
	}),
);

const failures = {
	"a web page": [{ headers: { "content-type": "text/html; charset=utf-8" }, body: "<h1>Hi</h1>" }, /web page/],
	"a 404": [
		{ status: 404, headers: { "content-type": "text/markdown" }, body: "# Not this" },
		/nothing at http:\/\/127\.0\.0\.1:\d+\/\S+ \(404\)/,
	],
	"a 500": [{ status: 500, body: "# Not this" }, /\(500\)/],
};

for (const [name, [answer, says]] of Object.entries(failures)) {
	test(
		`${name} in the article's place: the thread works`,
		run(async (world) => {
			world.expected.push(/Failed to load resource/);
			const page = await open(world, answer, { thread: "local:story" });
			const article = page.getByRole("article", { name: "Article", exact: true });
			const [sentence] = await alerts(article);
			assert.match(sentence, says);
			assert.equal(await page.getByText("Not this").count(), 0);
			assert.equal((await told(page, "error"))[0].stage, "article");
			assert.deepEqual(await told(page, "ready"), [{ article: null, comments: 0 }]);
			await post(page, "It works", "Ada");
			await commentBy(page, "Ada").waitFor();
			assert.equal(await page.getByRole("heading", { name: "1 comment", level: 2 }).count(), 1);
			// Once the file is mended, a button loads it.
			world.host.files["/posts/story.md"] = "# Mended\n";
			await button(article, "Try again").click();
			await page.getByRole("article", { name: "Mended" }).waitFor();
			assert.deepEqual(await alerts(page), []);
		}),
	);
}

test(
	"no such server, no such address, no such element",
	run(async (world) => {
		world.expected.push(/Failed to load resource/, crossOrigin);
		for (const article of ["http://127.0.0.1:1/x.md", "http://[", "#missing"]) {
			const page = await world.open(html(world.tag({ article, thread: "local:story" })));
			await ready(page);
			const [sentence] = await alerts(page);
			assert.ok(sentence, article);
			if (article === "#missing") assert.match(sentence, /#missing/);
			await composer(page).waitFor();
			assert.deepEqual(
				(await told(page, "error")).map((e) => e.stage),
				["article"],
			);
			await page.close();
		}
	}),
);

test(
	"an article from another origin without CORS is an error, with it is an article",
	run(async (world) => {
		world.expected.push(/Failed to load resource/, crossOrigin);
		world.cdn.does.replace = (name) =>
			name === "a.md" && { headers: { "content-type": "text/markdown" }, body: "# There\n\n[x](y.html)\n" };
		world.cdn.does.cors = true;
		const good = await world.open(html(world.tag({ article: `${world.cdn.origin}/lib/a.md`, thread: "none" })));
		assert.deepEqual(await ready(good), [{ article: "There", comments: null }]);
		assert.equal(
			await good.getByRole("link", { name: "x", exact: true }).getAttribute("href"),
			`${world.cdn.origin}/lib/y.html`,
		);
	}),
);

test(
	"a thread that fails leaves the article alone",
	run(async (world) => {
		world.expected.push(/Failed to load resource/);
		const page = await open(world, "# Story\n\nText.\n", { thread: "json:/missing.json" });
		await page.getByRole("article", { name: "Story" }).getByText("Text.").waitFor();
		assert.equal((await alerts(region(page))).length, 1);
		assert.deepEqual(await told(page, "ready"), [{ article: "Story", comments: null }]);
	}),
);
