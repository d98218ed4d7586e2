// Readers of a page talk on a real Waline server, which is of another origin than the
// page.

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
import { talk, visit } from "../server/conversation.js";
import { waline } from "./waline.js";

const path = "/posts/story/?a=b";

test(
	"two people read, write and answer; each hears the other",
	run(async (world, t) => {
		const server = await waline((undo) => t.after(undo));
		world.expected.push(/Failed to load resource/); // pictures of people, from a host that is not there
		const ada = await visit(world, server.thread(path), await world.context());
		const bob = await visit(world, server.thread(path), await world.context());
		await talk(ada, bob, "Ada");

		await ada.reload();
		await ready(ada);
		assert.deepEqual(await bodies(ada), ["First of all & <b>so on</b>", "I agree"]);
		for (const page of [ada, bob]) {
			assert.deepEqual(await alerts(page), []);
			assert.deepEqual(await told(page, "error"), []);
		}
	}),
);

test(
	"what waits for approval is shown to its writer, and says so",
	run(async (world, t) => {
		const server = await waline((undo) => t.after(undo), { COMMENT_AUDIT: "true" });
		world.expected.push(/Failed to load resource/);
		const page = await visit(world, server.thread(path));
		await post(page, "Let me in", "Ada");
		await waitForEvent(page, "posted");
		await commentBy(page, "Ada").getByText("Waiting for approval").waitFor();
		await page.clock.fastForward("00:20"); // the widget loads the thread, which does not have the comment
		assert.deepEqual(await bodies(page), ["Let me in"]);
		await page.reload();
		await ready(page);
		assert.deepEqual(await bodies(page), []);
	}),
);

test(
	"who has an account logs in, likes, edits and deletes",
	run(async (world, t) => {
		const server = await waline((undo) => t.after(undo));
		world.expected.push(/Failed to load resource/);
		const [, bob] = [await server.person("Ada"), await server.person("Bob")];
		const body = { comment: "By a visitor", nick: "Cy", mail: "", link: "", url: path, ua: "" };
		await server.api("POST", "comment", { body });
		const page = await visit(world, server.thread(path));
		const likes = async () =>
			(await server.api("GET", `comment?path=${encodeURIComponent(path)}`)).data.map((c) => c.like);

		// Everybody may like, once.
		const like = button(commentBy(page, "Cy"), "Upvote");
		assert.equal(await button(page, "Downvote").count(), 0);
		await like.click();
		for (let i = 0; i < 50 && (await likes())[0] !== 1; i++) await new Promise((resolve) => setTimeout(resolve, 100));
		assert.deepEqual(await likes(), [1]);
		await page.reload();
		await ready(page);
		assert.equal(await like.getAttribute("aria-pressed"), "true");

		await button(page, "Log in with a password").click();
		const form = composer(page, "Log in with a password");
		await form.getByRole("textbox", { name: "Email address" }).fill(bob.email);
		await form.getByLabel("Password").fill("wrong");
		await button(form, "Log in").click();
		await form.getByRole("alert").waitFor();
		await form.getByLabel("Password").fill(bob.password);
		await button(form, "Log in").click();
		await page.getByText("Logged in as Bob.").waitFor();
		await post(page, "By a member");
		await waitForEvent(page, "posted");
		const own = commentBy(page, "Bob");
		await choose(own, "Edit");
		await box(composer(page, "Edit comment")).fill("By *this* member");
		await button(composer(page, "Edit comment"), "Save").click();
		await page.getByText("By this member").waitFor();
		await page.reload();
		await ready(page);
		assert.deepEqual(await bodies(page), ["By a visitor", "By this member"]);
		await choose(own, "Delete");
		await own.waitFor({ state: "detached" });
		await page.clock.fastForward("00:11");
		for (let i = 0; i < 50 && (await likes()).length > 1; i++) await new Promise((resolve) => setTimeout(resolve, 100));
		assert.deepEqual(await likes(), [1]);
		await button(page, "Log out").click();
		await button(page, "Log in with a password").waitFor();
		assert.deepEqual(await alerts(page), []);
	}),
);

/**
 * What stands for the script of Waline's own page, which is no package: it does what a
 * page sees of that, as the client of Waline has it.
 */
const admin = (token) =>
	`document.body.append("Log in with GitHub"); document.body.onclick = () =>
		opener.postMessage({ type: "userInfo", data: { token: "${token}", objectId: 2, display_name: "Bob" } }, "*");`;

test(
	"in a window of the server's, which offers what else it knows",
	run(async (world, t) => {
		const server = await waline((undo) => t.after(undo), { WALINE_ADMIN_MODULE_ASSET_URL: "/admin.js" });
		world.expected.push(/Failed to load resource/);
		const [, bob] = [await server.person("Ada"), await server.person("Bob")];
		const page = await visit(world, server.thread(path));
		await page
			.context()
			.route(`${server.origin}/admin.js`, (route) =>
				route.fulfill({ contentType: "text/javascript", body: admin(bob.token) }),
			);
		const opens = page.waitForEvent("popup");
		await button(page, "Log in with Waline").click();
		const window = await opens;
		await Promise.all([window.waitForEvent("close"), window.getByText("Log in with GitHub").click()]);
		await page.getByText("Logged in as Bob.").waitFor();
		await post(page, "By a member");
		await waitForEvent(page, "posted");
		await commentBy(page, "Bob").waitFor();
		assert.deepEqual(await alerts(page), []);
	}),
);
