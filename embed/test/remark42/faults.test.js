// Each fault between the page and a real Remark42 server has its sentence, and costs no text.

import assert from "node:assert/strict";
import {
	alerts,
	bodies,
	box,
	button,
	choose,
	commentBy,
	comments,
	composer,
	crossOrigin,
	html,
	post,
	ready,
	region,
	run,
	test,
} from "../browser/harness.js";
import { visit } from "../server/conversation.js";
import { remark42 } from "./server.js";

const page = "https://example.test/story";
const text = (status, body = "<!doctype html><title>Sorry</title>", headers = {}) => ({
	status,
	body,
	headers: { "content-type": "text/html", ...headers },
});

async function begin(world, t, settings) {
	const server = await remark42((undo) => t.after(undo), world.host.origin, settings);
	world.expected.push(/Failed to load resource/, crossOrigin, /ERR_/);
	return server;
}

/** A page whose clock is not the test's. */
async function visitInRealTime(world, server, thread = server.thread(page)) {
	const opened = await world.open(html(world.tag({ thread, loading: "eager" })), { context: await world.context() });
	await ready(opened);
	return opened;
}

const loading = [
	["401", text(401), "You’re not logged in. Log in, then try again."],
	["403", text(403), "The server doesn’t allow that."],
	["404", text(404), "The server doesn’t know this site or comment."],
	["409", text(409), "Something has changed in the meantime."],
	["500", text(500), "The server had a problem (500)."],
	["503", text(503), "The server had a problem (503)."],
	["HTML instead of JSON", text(200), "The server’s answer made no sense."],
	["another JSON", text(200, "[]"), "The server’s answer made no sense."],
	[
		"a body that is cut short",
		{ status: 200, body: '{"comments":[', cut: true, headers: { "content-length": "1000" } },
		"The server’s answer broke off.",
	],
	["JSON that is cut short", text(200, '{"comments":[{"id":"a"'), "The server’s answer made no sense."],
	[
		"CORS refused",
		text(200, "{}", { "access-control-allow-origin": "https://other.test" }),
		"The server doesn’t let this page read it.",
	],
];

test(
	"in the beginning",
	run(async (world, t) => {
		const server = await begin(world, t);
		const ada = await server.writer("Ada");
		await ada(page, "Here");
		for (const [name, answer, sentence] of loading) {
			server.does.answer = ({ url }) => url.startsWith("/api/v1/find") && answer;
			const opened = await visitInRealTime(world, server);
			const said = (await alerts(opened)).join();
			assert.ok(said.includes(sentence), `${name}: ${said}`);
			server.does.answer = undefined;
			await button(opened, "Try again").click();
			await commentBy(opened, "Ada").waitFor();
			assert.deepEqual(await alerts(opened), []);
			await opened.close();
		}
		// Another request that fails costs only what it asked for.
		server.does.answer = ({ url }) => url.startsWith("/api/v1/config") && text(500);
		const opened = await visitInRealTime(world, server);
		assert.deepEqual(await bodies(opened), ["Here"]);
		assert.equal(await opened.getByRole("form").count(), 0);
	}),
);

test(
	"no server at all",
	run(async (world, t) => {
		const server = await begin(world, t);
		const opened = await visitInRealTime(world, server, "remark42:http://localhost:9?site=demo&url=x");
		assert.match((await alerts(opened)).join(), /The server can’t be reached/);
	}),
);

const writing = [
	["401", text(401), "You’re not logged in. Log in, then try again."],
	["403", text(403), "The server doesn’t allow that."],
	["blocked", text(403, '{"code":7}'), "The site’s moderators have blocked you."],
	["closed", text(403, '{"code":8}'), "Comments are closed here."],
	["404", text(404), "The server doesn’t know this site or comment."],
	["409", text(409), "Something has changed in the meantime."],
];

const passing = [
	["500", text(500), "The server had a problem (500)."],
	["HTML", text(200), "The server’s answer made no sense."],
	[
		"cut short",
		{ status: 201, body: "{", cut: true, headers: { "content-length": "9" } },
		"The server’s answer broke off.",
	],
];

test(
	"in the middle",
	run(async (world, t) => {
		const server = await begin(world, t);
		const opened = await visitInRealTime(world, server);
		await post(opened, "First", "Ada");
		await opened.getByText("Logged in as Ada.").waitFor();
		for (const [name, answer, sentence] of writing) {
			server.does.answer = ({ method, url }) => method === "POST" && url.startsWith("/api/v1/comment") && answer;
			await post(opened, `Kept ${name}`);
			const form = composer(opened);
			await form.getByRole("alert").filter({ hasText: sentence }).waitFor();
			assert.equal(await box(form).inputValue(), `Kept ${name}`);
			server.does.answer = undefined;
			if (name === "401") {
				// The session is over: a name is asked for again, and the same text is posted.
				await form.getByRole("textbox", { name: "Name" }).fill("Ada");
			}
			await button(form, "Post comment").click();
			await comments(opened)
				.filter({ hasText: `Kept ${name}` })
				.waitFor();
			await opened.getByText("Logged in as Ada.").waitFor();
		}
		for (const [name, answer, sentence] of passing) {
			server.does.answer = ({ method, url }) => method === "POST" && url.startsWith("/api/v1/comment") && answer;
			await post(opened, `Waits ${name}`);
			const one = comments(opened).filter({ hasText: `Waits ${name}` });
			await waits(one).waitFor();
			await one.getByRole("alert").filter({ hasText: sentence }).waitFor();
			assert.equal(await box(composer(opened)).inputValue(), "");
			server.does.answer = undefined;
			await online(opened);
			await waits(opened).waitFor({ state: "detached" });
			await one.getByRole("link").first().waitFor();
		}
	}),
);

const waits = (scope) => scope.getByRole("status").filter({ hasText: "Waiting to be sent" });
const posts = ({ method, url }) => method === "POST" && url.startsWith("/api/v1/comment");
const online = (opened) => opened.evaluate(() => dispatchEvent(new Event("online")));

/** The texts that the server has, whatever a page shows. */
const had = async (server) => {
	const { comments } = (await server.api(`api/v1/find?site=demo&url=${encodeURIComponent(page)}&format=plain`)).json();
	return comments.map(({ orig }) => orig).sort();
};

test(
	"a comment whose answer is lost is posted once",
	run(async (world, t) => {
		const server = await begin(world, t);
		const opened = await visitInRealTime(world, server);
		await post(opened, "First", "Ada");
		await opened.getByText("Logged in as Ada.").waitFor();
		server.does.lose = posts;
		const saying = (text) => comments(opened).filter({ hasText: text });
		await post(opened, "Is *this* there?");
		await waits(saying("Is this there?")).waitFor();
		await saying("Is this there?").getByRole("alert").filter({ hasText: "The server’s answer broke off." }).waitFor();
		assert.equal(await box(composer(opened)).inputValue(), "");
		assert.deepEqual(await had(server), ["First", "Is *this* there?"]);
		await online(opened);
		await saying("Is this there?").getByRole("link").first().waitFor();
		assert.deepEqual(await alerts(opened), []);
		// The text that is posted instead replaces the one that the server has.
		await post(opened, "Fist");
		await waits(saying("Fist")).waitFor();
		server.does.lose = undefined;
		await button(saying("Fist"), "Edit").click();
		await box(composer(opened, "Edit comment")).fill("Second of all");
		await button(composer(opened, "Edit comment"), "Save").click();
		await saying("Second of all").getByRole("link").first().waitFor();
		assert.deepEqual(await had(server), ["First", "Is *this* there?", "Second of all"]);
	}),
);

test(
	"what could not be sent is sent at the next visit, by one tab, and can be thrown away",
	run(async (world, t) => {
		const server = await begin(world, t);
		const context = await world.context();
		const open = async () => {
			const opened = await world.open(html(world.tag({ thread: server.thread(page), loading: "eager" })), { context });
			await ready(opened);
			return opened;
		};
		const opened = await open();
		await post(opened, "First", "Ada");
		await opened.getByText("Logged in as Ada.").waitFor();
		server.does.answer = (request) => posts(request) && text(503);
		for (const one of ["No", "Later", "Latest"]) {
			await post(opened, one);
			await waits(comments(opened).filter({ hasText: one }))
				.first()
				.waitFor();
		}
		await button(comments(opened).filter({ hasText: "No" }), "Discard").click();
		assert.deepEqual(await bodies(opened), ["First", "Later", "Latest"]);
		await opened.reload();
		await ready(opened);
		const other = await open();
		for (const tab of [opened, other]) await waits(tab).nth(1).waitFor();
		server.does.answer = undefined;
		await Promise.all([online(opened), online(other)]);
		for (const tab of [opened, other]) {
			await waits(tab).first().waitFor({ state: "detached" });
			await comments(tab).filter({ hasText: "Latest" }).getByRole("link").first().waitFor();
			assert.deepEqual(await bodies(tab), ["First", "Later", "Latest"]);
		}
		assert.deepEqual(await had(server), ["First", "Later", "Latest"]);
		await opened.reload();
		await ready(opened);
		assert.deepEqual(await bodies(opened), ["First", "Later", "Latest"]);
	}),
);

const upvote = (page) => button(commentBy(page, "Bob"), "Upvote");
const byAda = (page) => comments(page).filter({ hasText: "By Ada" });

/** Waits until the only comment that has a score has this one. */
const scored = (page, score) =>
	page.waitForFunction(
		(score) => document.querySelector("after-word").shadowRoot.querySelector(".score").textContent === score,
		score,
	);

/** Votes and deletes, which the server refuses: both are taken back. */
async function actRefused(page, server) {
	await upvote(page).click();
	await page.getByRole("alert").filter({ hasText: "Couldn’t count your vote" }).waitFor();
	assert.equal(await upvote(page).getAttribute("aria-pressed"), "false");
	const removed = byAda(page);
	await choose(removed, "Delete");
	await removed.waitFor({ state: "detached" });
	assert.equal(server.of("PUT", "/api/v1/comment").length, 0);
	await page.clock.fastForward(11_000);
	await page.getByRole("alert").filter({ hasText: "Couldn’t delete the comment" }).waitFor();
	await removed.waitFor();
}

/** Votes, edits and deletes while the server is away: all three wait, in the next visit, too. */
async function actAway(page, another) {
	await upvote(page).click();
	await waits(commentBy(page, "Bob")).waitFor();
	assert.equal(await upvote(page).getAttribute("aria-pressed"), "true");
	await scored(page, "1");
	await choose(another, "Edit");
	await box(composer(page, "Edit comment")).fill("Another one");
	await button(composer(page, "Edit comment"), "Save").click();
	await waits(another).waitFor();
	await choose(byAda(page), "Delete");
	await page.clock.fastForward(11_000);
	await page.getByText("Deleted. Undo").waitFor();
	await page.reload();
	await ready(page);
	await waits(another).waitFor();
	assert.deepEqual(await bodies(page), ["By Bob", "Another one"]);
	assert.equal(await upvote(page).getAttribute("aria-pressed"), "true");
}

test(
	"a vote, an edit and a deletion are taken back where they are refused, and wait where the server is away",
	run(async (world, t) => {
		const server = await begin(world, t, { ANON_VOTE: "true", VOTES_IP: "true", EDIT_TIME: "1h" });
		const bob = await server.writer("Bob");
		await bob(page, "By Bob");
		const opened = await visit(world, server.thread(page), await world.context());
		await post(opened, "By Ada", "Ada");
		await opened.getByText("Logged in as Ada.").waitFor();
		await post(opened, "Another");
		const another = comments(opened).filter({ hasText: "Another" });
		await another.getByRole("link").first().waitFor();
		server.does.answer = ({ method }) => method === "PUT" && text(403);
		await actRefused(opened, server);
		server.does.answer = ({ method }) => method === "PUT" && text(503);
		await actAway(opened, another);
		server.does.answer = undefined;
		await online(opened);
		await waits(another).waitFor({ state: "detached" });
		await opened.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
		await scored(opened, "1");
		await opened.reload();
		await ready(opened);
		await scored(opened, "1");
		assert.deepEqual(await bodies(opened), ["By Bob", "Another one"]);
		assert.equal(await waits(opened).count(), 0);
	}),
);

test(
	"a server that asks to wait is asked again when it says",
	run(async (world, t) => {
		const server = await begin(world, t);
		const opened = await visit(world, server.thread(page), await world.context());
		await post(opened, "First", "Ada");
		await opened.getByText("Logged in as Ada.").waitFor();
		let refusals = 1;
		server.does.answer = ({ method, url }) =>
			method === "POST" &&
			url.startsWith("/api/v1/comment") &&
			refusals-- > 0 &&
			text(429, "Too many", { "retry-after": "7", "access-control-expose-headers": "Retry-After" });
		const asked = () => server.of("POST", "/api/v1/comment").length;
		const before = asked();
		await post(opened, "Patient");
		await opened.getByText("Sending…").waitFor();
		await opened.clock.fastForward(6_000);
		assert.equal(asked(), before + 1);
		await opened.clock.fastForward(2_000);
		await comments(opened).filter({ hasText: "Patient" }).waitFor();
		assert.equal(asked(), before + 2);
		// A server that refuses again and again gets its sentence.
		refusals = 99;
		await post(opened, "Kept");
		for (let i = 0; i < 3; i++) {
			await opened.waitForFunction(() => true);
			await new Promise((resolve) => setTimeout(resolve, 300));
			await opened.clock.fastForward(8_000);
		}
		const kept = comments(opened).filter({ hasText: "Kept" });
		await kept.getByRole("alert").filter({ hasText: "too many requests" }).waitFor();
		await waits(kept).waitFor();
	}),
);

test(
	"polling stops in a hidden tab, backs off where nothing comes, and outlives a server that is away",
	run(async (world, t) => {
		const server = await begin(world, t);
		const ada = await server.writer("Ada");
		await ada(page, "First");
		const context = await world.context();
		// The widget asks the browser's own getter, whatever the page puts in its way.
		await context.addInitScript(() => {
			Object.defineProperty(Document.prototype, "hidden", { get: () => window.isHidden === true });
		});
		const opened = await visit(world, server.thread(page), context);
		const finds = () => server.requests.filter(({ url }) => url.includes("/find?")).length;
		const begun = finds();
		const polls = () => finds() - begun;
		const pass = async (seconds) => {
			await opened.clock.fastForward(seconds * 1000);
			await new Promise((resolve) => setTimeout(resolve, 300));
		};
		await pass(16);
		assert.equal(polls(), 1);
		await pass(16); // it is half a minute now
		assert.equal(polls(), 1);
		await pass(16);
		assert.equal(polls(), 2);
		const hide = (hidden) =>
			opened.evaluate((hidden) => {
				window.isHidden = hidden;
				document.dispatchEvent(new Event("visibilitychange"));
			}, hidden);
		await hide(true);
		await pass(600);
		assert.equal(polls(), 2);
		await ada(page, "Second");
		await ada(page, "Third");
		await hide(false);
		await opened.getByText("2 new comments").waitFor();
		assert.equal(polls(), 3);
		assert.deepEqual(await bodies(opened), ["First"]);
		server.does.answer = ({ url }) => url.includes("/find?") && text(502);
		await pass(16);
		assert.equal(polls(), 4);
		assert.deepEqual(await alerts(opened), []);
		server.does.answer = undefined;
		await ada(page, "Fourth");
		await pass(60);
		await opened.getByText("3 new comments").waitFor();
		await button(opened, "Show").click();
		await region(opened).getByRole("heading", { name: "4 comments" }).waitFor();
		assert.equal(await opened.getByText("new comments").count(), 0);
		// Without its element nothing is asked any more. The tag goes, too, since it would put the element
		// back.
		await opened.evaluate(() => {
			for (const part of document.querySelectorAll("script, after-word")) part.remove();
		});
		await pass(1); // one may be on its way
		const before = polls();
		await pass(900);
		assert.equal(polls(), before);
	}),
);

test(
	"a reader's clock that is wrong",
	run(async (world, t) => {
		const server = await begin(world, t, { EDIT_TIME: "1h" });
		for (const [ahead, name] of [
			[-86_400_000, "Slow"],
			[86_400_000, "Fast"],
		]) {
			const opened = await world.open(html(world.tag({ thread: server.thread(page), loading: "eager" })), {
				context: await world.context(),
				before: (page) => page.clock.install({ time: Date.now() + ahead }),
			});
			await ready(opened);
			await post(opened, `By ${name}`, name);
			const own = commentBy(opened, name);
			await own.getByRole("timer").waitFor();
			assert.match(await own.getByRole("timer").textContent(), /^(60:00|59:5\d) left/);
			await choose(own, "Edit");
			await box(composer(opened, "Edit comment")).fill("Changed");
			await button(composer(opened, "Edit comment"), "Save").click();
			await own.getByText("Changed").waitFor();
			assert.deepEqual(await alerts(opened), []);
		}
	}),
);

test(
	"many elements are counted with one request",
	run(async (world, t) => {
		const server = await begin(world, t);
		const ada = await server.writer("Ada");
		await ada(`${page}/1`, "One");
		await ada(`${page}/2`, "One");
		await ada(`${page}/2`, "Two");
		const spans = [1, 2, 3, 2].map(
			(n) => `<b data-afterword-count="${server.thread(`${page}/${n}`).replaceAll("&", "&amp;")}">…</b>`,
		);
		const opened = await world.open(html(spans.join(" ") + world.tag()), { context: await world.context() });
		await opened.waitForFunction(() => document.body.textContent.trim() === "1 2 0 2");
		assert.equal(server.of("POST", "/api/v1/counts").length, 1);
		assert.equal(server.of("GET", "/api/v1/find").length, 0);
	}),
);

test(
	"who somebody is that the server does not say just now it is asked again, and what they wrote is sent",
	run(async (world, t) => {
		const server = await begin(world, t);
		const opened = await visitInRealTime(world, server);
		const known = opened.getByText("Logged in as Ada.");
		await post(opened, "First", "Ada");
		await known.waitFor();

		// A page that knows who its readers are keeps them logged in.
		const refused = 0;
		server.does.fault = ({ url }) => (url.startsWith("/api/v1/user") ? refused : undefined);
		await opened.evaluate(() => document.querySelector("after-word").refresh());
		assert.equal(await known.count(), 1);

		server.does.fault = ({ url }) => (/\/api\/v1\/(user|comment)/.test(url) ? refused : undefined);
		await post(opened, "Second");
		await opened.locator(".unsent").waitFor();
		await opened.reload();
		await ready(opened);
		assert.equal(await known.count(), 0);
		server.does.fault = undefined;
		await opened.evaluate(() => dispatchEvent(new Event("online")));
		await known.waitFor();
		await opened.locator(".unsent").waitFor({ state: "detached" });
		assert.deepEqual(await bodies(opened), ["First", "Second"]);
	}),
);
