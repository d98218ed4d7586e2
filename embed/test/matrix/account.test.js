// A reader who has an account on a homeserver logs in on a page of another origin, and does there what
// guests cannot.

import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import {
	alerts,
	bodies,
	button,
	choose,
	commentBy,
	composer,
	waitForEvent,
	nameBox,
	post,
	ready,
	run,
	test,
	told,
} from "../browser/harness.js";
import { visit } from "../server/conversation.js";
import { dendrite } from "./dendrite.js";

const password = (page) => composer(page, "Log in with a password");

/** Logs somebody in by the form. */
async function logIn(page, name, word) {
	const form = password(page);
	await form.getByRole("textbox", { name: "User name" }).fill(name);
	await form.getByLabel("Password").fill(word);
	await button(form, "Log in").click();
}

/** Writes as a guest, whose comment stays theirs, and then logs in, with a wrong password at first. */
async function writeAndLogIn(page, world) {
	await post(page, "As a guest", "Cy");
	await waitForEvent(page, "posted");
	world.expected.push(/403/, /401/); // a wrong password; what is asked for while one logs out
	await button(page, "Log in with a password").click();
	await logIn(page, "bob", "wrong");
	await password(page).getByRole("alert").waitFor();
	assert.match((await alerts(page)).join(), /The server doesn’t accept that. Check what you typed./);
	await logIn(page, "bob", "bob-password");
	await page.getByText("Logged in as Bob.").waitFor();
	assert.equal(await nameBox(composer(page)).count(), 0);
}

/** Votes, which sends a reaction, and takes that back, which removes it. */
async function voteAndUndo(page, ada, room, first) {
	const here = commentBy(page, "Ada").first();
	const reactions = async () =>
		(await ada.messages(room)).filter((e) => e.type === "m.reaction" && e.content["m.relates_to"]);
	await button(here, "Upvote").click();
	await page.waitForFunction(
		() => document.querySelector("after-word").shadowRoot.querySelector(".score")?.textContent === "1",
	);
	for (let i = 0; i < 50 && (await reactions()).length < 1; i++)
		await new Promise((resolve) => setTimeout(resolve, 100));
	assert.deepEqual(
		(await reactions()).map((e) => e.content["m.relates_to"]),
		[{ rel_type: "m.annotation", event_id: first, key: "👍" }],
	);
	await button(here, "Upvote").click();
	for (let i = 0; i < 50 && (await reactions()).length > 0; i++)
		await new Promise((resolve) => setTimeout(resolve, 100));
	assert.deepEqual(await reactions(), []);
}

/** Hears at once what others say and vote, without asking again and again. */
async function hearOthers(page, ada, room, own) {
	await ada.say(room, "Heard");
	await ada.send(room, { "m.relates_to": { rel_type: "m.annotation", event_id: own, key: "👍" } }, "m.reaction");
	await page.getByText("1 new comment").waitFor();
	await button(page, "Show").click();
	await page.getByText("Heard", { exact: true }).waitFor();
}

/** Takes a comment back, which is gone for all. */
async function takeBack(page, ada, room, own) {
	const mine = page.getByRole("article").filter({ hasText: "As a member" }).last();
	await choose(mine, "Delete");
	await mine.waitFor({ state: "detached" });
	await page.clock.fastForward("00:11");
	const there = async () => (await ada.messages(room)).some((e) => e.event_id === own && e.content.body);
	for (let i = 0; i < 50 && (await there()); i++) await new Promise((resolve) => setTimeout(resolve, 100));
	assert.equal(await there(), false);
}

/** Comes back, as the log-in outlives the page, and logs out, which ends it. */
async function comeBackAndLogOut(page) {
	await page.reload();
	await ready(page);
	await page.getByText("Logged in as Bob.").waitFor();
	assert.deepEqual(await bodies(page), ["Here", "As a guest", "Heard"]);
	await button(page, "Log out").click();
	await nameBox(composer(page)).waitFor();
	await button(commentBy(page, "Cy"), "More").click();
	await button(commentBy(page, "Cy"), "Edit").waitFor();
}

test(
	"by a password: write, answer, vote, take back, and hear at once",
	run(async (world, t) => {
		const server = await dendrite((undo) => t.after(undo));
		const [ada, bob] = [await server.person("ada", "Ada"), await server.person("bob", "Bob")];
		const room = await ada.room();
		await bob.join(room);
		const first = await ada.say(room, "Here");
		const page = await visit(world, server.thread());
		assert.equal(await button(commentBy(page, "Ada"), "Upvote").count(), 0);

		await writeAndLogIn(page, world);
		await post(page, "As a **member**");
		await waitForEvent(page, "posted", 2);
		await commentBy(page, "Bob").waitFor();
		assert.equal((await ada.messages(room)).at(-1).sender, bob.id);

		await voteAndUndo(page, ada, room, first);
		const own = (await ada.messages(room)).find((e) => e.content.body === "As a **member**").event_id;
		await hearOthers(page, ada, room, own);
		await takeBack(page, ada, room, own);
		await comeBackAndLogOut(page);
		assert.deepEqual(await alerts(page), []);
		assert.equal((await told(page, "error")).length, 0);
	}),
);

/**
 * A homeserver that also logs in by a window, which Dendrite does not. Its responses for that are as the
 * specification has them, and the token that the window brings stands for a password.
 */
async function withWindow(later, server) {
	const front = createServer((incoming, outgoing) => {
		const path = new URL(incoming.url, server.origin);
		const headers = {
			"access-control-allow-origin": "*",
			"access-control-allow-headers": "*",
			"content-type": "application/json",
		};
		if (path.pathname === "/_matrix/client/v3/login/sso/redirect/uni") {
			const back = new URL(path.searchParams.get("redirectUrl"));
			back.searchParams.set("loginToken", "once");
			outgoing.writeHead(200, { "content-type": "text/html" });
			outgoing.end(`<a href="${back.href.replaceAll("&", "&amp;")}">Go on</a>`);
			return;
		}
		if (path.pathname === "/_matrix/client/v3/login" && incoming.method === "GET") {
			outgoing.writeHead(200, headers);
			outgoing.end(
				JSON.stringify({
					flows: [{ type: "m.login.sso", identity_providers: [{ id: "uni", name: "Uni" }] }, { type: "m.login.token" }],
				}),
			);
			return;
		}
		let body = "";
		incoming.on("data", (data) => (body += data));
		incoming.on("end", () => {
			if (path.pathname === "/_matrix/client/v3/login" && body.includes("m.login.token")) {
				const good = JSON.parse(body).token === "once";
				body = JSON.stringify({
					type: "m.login.password",
					identifier: { type: "m.id.user", user: "bob" },
					password: good ? "bob-password" : "none",
				});
			}
			const { "content-length": _, ...asked } = incoming.headers;
			const inner = request(
				new URL(incoming.url, server.origin),
				{ method: incoming.method, headers: asked },
				(answer) => {
					outgoing.writeHead(answer.statusCode, answer.headers);
					answer.pipe(outgoing);
				},
			);
			inner.on("error", () => outgoing.destroy());
			inner.end(body);
		});
	});
	await new Promise((resolve) => front.listen(0, "127.0.0.1", resolve));
	later(() => {
		front.closeAllConnections();
		front.close();
	});
	return `http://127.0.0.1:${front.address().port}`;
}

test(
	"in a window of the server's, which brings a token back to the page",
	run(async (world, t) => {
		const server = await dendrite((undo) => t.after(undo));
		const [ada] = [await server.person("ada", "Ada"), await server.person("bob", "Bob")];
		const room = await ada.room();
		await ada.say(room, "Here");
		const front = await withWindow((undo) => t.after(undo), server);
		const page = await visit(world, `matrix:${front}/${encodeURIComponent(room)}`);
		const opens = page.waitForEvent("popup");
		await button(page, "Log in with Uni").click();
		const window = await opens;
		await Promise.all([window.waitForEvent("close"), window.getByText("Go on").click()]);
		await page.getByText("Logged in as bob.").waitFor();
		await post(page, "From a window");
		await waitForEvent(page, "posted");
		await commentBy(page, "Bob").waitFor();
		await button(page, "Log out").click();
		await nameBox(composer(page)).waitFor();
		assert.deepEqual(await alerts(page), []);
	}),
);
