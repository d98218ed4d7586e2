// A page shows what is said below a post on Bluesky, whose servers are of another origin.

import assert from "node:assert/strict";
import { alerts, bodies, commentBy, html, ready, run, test, told } from "../browser/harness.js";
import { bluesky } from "./bluesky.js";

test(
	"a post's replies show to their full depth, and lead to the post",
	run(async (world, t) => {
		const server = await bluesky((undo) => t.after(undo));
		const page = await world.open(html(world.tag({ thread: server.thread(), loading: "eager" })), {
			path: "/story.html",
		});
		await ready(page);
		const levels = Array.from({ length: 25 }, (_, i) => `Level ${i + 1}`);
		assert.deepEqual(await bodies(page), ["Größe 👋 of example.org, says @ada.test", ...levels, "Another thought"]);
		assert.equal(await page.getByRole("heading", { name: "27 comments" }).count(), 1);
		await commentBy(page, "ada.test").getByText("Author", { exact: true }).first().waitFor();
		assert.equal(await page.getByRole("form").count(), 0);
		const there = page.getByRole("link", { name: "Reply on Bluesky" });
		assert.equal(await there.getAttribute("href"), server.origin + server.post);
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "error"), []);
	}),
);
