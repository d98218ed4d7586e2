// Two people talk on a real Remark42 server, which is of another site than the
// page; one of them has a browser that keeps no cookies of third parties.

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
	html,
	nameBox,
	post,
	ready,
	run,
	test,
	told,
} from "../browser/harness.js";
import { visit } from "../server/conversation.js";
import { code } from "./mailbox.js";
import { remark42 } from "./server.js";

const page = "https://example.test/story";

/** Whether a page's requests to another site carry that site's cookies. */
async function takesCookies(page, server) {
	server.does.answer = ({ url }) =>
		url === "/cookie" && { headers: { "set-cookie": "third=1; SameSite=None; Secure" }, body: "" };
	const fetched = (url) => fetch(url, { mode: "no-cors", credentials: "include" }).then(() => undefined);
	for (let i = 0; i < 2; i++) await page.evaluate(fetched, `${server.origin}/cookie`);
	server.does.answer = undefined;
	return /third=1/.test(server.of("GET", "/cookie").at(-1).headers.cookie ?? "");
}

/** Posts with nothing but a name, and is logged in from then on. */
async function postByName(ada) {
	await post(ada, "First of **all**", "Ada Lovelace");
	await commentBy(ada, "Ada Lovelace").waitFor();
	assert.deepEqual(await bodies(ada), ["First of all"]);
	await ada.getByText("Logged in as Ada Lovelace.").waitFor();
	assert.equal(await nameBox(composer(ada)).count(), 0);
}

/** Logs in as a person of the provider's, in its window. */
async function logInWithDev(page, name) {
	const window = page.waitForEvent("popup");
	await button(page, "Log in with Dev").click();
	const provider = await window;
	await provider.locator("[name=username]").fill(name);
	await Promise.all([provider.waitForEvent("close"), provider.locator("form [type=submit], form button").click()]);
	await page.getByText(`Logged in as ${name}.`).waitFor();
}

/** Reads what Ada said, votes for it and replies. */
async function voteAndAnswer(bob) {
	const first = commentBy(bob, "Ada Lovelace");
	await first.waitFor();
	await button(first, "Upvote").click();
	await bob.waitForFunction(
		() => document.querySelector("after-word").shadowRoot.querySelector(".score")?.textContent === "1",
	);
	assert.equal(await button(first, "Upvote").getAttribute("aria-pressed"), "true");
	await button(first, "Reply").click();
	const form = composer(bob, "Reply to Ada Lovelace");
	await box(form).fill("I *agree*");
	await button(form, "Post reply").click();
	await waitForEvent(bob, "posted");
	await commentBy(first, "dev_bob").waitFor();
}

/** Is told of Bob's reply where she is, and nothing moves before she wants to see it. */
async function hearOfAnswer(ada) {
	await ada.clock.fastForward("00:20");
	await ada.getByText("1 new comment").waitFor();
	assert.deepEqual(await bodies(ada), ["First of all"]);
	await button(ada, "Show").click();
	await commentBy(commentBy(ada, "Ada Lovelace"), "dev_bob").waitFor();
}

/** Edits a comment within the time for that; a comment with replies offers no edit. */
async function change(ada) {
	await button(commentBy(ada, "Ada Lovelace"), "More").first().click();
	assert.equal(await button(commentBy(ada, "Ada Lovelace").first(), "Edit").count(), 0);
	await post(ada, "Second");
	const second = ada.getByRole("article").filter({ hasText: "Second" });
	await second.getByRole("timer").waitFor();
	assert.match(await second.getByRole("timer").textContent(), /^[45]:\d\d left to edit$/);
	await choose(second, "Edit");
	const edit = composer(ada, "Edit comment");
	assert.equal(await box(edit).inputValue(), "Second");
	await box(edit).fill("Second, better");
	await button(edit, "Save").click();
	await ada.getByText("Second, better").waitFor();
	await ada.getByText("edited").waitFor();
}

/** Takes a deletion back, and deletes again: that is for good when the page is left. */
async function deleteAndUndo(ada, server) {
	const better = ada.getByRole("article").filter({ hasText: "Second, better" });
	await choose(better, "Delete");
	await button(ada, "Undo").click();
	await better.waitFor();
	await choose(better, "Delete");
	await better.waitFor({ state: "detached" });
	assert.equal(server.of("PUT", "/api/v1/comment/").length, 1);
}

/** Comes back, as the session outlives the page, and logs out, which ends it. */
async function comeBackAndLogOut(ada, server) {
	await ada.reload();
	await ready(ada);
	await ada.getByText("Logged in as Ada Lovelace.").waitFor();
	assert.deepEqual(await bodies(ada), ["First of all", "I agree"]);
	assert.equal(server.of("PUT", "/api/v1/comment/").length, 2);

	await button(ada, "Log out").click();
	await nameBox(composer(ada)).waitFor();
	assert.equal(await ada.getByText("Logged in as").count(), 0);
	await ada.reload();
	await ready(ada);
	assert.equal(await ada.getByText("Logged in as").count(), 0);
}

test(
	"two people, another site, one without third-party cookies",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin);
		const profile = (options) => world.profile(world.folder(), options);
		const ada = await visit(world, server.thread(page), await profile({ otherSitesCookies: false }));
		const bob = await visit(world, server.thread(page), await profile());
		assert.equal(await takesCookies(ada, server), false);
		assert.equal(await takesCookies(bob, server), true);

		await postByName(ada);
		await logInWithDev(bob, "dev_bob");
		await voteAndAnswer(bob);
		await hearOfAnswer(ada);
		await change(ada);
		await deleteAndUndo(ada, server);
		await comeBackAndLogOut(ada, server);
		for (const page of [ada, bob]) {
			assert.deepEqual(await alerts(page), []);
			assert.deepEqual(await told(page, "error"), []);
		}
		// No cookie has gone from the page to the server.
		for (const { url, headers } of server.requests) {
			if (headers["sec-fetch-site"] === "cross-site" && headers["sec-fetch-mode"] === "cors") {
				assert.equal(headers.cookie, undefined, url);
			}
		}
	}),
);

test(
	"by a code that comes by e-mail",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin);
		const eve = await visit(world, server.thread(page), await world.context());
		await button(eve, "Log in by email").click();
		const form = composer(eve, "Log in by email");
		await nameBox(form).fill("Evelyn");
		await form.getByRole("textbox", { name: "Email address" }).fill("eve@example.test");
		await button(form, "Send a code").click();
		await form.getByText("A code is on its way to eve@example.test.").waitFor();
		const typed = form.getByRole("textbox", { name: "Code" });
		await typed.fill("wrong");
		world.expected.push(/403/);
		await button(form, "Log in").click();
		await form.getByRole("alert").waitFor();
		assert.match((await alerts(eve)).join(), /The server doesn’t accept that/);
		await typed.fill(await code(server.post));
		await button(form, "Log in").click();
		await eve.getByText("Logged in as Evelyn.").waitFor();
		await post(eve, "By e-mail");
		await commentBy(eve, "Evelyn").waitFor();
	}),
);

test(
	"without what the guide says before the server, a sentence says so and the text stays",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin);
		server.does.bare = true;
		const ada = await visit(world, server.thread(page), await world.context());
		await post(ada, "Kept", "Ada");
		await composer(ada).getByRole("alert").waitFor();
		assert.match((await alerts(ada)).join(), /doesn’t tell this page that you’re logged in/);
		assert.equal(await box(composer(ada)).inputValue(), "Kept");
	}),
);

test(
	"on the page's own origin cookies do, and the server's rule against forgery is met",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin);
		server.does.bare = true;
		// The page comes by way of the server's own proxy.
		server.does.answer = ({ url }) => {
			if (url === "/favicon.ico") return { status: 204 };
			const file = url === "/story.html" && world.host.files["/story.html"];
			return file && { headers: { "content-type": "text/html" }, body: file.body };
		};
		const dan = await world.open(html(world.tag({ thread: server.thread(page), loading: "eager" })), {
			path: "/story.html",
			context: await world.context(),
		});
		await dan.goto(`${server.origin}/story.html`);
		await ready(dan);
		await post(dan, "With cookies", "Dan");
		await dan.getByText("Logged in as Dan.").waitFor();
		await button(dan, "Log out").click();
		await button(dan, "Log in with Dev").waitFor();
		await logInWithDev(dan, "dev_dan");
		await post(dan, "And again");
		await commentBy(dan, "dev_dan").waitFor();
		const posted = server.of("POST", "/api/v1/comment").at(-1);
		assert.ok(posted.headers["x-xsrf-token"] && posted.headers.cookie && !posted.headers["x-jwt"]);
	}),
);
