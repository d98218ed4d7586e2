// An admin of a real Remark42 server pins, deletes, blocks and closes.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { findings } from "../browser/axe.js";
import { alerts, bodies, button, choose, commentBy, composer, run, test } from "../browser/harness.js";
import { visit } from "../server/conversation.js";
import { logIn } from "./log-in.js";
import { remark42 } from "./server.js";

const page = "https://example.test/story";
const address = "rosa@example.test";
const admin = `email_${createHash("sha1").update(address).digest("hex")}`;

const article = (page, text) => page.getByRole("article").filter({ hasText: text });

/** Finds nothing of what admins do in the menu of a comment. */
async function offeredNothing(rosa) {
	await button(commentBy(rosa, "Ada").first(), "More").click();
	for (const name of ["Pin", "Block", "Delete"]) assert.equal(await button(rosa, name).count(), 0, name);
	await rosa.keyboard.press("Escape");
}

/** Pins a comment, which stays where it is, and is first the next time. */
async function pin(rosa) {
	await choose(article(rosa, "Two"), "Pin");
	await article(rosa, "Two").getByText("Pinned").waitFor();
	assert.deepEqual(await bodies(rosa), ["One", "Two", "Spam", "More spam"]);
}

/** Deletes a comment, takes that back, and deletes it again. */
async function deleteAndUndo(rosa, server) {
	await choose(article(rosa, "One"), "Delete");
	await button(rosa, "Undo").click();
	await article(rosa, "One").waitFor();
	assert.equal(server.of("DELETE", "/api/").length, 0);
	await choose(article(rosa, "One"), "Delete");
	await rosa.clock.fastForward("00:11");
	await article(rosa, "One").waitFor({ state: "detached" });
	while (server.of("DELETE", "/api/v1/admin/comment/").length === 0) await rosa.clock.runFor(100);
}

/** Blocks Eve, after a question: Cancel is where the focus is, and then the menu's button. */
async function block(rosa, server) {
	await choose(commentBy(rosa, "Eve").first(), "Block");
	const ask = rosa.getByRole("group", { name: "Block Eve and delete all of their comments?" });
	await ask.waitFor();
	assert.deepEqual(await findings(rosa), []);
	assert.equal(await button(ask, "Cancel").evaluate((b) => b.getRootNode().activeElement === b), true);
	await button(ask, "Cancel").click();
	await ask.waitFor({ state: "detached" });
	assert.equal(server.of("PUT", "/api/v1/admin/user/").length, 0);
	await choose(commentBy(rosa, "Eve").first(), "Block");
	await button(ask, "Block").click();
	await rosa.getByText("Blocked.").waitFor();
	await commentBy(rosa, "Eve").first().waitFor({ state: "detached" });
	assert.deepEqual(await bodies(rosa), ["Two"]);
}

/** Closes the thread, in which nobody writes then, and opens it. */
async function closeAndOpen(rosa) {
	const options = async (name) => {
		await button(rosa, "Options").click();
		return button(rosa, name);
	};
	assert.equal(await (await options("Read-only")).getAttribute("aria-pressed"), "false");
	await button(rosa, "Read-only").click();
	await rosa.getByText("Comments are closed here.").waitFor();
	assert.equal(await composer(rosa).count(), 0);
	assert.equal(await (await options("Read-only")).getAttribute("aria-pressed"), "true");
	await button(rosa, "Read-only").click();
	await composer(rosa).waitFor();
}

test(
	"an admin pins, deletes, blocks and closes; no other reader is offered that",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin, { ADMIN_SHARED_ID: admin });
		const [ada, eve] = [await server.writer("Ada"), await server.writer("Eve")];
		for (const text of ["One", "Two"]) await ada(page, text);
		for (const text of ["Spam", "More spam"]) await eve(page, text);

		const rosa = await visit(world, server.thread(page));
		await offeredNothing(rosa);
		await logIn(rosa, server, "Rosa", address);

		await pin(rosa);
		await deleteAndUndo(rosa, server);
		await block(rosa, server);
		await assert.rejects(eve(page, "Again"), /403/);

		await closeAndOpen(rosa);
		assert.deepEqual(await alerts(rosa), []);
	}),
);
