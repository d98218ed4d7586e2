// Readers of a post's replies are led to where they can reply, by way of their own server once they have
// named it; and each reply shows once.

import assert from "node:assert/strict";
import { alerts, bodies, button, composer, html, ready, run, test } from "./harness.js";

const json = (body) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const account = { id: "2", acct: "bea@b.test", display_name: "Bea", url: "https://b.test/@bea" };

/** A post with a reply, as an instance has it; others know the reply by the same address. */
function instance(host, id, more = []) {
	const reply = {
		...{ id: `${id}1`, in_reply_to_id: id, content: "<p>One</p>", url: "https://b.test/@bea/1" },
		...{ created_at: "2026-01-02T03:04:05Z", account, replies_count: more.length },
	};
	host.files[`/api/v1/statuses/${id}/context`] = json({ descendants: [reply, ...more] });
	host.files[`/api/v1/statuses/${id}`] = json({ id, account: { id: "1" }, favourites_count: 3, reblogs_count: 2 });
	return `mastodon:${host.origin}/@ada/${id}`;
}

test(
	"a reader names their own server once",
	run(async (world) => {
		const thread = instance(world.host, "7");
		const page = await world.open(html(world.tag({ thread, loading: "eager" })));
		await ready(page);
		const post = `${world.host.origin}/@ada/7`;
		const { host } = new URL(world.host.origin);
		const there = (name) => page.getByRole("link", { name: `Reply on ${name}`, exact: true });
		assert.equal(await there(host).getAttribute("href"), post);
		await page.getByText("Likes: 3. Shares: 2.").waitFor();

		await button(page, "Use another server").click();
		const form = composer(page, "Use another server");
		const server = form.getByRole("textbox", { name: "Your server" });
		await server.fill("nowhere");
		await server.press("Enter");
		await form.getByRole("alert").waitFor();
		await server.fill("@cy@Far.example");
		await button(form, "Use it").click();
		await there("far.example").waitFor();
		const leads = `https://far.example/authorize_interaction?uri=${encodeURIComponent(post)}`;
		assert.equal(await there("far.example").getAttribute("href"), leads);
		await page.reload();
		await ready(page);
		assert.equal(await there("far.example").getAttribute("href"), leads);
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"what two servers have of one thing shows once",
	run(async (world) => {
		const other = { id: "99", in_reply_to_id: "81", content: "<p>Two</p>", url: "https://c.test/2", account };
		const thread = `${instance(world.host, "7")} ${instance(world.host, "8", [other])}`;
		const page = await world.open(html(world.tag({ thread, loading: "eager" })));
		await ready(page);
		assert.deepEqual(await bodies(page), ["One", "Two"]);
		const one = page.getByRole("article", { name: "Comment by Bea" }).first();
		assert.equal(await one.getByRole("article").count(), 1);
	}),
);

test(
	"a server's own emoji are pictures in the text",
	run(async (world) => {
		const { host } = world;
		const picture =
			'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><circle cx="32" cy="32" r="32"/></svg>';
		host.files["/wave.svg"] = { headers: { "content-type": "image/svg+xml" }, body: picture };
		const emojis = [
			{ shortcode: "wave", url: `${host.origin}/moves.gif`, static_url: `${host.origin}/wave.svg` },
			{ shortcode: "bad", static_url: "javascript:alert(1)" },
		];
		const content = `<p>Hello :wave: :bad: :none: <a href="${host.origin}/:wave:">:wave:</a> <img src="${host.origin}/other.png" alt="x"></p>`;
		const cy = { ...account, id: "3", display_name: "Cy :wave:", emojis };
		const reply = { id: "99", in_reply_to_id: "71", content, emojis, account: cy, url: "https://c.test/2" };
		const page = await world.open(html(world.tag({ thread: instance(host, "7", [reply]), loading: "eager" })));
		await ready(page);
		const comment = page.getByRole("article", { name: "Comment by Cy", exact: false }).last();
		const pictures = comment.locator("p img");
		const seen = () =>
			pictures.evaluateAll((all) => all.map((e) => [e.alt, e.naturalWidth > 0, e.clientWidth, e.clientHeight]));
		await comment.scrollIntoViewIfNeeded();
		await page.waitForFunction(() =>
			[...document.querySelector("after-word").shadowRoot.querySelectorAll("p img")].every((e) => e.naturalWidth),
		);
		assert.deepEqual(await seen(), Array(2).fill([":wave:", true, 20, 20]));
		assert.equal((await comment.locator("p").first().textContent()).trim(), "Hello  :bad: :none:  x");
		assert.equal(await comment.getByRole("link", { name: ":wave:" }).getAttribute("href"), `${host.origin}/:wave:`);
		assert.deepEqual(await alerts(page), []);
	}),
);
