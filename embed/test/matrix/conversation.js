// How a page with a room is opened.

import { html, ready } from "../browser/harness.js";

/** A page with the room, for one person. */
export async function visit(world, thread, context) {
	const page = await world.open(html(world.tag({ thread, loading: "eager" })), {
		path: "/story.html",
		context,
		before: (page) => page.clock.install(),
	});
	await ready(page);
	return page;
}
