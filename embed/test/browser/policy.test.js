// The widget does nothing that the strictest policies forbid. Browsers tell the page itself what was
// forbidden.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	alerts,
	box,
	built,
	button,
	choose,
	commentBy,
	comments,
	composer,
	crossOrigin,
	waitForEvent,
	html,
	moduleName,
	nameBox,
	policy,
	post,
	ready,
	region,
	run,
	sizes,
	test,
	told,
} from "./harness.js";

const violations = (page) => page.evaluate(() => window.violations);

/** An article with all that might break a policy. */
const story = `---
title: Strict
published: 2026-01-02
---

## Part

| a | b |
| :-- | --: |
| 1 | 2 |

<p style="color: red" onclick="alert(1)">Raw</p> <td style="text-align:right">x</td>

<table><tr><td style="text-align: right">raw cell</td></tr></table>

- [x] done[^1]

[^1]: Note.
`;

/** A picture of a pixel. */
const dot = Buffer.from(
	"89504e470d0a1a0a0000000d4948445200000001000000010806000000" + "1f15c4890000000a49444154789c63000100000500010d0a2db4",
	"hex",
);

/** Does all that a reader can. */
async function doEverything(widget) {
	const form = composer(widget);
	await nameBox(form).fill("Ada");
	await box(form).fill("Hello *there*\n\n<b style=x>raw</b>\n\n```js\ncode\n```");
	await form.getByRole("tab", { name: "Preview" }).click();
	await form.getByRole("tabpanel").locator("em").waitFor();
	await form.getByRole("tab", { name: "Write" }).click();
	await button(form, "Post comment").click();
	await commentBy(widget, "Ada").waitFor();
	await button(commentBy(widget, "Ada"), "Reply").click();
	await box(composer(widget, "Reply to Ada")).fill("Answer");
	await button(composer(widget, "Reply to Ada"), "Post reply").click();
	await choose(commentBy(widget, "Ada"), "Edit");
	await box(composer(widget, "Edit comment")).fill("Changed");
	await button(composer(widget, "Edit comment"), "Save").click();
	await choose(commentBy(widget, "Ada"), "Delete");
	await button(widget, "Undo").click();
	await widget.getByRole("combobox", { name: "Sort by" }).selectOption("newest");
	await widget.evaluate((e) => e.refresh());
	await widget.evaluate((e) => e.setAttribute("theme", "dark"));
	await commentBy(widget, "Ada").locator("time").first().click();
}

test(
	"reading, posting and previewing under a strict policy",
	run(async (world) => {
		world.host.files["/story.md"] = story;
		const body = html(
			world.tag({ article: "/story.md", thread: "local:story" }) +
				world.tag({ type: "module", thread: "json:/thread.json", loading: "eager", lang: "de" }) +
				'<i id="count" data-afterword-count="json:/thread.json"></i>',
		);
		world.host.files["/thread.json"] = JSON.stringify({
			version: 1,
			comments: [{ id: "a", body: "<img src=x onerror=alert(1)> **A** ![](/a.png)", author: { avatar: "/a.png" } }],
		});
		world.host.files["/a.png"] = dot;
		const headers = { "content-type": "text/html", "content-security-policy": policy(world.cdn.origin) };
		const page = await world.open({ headers, body });
		const detail = await ready(page, 2);
		assert.deepEqual(detail.map((d) => d.comments).sort(), [0, 1]);
		const widget = page.locator("after-word").first();
		await doEverything(widget);
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "error"), []);
		// The sheet of the widget is in force.
		assert.notEqual(await page.locator("[part=body]").evaluate((e) => getComputedStyle(e).fontSize), "16px");
		await page.waitForFunction(() => document.querySelector("#count").textContent === "1");
		assert.deepEqual(await violations(page), []);
	}),
);

test(
	"with integrity under the same policy",
	run(async (world) => {
		const { integrity } = sizes.files.find((file) => file.name === "afterword.js");
		const body = html(
			`<script async crossorigin integrity="${integrity}" src="${world.cdn.loader}" data-thread="local:a" data-loading="eager" data-lang="fr"></script>`,
		);
		const headers = { "content-type": "text/html", "content-security-policy": policy(world.cdn.origin) };
		const page = await world.open({ headers, body });
		await ready(page);
		await page.locator("after-word form").waitFor();
		assert.deepEqual(await violations(page), []);
	}),
);

test(
	"a page that takes nothing from elsewhere but what says it may be taken",
	run(async (world) => {
		const headers = {
			"content-type": "text/html",
			"cross-origin-embedder-policy": "require-corp",
			"cross-origin-opener-policy": "same-origin",
		};
		world.host.files["/story.md"] = "# Story\n";
		const tag = `<script async crossorigin src="${world.cdn.loader}" data-article="/story.md" data-thread="local:a"></script>`;
		const page = await world.open({ headers, body: html(tag) });
		assert.deepEqual(await ready(page), [{ article: "Story", comments: 0 }]);
		assert.ok(await page.evaluate(() => crossOriginIsolated));
		await post(page, "Works");
		await comments(page).waitFor();
	}),
);

test(
	"a sandboxed frame: an article that may be read, a thread in memory, and a key that posts",
	run(async (world) => {
		const cors = { "access-control-allow-origin": "*" };
		world.host.files["/story.md"] = { headers: cors, body: "# Story\n" };
		world.host.files["/inner.html"] = {
			headers: {
				"content-type": "text/html",
				"content-security-policy": policy(`${world.cdn.origin} ${world.host.origin}`),
			},
			body: html(world.tag({ article: "/story.md", thread: "local:a" })),
		};
		const page = await world.open(html('<iframe sandbox="allow-scripts" src="/inner.html" width="800" height="900">'));
		const frame = page.frameLocator("iframe");
		await frame.getByRole("heading", { name: "Story" }).waitFor();
		await box(composer(frame)).fill("By the key");
		await box(composer(frame)).press("Control+Enter");
		await comments(frame).waitFor();
		assert.deepEqual(await alerts(frame), []);
		const inner = frame.locator("body");
		assert.equal(await inner.evaluate(() => window.origin), "null");
		assert.deepEqual(await inner.evaluate(() => window.violations), []);
	}),
);

/** In a page with canary.js: reads an article, posts, looks at a preview first, and replies. */
async function converse() {
	const [widget] = await window.attack.mount([{ article: "/story.md", thread: "local:a" }]);
	await window.attack.post(widget, "Hello *there*", "Ada");
	const find = (selector) => window.attack.within(widget, selector);
	const button = (name) => find("button").find((one) => one.textContent === name);
	button("Reply").click();
	const form = await window.attack.until(() => find('form[aria-label="Reply to Ada"]')[0], "a form");
	const box = form.querySelector("textarea");
	box.value = "An answer";
	box.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
	button("Post reply").click();
	await window.attack.until(() => window.attack.bodies(widget).length === 2, "the answer");
	return [...window.attack.bodies(widget), find("h1")[0].textContent, window.origin, window.violations];
}

test(
	"a sandboxed frame that drives itself",
	run(async (world) => {
		const { files } = world.host;
		const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
		const allowed = read("../../../wasm/markup/testdata/allowed.json");
		files["/canary.js"] = `${read("canary.js")}window.attack.allow(${allowed});`;
		files["/inner.js"] = `(${converse})().catch(String).then((said) => parent.postMessage(said, "*"));`;
		files["/story.md"] = { headers: { "access-control-allow-origin": "*" }, body: "# Story\n" };
		files["/inner.html"] = {
			headers: {
				"content-type": "text/html",
				"content-security-policy": policy(`${world.cdn.origin} ${world.host.origin}`),
			},
			body: html(`<script src="/canary.js"></script>${world.tag()}<script src="/inner.js"></script>`),
		};
		const page = await world.open(html(""));
		const said = await page.evaluate(() => {
			const frame = document.createElement("iframe");
			frame.sandbox = "allow-scripts";
			frame.src = "/inner.html";
			document.body.append(frame);
			return new Promise((resolve) => addEventListener("message", (event) => resolve(event.data)));
		});
		assert.deepEqual(said, ["Hello there", "An answer", "Story", "null", []]);
	}),
);

test(
	"a sandboxed frame and an article that may not be read: a sentence, and the thread works",
	run(async (world) => {
		world.expected.push(crossOrigin, /Failed to load resource/);
		world.host.files["/story.md"] = "# Story\n";
		world.host.files["/inner.html"] = html(world.tag({ article: "/story.md", thread: "local:a" }));
		const page = await world.open(html('<iframe sandbox="allow-scripts" src="/inner.html" width="800" height="900">'));
		const frame = page.frameLocator("iframe");
		await frame.getByRole("article", { name: "Article" }).getByRole("alert").waitFor();
		await post(frame, "Works");
		await comments(frame).waitFor();
	}),
);

/** Opens a page from a folder of its own, with dist/ beside it. */
async function fromFile(world, body) {
	const folder = world.folder();
	for (const name of ["afterword.js", moduleName]) writeFileSync(join(folder, name), built(name));
	writeFileSync(join(folder, "page.html"), html(body));
	const page = await (await world.context()).newPage();
	world.watch(page);
	await page.goto(`file://${folder}/page.html`);
	return page;
}

test(
	"a page that is opened from a file says so",
	run(async (world) => {
		world.expected.push(/^warning: afterword: /, crossOrigin, /Failed to load resource/, /URL scheme "file"/);
		const page = await fromFile(
			world,
			'<after-word article="story.md" thread="local:a"><p>Own content</p></after-word><script async src="afterword.js"></script>',
		);
		const { stage, message } = await waitForEvent(page, "error");
		assert.equal(stage, "load");
		assert.match(message, /cannot load from a file.*web server/);
		assert.equal(await page.getByRole("alert").textContent(), message);
		assert.ok(await page.getByText("Own content").isVisible());
	}),
);

test(
	"a page from a file works where the widget comes from a host and the article is in the page",
	run(async (world) => {
		const page = await fromFile(
			world,
			`<template id="story"># Story</template>${world.tag({ article: "#story", thread: "local:a" })}`,
		);
		assert.deepEqual(await ready(page), [{ article: "Story", comments: 0 }]);
		await post(page, "Works");
		await region(page).getByRole("heading", { name: "1 comment" }).waitFor();
	}),
);
