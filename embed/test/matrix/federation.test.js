// Two homeservers federate: what is written on a page with the one is read on a page with the other, and
// each goes on while the other is down.

import assert from "node:assert/strict";
import { bodies, button, commentBy, waitForEvent, post, run, test } from "../browser/harness.js";
import { visit } from "../server/conversation.js";
import { dendrite } from "./dendrite.js";

/** Lets time pass in a page until something is so: servers tell each other in their own time. */
async function passes(page, so) {
	for (let i = 0; i < 60; i++) {
		if (await so()) return;
		await page.clock.fastForward("00:20");
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	assert.fail("it never comes");
}

/** Shows what is new, and tells whether that has a text. */
async function shows(page, text) {
	const show = button(page, "Show");
	if ((await show.count()) > 0) await show.click();
	return (await bodies(page)).includes(text);
}

test(
	"written on one homeserver, read on the other; each is usable while the other is down",
	run(async (world, t) => {
		const near = await dendrite((undo) => t.after(undo));
		const far = await dendrite((undo) => t.after(undo));
		const [ada, bob] = [await near.person("ada", "Ada"), await far.person("bob", "Bob")];
		const room = await ada.room();
		assert.equal(await bob.join(`#story:${near.name}`, near.name), room);
		await ada.say(room, "Here");

		// The same room on both, under its alias and under its ID.
		const one = await visit(world, near.thread(), await world.context());
		const two = await visit(world, `matrix:${far.origin}/${encodeURIComponent(room)}`, await world.context());
		await passes(two, () => shows(two, "Here"));
		await post(one, "From the one", "Cy");
		await waitForEvent(one, "posted");
		await passes(two, () => shows(two, "From the one"));
		await post(two, "From the other", "Di");
		await waitForEvent(two, "posted");
		await commentBy(two, "Di").waitFor();
		await passes(one, () => shows(one, "From the other"));
		await commentBy(one, "Di").waitFor();

		// The room's own server is down: the other has all of it, and takes more.
		world.expected.push(/ERR_CONNECTION_|ERR_EMPTY_RESPONSE/); // the poll that is open, and what follows
		await near.stop();
		await post(two, "While it was down", "Di");
		await waitForEvent(two, "posted", 2);
		const late = await visit(world, `matrix:${far.origin}/${encodeURIComponent(room)}`, await world.context());
		assert.deepEqual(await bodies(late), ["Here", "From the one", "From the other", "While it was down"]);

		// The first server comes back, and learns of it.
		await near.restart();
		await bob.say(room, "Are you back?");
		await passes(one, () => shows(one, "While it was down"));

		// The same holds the other way round.
		await far.stop();
		await post(one, "The other is down", "Cy");
		await waitForEvent(one, "posted", 2);
		assert.ok((await bodies(one)).includes("The other is down"));
	}),
);
