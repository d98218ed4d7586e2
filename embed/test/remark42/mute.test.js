// A reader of a real Remark42 server hides what somebody writes.

import assert from "node:assert/strict";
import { findings } from "../browser/axe.js";
import { alerts, bodies, button, choose, commentBy, html, ready, run, test } from "../browser/harness.js";
import { remark42 } from "./server.js";

const page = "https://example.test/story";

test(
	"somebody's comments are hidden on all pages, and shown again",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin);
		const [ada, eve] = [await server.writer("Ada"), await server.writer("Eve")];
		const spam = await eve(page, "Spam");
		await ada(page, "An answer to that", spam.id);
		await eve(`${page}/2`, "Spam on another page");
		const open = async (of) => {
			const opened = await world.open(html(world.tag({ thread: server.thread(of), loading: "eager" })), {
				path: `/${of.length}.html`,
			});
			await ready(opened);
			return opened;
		};
		const hidden = (of) => commentBy(of, "Eve").getByText("You hide Eve’s comments.");

		// Replies to it stay, and nobody else is told.
		const one = await open(page);
		const asked = () => server.requests.filter(({ url }) => !url.startsWith("/api/v1/avatar/")).length;
		const before = asked();
		await choose(commentBy(one, "Eve"), "Hide Eve’s comments");
		await hidden(one).waitFor();
		assert.deepEqual(await bodies(one), ["An answer to that"]);
		assert.equal(asked(), before);
		assert.deepEqual(await findings(one), []);

		// At the next visit and on other pages, too.
		await one.reload();
		await ready(one);
		await hidden(one).waitFor();
		const two = await open(`${page}/2`);
		await hidden(two).waitFor();
		assert.deepEqual(await bodies(two), []);

		// It is undone in the thread's menu, and in the comment's.
		await button(two, "Options").click();
		await button(two, "Show Eve’s comments").click();
		await hidden(two).waitFor({ state: "detached" });
		assert.deepEqual(await bodies(two), ["Spam on another page"]);

		// Other tabs see each change as it happens.
		await hidden(one).waitFor({ state: "detached" });
		await choose(commentBy(two, "Eve"), "Hide Eve’s comments");
		await hidden(one).waitFor();
		await choose(commentBy(one, "Eve").first(), "Show Eve’s comments");
		assert.deepEqual(await bodies(one), ["Spam", "An answer to that"]);
		await one.reload();
		await ready(one);
		assert.deepEqual(await bodies(one), ["Spam", "An answer to that"]);
		assert.deepEqual(await alerts(one), []);
	}),
);
