// Readers of a page talk on a real WordPress site, which is of another origin than
// the page.

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
	post,
	ready,
	run,
	test,
	told,
} from "../browser/harness.js";
import { talk, visit } from "../server/conversation.js";
import { wordpress } from "./wordpress.js";

test(
	"two visitors read, write and answer; each hears the other; one waits for approval",
	run(async (world, t) => {
		const site = await wordpress((undo) => t.after(undo));
		const ada = await visit(world, site.thread(), await world.context());
		const bob = await visit(
			world,
			site.thread(`?url=${encodeURIComponent(`${site.origin}/story/`)}`),
			await world.context(),
		);
		await talk(ada, bob, "Ann");
		assert.deepEqual(await bodies(ada), ["First of all & <b>so on</b>", "I agree"]);

		// On the site itself it is a comment like others.
		const shown = await (await fetch(`${site.origin}/story/`)).text();
		assert.match(shown, /First of <strong>all<\/strong> &amp; &lt;b&gt;so on&lt;\/b&gt;/);

		// What has to be approved is shown to its writer alone, and says so.
		site.option("comment_moderation", "1");
		await post(ada, "Let me in", "Ann");
		await waitForEvent(ada, "posted", 2);
		await ada.getByText("Waiting for approval").waitFor();
		await bob.reload();
		await ready(bob);
		assert.deepEqual(await bodies(bob), ["First of all & <b>so on</b>", "I agree"]);
		for (const page of [ada, bob]) {
			assert.deepEqual(await alerts(page), []);
			assert.deepEqual(await told(page, "error"), []);
		}
	}),
);

test(
	"who writes too quickly for the site has the comment wait, and it is posted once",
	run(async (world, t) => {
		const site = await wordpress((undo) => t.after(undo), { flood: true });
		world.expected.push(/400 \(Bad Request\)/, /Failed to load resource/);
		const page = await visit(world, site.thread());
		const there = () =>
			site.sql("SELECT comment_content FROM wordpress.wp_comments ORDER BY comment_ID").trim().split("\n");
		await post(page, "One", "Cy");
		await waitForEvent(page, "posted");
		await post(page, "Two", "Cy");
		await page.getByText("Waiting to be sent.").waitFor();
		assert.deepEqual(there(), ["One"]);
		await page.clock.fastForward("00:05");
		await new Promise((resolve) => setTimeout(resolve, 1000));
		assert.deepEqual(there(), ["One"]);
		// The site looks at the time of the last comment.
		site.sql("UPDATE wordpress.wp_comments SET comment_date_gmt = comment_date_gmt - INTERVAL 1 MINUTE");
		await page.clock.fastForward("05:00");
		await waitForEvent(page, "posted", 2);
		await page.getByText("Waiting to be sent.").waitFor({ state: "detached" });
		await page.reload();
		await ready(page);
		assert.deepEqual(await bodies(page), ["One", "Two"]);
		assert.deepEqual(there(), ["One", "Two"]);
	}),
);

test(
	"on the site's own origin who is logged in there writes, edits, deletes and logs out",
	run(async (world, t) => {
		const site = await wordpress((undo) => t.after(undo));
		// For a reader who is not logged in, the site's response is an error.
		world.expected.push(/400 \(Bad Request\)/, /403 \(Forbidden\)/, /Failed to load resource/);
		world.main = await world.context();
		const page = await world.main.newPage();
		world.watch(page);
		await page.clock.install();
		await page.goto(site.page("page.html", html(world.tag({ thread: site.thread(), loading: "eager" }))));
		await ready(page);
		await post(page, "As a visitor", "Cy");
		await waitForEvent(page, "posted");

		const opens = page.waitForEvent("popup");
		await button(page, "Log in with WordPress").click();
		const window = await opens;
		await window.locator("#user_login").fill("ada");
		await window.locator("#user_pass").fill("ada-password");
		await Promise.all([window.waitForEvent("close"), window.locator("#wp-submit").click()]);
		await page.getByText("Logged in as Ada.").waitFor();
		await post(page, "By **Ada**");
		await waitForEvent(page, "posted", 2);
		const own = commentBy(page, "Ada");
		await choose(own, "Edit");
		const form = composer(page, "Edit comment");
		assert.equal(await box(form).inputValue(), "By **Ada**");
		await box(form).fill("By *her*");
		await button(form, "Save").click();
		await page.getByText("By her").waitFor();
		assert.match(await (await fetch(`${site.origin}/story/`)).text(), /By <em>her<\/em>/);
		await page.reload();
		await ready(page);
		await page.getByText("Logged in as Ada.").waitFor();
		await choose(own, "Delete");
		await own.waitFor({ state: "detached" });
		await page.clock.fastForward("00:11");
		const left = async () => Number(site.sql("SELECT COUNT(*) FROM wordpress.wp_comments WHERE comment_approved='1'"));
		for (let i = 0; i < 50 && (await left()) > 1; i++) await new Promise((resolve) => setTimeout(resolve, 100));
		assert.equal(await left(), 1);
		await button(page, "Log out").click();
		await button(page, "Log in with WordPress").waitFor();
		await page.reload();
		await ready(page);
		await button(page, "Log in with WordPress").waitFor();
		assert.deepEqual(await bodies(page), ["As a visitor"]);
		assert.deepEqual(await alerts(page), []);
	}),
);
