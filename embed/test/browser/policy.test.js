// A page with the strictest policy there is: nothing that the widget does may
// be what it forbids.

import assert from "node:assert/strict";
import { test } from "node:test";
import { alerts, box, button, commentBy, composer, html, nameBox, ready, run, told } from "./harness.js";

const policy = (origin) =>
	`default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' ${origin}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;

test(
	"reading, posting and previewing under a strict policy",
	run(async (world) => {
		world.host.files["/story.md"] = `---
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
		const body = html(
			world.tag({ article: "/story.md", thread: "local:story" }) +
				world.tag({ type: "module", thread: "json:/thread.json", loading: "eager" }),
		);
		world.host.files["/thread.json"] = JSON.stringify({
			version: 1,
			comments: [
				{ id: "a", body: "<img src=x onerror=alert(1)> **A**", author: { avatar: "https://elsewhere.invalid/a.png" } },
			],
		});
		world.expected.push(/elsewhere\.invalid/);
		const headers = { "content-type": "text/html", "content-security-policy": policy(world.cdn.origin) };
		const page = await world.open({ headers, body });
		const detail = await ready(page, 2);
		assert.deepEqual(detail.map((d) => d.comments).sort(), [0, 1]);
		const widget = page.locator("after-word").first();
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
		await button(commentBy(widget, "Ada"), "Edit").first().click();
		await box(composer(widget, "Edit comment")).fill("Changed");
		await button(composer(widget, "Edit comment"), "Save").click();
		await button(commentBy(widget, "Ada"), "Delete").first().click();
		await button(widget, "Undo").click();
		await widget.getByRole("combobox", { name: "Sort by" }).selectOption("newest");
		await widget.evaluate((e) => e.refresh());
		await widget.evaluate((e) => e.setAttribute("theme", "dark"));
		await commentBy(widget, "Ada").locator("time").first().click();
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "error"), []);
		// The sheet of the widget is in force.
		assert.notEqual(await page.locator("[part=body]").evaluate((e) => getComputedStyle(e).fontSize), "16px");
		const violations = await page.evaluate(() => window.violations);
		assert.deepEqual(
			violations.filter((v) => !/^img-src/.test(v)),
			[],
		);
	}),
);
