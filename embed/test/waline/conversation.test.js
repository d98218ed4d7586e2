// Readers of a page talk on a real Waline server, which is of another origin than the
// page.

import assert from "node:assert/strict";
import {
	alerts,
	bodies,
	box,
	button,
	commentBy,
	composer,
	hear,
	html,
	post,
	ready,
	run,
	test,
	told,
} from "../browser/harness.js";
import { waline } from "./waline.js";

const path = "/posts/story/?a=b";

/** A page with the thread, for one person. */
async function visit(world, server, context) {
	const page = await world.open(html(world.tag({ thread: server.thread(path), loading: "eager" })), {
		path: "/story.html",
		context,
		before: (page) => page.clock.install(),
	});
	await ready(page);
	return page;
}

test(
	"two people read, write and answer; each hears the other",
	run(async (world, t) => {
		const server = await waline((undo) => t.after(undo));
		world.expected.push(/Failed to load resource/); // pictures of people, from a host that is not there
		const ada = await visit(world, server, await world.context());
		const bob = await visit(world, server, await world.context());
		await post(ada, "First of **all** & <b>so on</b>", "Ada");
		await hear(ada, "posted");
		await bob.clock.fastForward("00:20");
		await bob.getByText("1 new comment").waitFor();
		await button(bob, "Show").click();
		await button(commentBy(bob, "Ada"), "Reply").click();
		const form = composer(bob, "Reply to Ada");
		await box(form).fill("I *agree*");
		await button(form, "Post reply").click();
		await hear(bob, "posted");
		await ada.clock.fastForward("00:20");
		await ada.getByText("1 new comment").waitFor();
		await button(ada, "Show").click();
		await commentBy(commentBy(ada, "Ada"), "Anonymous").waitFor();

		await ada.reload();
		await ready(ada);
		assert.deepEqual(await bodies(ada), ["First of all & <b>so on</b>", "I agree"]);
		for (const page of [ada, bob]) {
			assert.deepEqual(await alerts(page), []);
			assert.deepEqual(await told(page, "error"), []);
		}
	}),
);

test(
	"what waits for approval is shown to its writer, and says so",
	run(async (world, t) => {
		const server = await waline((undo) => t.after(undo), { COMMENT_AUDIT: "true" });
		world.expected.push(/Failed to load resource/);
		const page = await visit(world, server);
		await post(page, "Let me in", "Ada");
		await hear(page, "posted");
		await commentBy(page, "Ada").getByText("Waiting for approval").waitFor();
		await page.reload();
		await ready(page);
		assert.deepEqual(await bodies(page), []);
	}),
);
