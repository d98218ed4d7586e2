// Readers of a page and members of a room talk, on a real homeserver which is of
// another origin than the page.

import assert from "node:assert/strict";
import {
	alerts,
	bodies,
	box,
	button,
	choose,
	commentBy,
	composer,
	waitForEvent,
	post,
	ready,
	run,
	test,
	told,
} from "../browser/harness.js";
import { visit } from "../server/conversation.js";
import { dendrite } from "./dendrite.js";

test(
	"a guest reads, writes, answers and edits; a member hears it, and is heard",
	run(async (world, t) => {
		const server = await dendrite((undo) => t.after(undo));
		const ada = await server.person("ada", "Ada");
		const room = await ada.room();
		const first = await ada.say(room, "Here");
		const page = await visit(world, server.thread());
		assert.deepEqual(await bodies(page), ["Here"]);

		// What is written goes to the room, with a name.
		await post(page, "First of **all**", "Cy");
		await waitForEvent(page, "posted");
		await commentBy(page, "Cy").waitFor();
		const said = (await ada.messages(room)).at(-1);
		assert.equal(said.content.body, "First of **all**");
		assert.match(said.content.formatted_body, /First of <strong>all<\/strong>/);

		// A reply says what it answers.
		const here = commentBy(page, "Ada").first();
		await button(here, "Reply").click();
		const form = composer(page, "Reply to Ada");
		await box(form).fill("I agree");
		await button(form, "Post reply").click();
		await waitForEvent(page, "posted", 2);
		const answer = (await ada.messages(room)).at(-1);
		assert.deepEqual(answer.content["m.relates_to"], { "m.in_reply_to": { event_id: first } });

		// Readers can edit their own comments.
		const own = page.getByRole("article").filter({ hasText: "First of all" }).last();
		await choose(own, "Edit");
		await box(composer(page, "Edit comment")).fill("Second thoughts");
		await button(composer(page, "Edit comment"), "Save").click();
		await page.getByText("Second thoughts").waitFor();
		assert.equal((await ada.messages(room)).at(-1).content["m.relates_to"].rel_type, "m.replace");

		// A member's message comes by itself, and so does its removal.
		const late = await ada.say(room, "Late");
		await page.clock.fastForward("00:20");
		await page.getByText("1 new comment").waitFor();
		await button(page, "Show").click();
		await page.getByText("Late", { exact: true }).waitFor();
		await server.api("PUT", `rooms/${encodeURIComponent(room)}/redact/${encodeURIComponent(late)}/1`, {
			token: ada.token,
			body: {},
		});
		await page.clock.fastForward("00:20");
		await page.getByText("Late", { exact: true }).waitFor({ state: "detached" });

		// In another tab of the same browser the reader is the same guest.
		await page.reload();
		await ready(page);
		assert.deepEqual(await bodies(page), ["Here", "I agree", "Second thoughts"]);
		await choose(page.getByRole("article").filter({ hasText: "Second thoughts" }).last(), "Edit");
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "error"), []);
	}),
);
