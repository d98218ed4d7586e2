// A page shows what is said below a post on a server with Mastodon's API, which is of
// another origin.

import assert from "node:assert/strict";
import { alerts, bodies, comments, html, ready, run, test, told } from "../browser/harness.js";
import { mastodon } from "./mastodon.js";

test(
	"a post's replies show below what they answer, and lead to the post",
	run(async (world, t) => {
		const server = await mastodon((undo) => t.after(undo));
		const page = await world.open(html(world.tag({ thread: server.thread(), loading: "eager" })), {
			path: "/story.html",
		});
		await ready(page);
		const texts = (await bodies(page)).map((text) => text.split("\n")[0]); // Ada's end with their address
		const levels = Array.from({ length: 8 }, (_, i) => `Level ${i + 2}`);
		assert.deepEqual(texts, [
			"Größe 👋 of a chart, says @ada",
			...levels,
			'<img src=x onerror="alert(1)">The endingBefore a link <b>after',
			"Which one?<i>Bars</i> · 0Lines · 0",
			"As I drew it<b>Two</b> linestalk.mp4",
			"What was said above is not for all",
			"Not in the lists",
		]);
		assert.equal(await page.getByRole("heading", { name: "14 comments" }).count(), 1);

		// Each stands in the one that it answers; the ninth in the eighth, and says so.
		let above = comments(page).first();
		for (const text of levels.slice(0, -1)) {
			above = comments(above).filter({ hasText: text }).first();
			assert.equal((await bodies(above))[0].split("\n")[0], text);
		}
		await above.getByRole("link", { name: "in reply to Ada" }).last().waitFor();
		await above.getByText("Author", { exact: true }).first().waitFor();

		const warned = page.locator("details:not([open])").filter({ hasText: "The ending" });
		assert.equal(await warned.count(), 1);
		assert.equal(await page.locator('[part="comment-body"] :is(img, iframe, script)').count(), 0);
		assert.equal(await page.getByRole("form").count(), 0);
		const there = page.getByRole("link", { name: `Reply on ${new URL(server.post).host}` });
		assert.equal(await there.getAttribute("href"), server.post);
		await page.getByText("1 comment moved to the top level.").waitFor();
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "error"), []);
	}),
);
