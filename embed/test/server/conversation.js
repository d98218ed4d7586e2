// This is how readers of a page talk on a real server, whichever it is.

import { box, button, commentBy, composer, waitForEvent, html, post, ready } from "../browser/harness.js";

/** A page with a thread, for one person. */
export async function visit(world, thread, context) {
	const page = await world.open(html(world.tag({ thread, loading: "eager" })), {
		path: "/story.html",
		context,
		before: (page) => page.clock.install(),
	});
	await ready(page);
	return page;
}

/** In two pages of a thread, somebody posts, a visitor without a name replies, and each hears the other. */
export async function talk(ada, bob, name) {
	await post(ada, "First of **all** & <b>so on</b>", name);
	await waitForEvent(ada, "posted");
	await bob.clock.fastForward("00:20");
	await bob.getByText("1 new comment").waitFor();
	await button(bob, "Show").click();
	await button(commentBy(bob, name), "Reply").click();
	const form = composer(bob, `Reply to ${name}`);
	await box(form).fill("I *agree*");
	await button(form, "Post reply").click();
	await waitForEvent(bob, "posted");
	await ada.clock.fastForward("00:20");
	await ada.getByText("1 new comment").waitFor();
	await button(ada, "Show").click();
	await commentBy(commentBy(ada, name), "Anonymous").waitFor();
}
