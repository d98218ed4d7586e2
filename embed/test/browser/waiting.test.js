// What could not be sent waits in its place in the thread, outlives the page, and is
// sent once, in order.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import {
	alerts,
	bodies,
	box,
	button,
	commentBy,
	comments,
	composer,
	crossOrigin,
	waitForEvent,
	html,
	nameBox,
	post,
	ready,
	run,
	test,
	told,
} from "./harness.js";

/** A Waline server that can be away. `lost` responses are not sent, though the server has done what was asked. */
async function waline(t) {
	const has = [];
	const does = { away: false, lost: false };
	const server = createServer(async (request, response) => {
		if (does.away) return request.socket.destroy();
		response.setHeader("access-control-allow-origin", "*");
		response.setHeader("access-control-allow-headers", "*");
		let body = "";
		for await (const piece of request) body += piece;
		let data = { count: has.length, totalPages: 1, data: has };
		if (request.method === "POST") {
			const { comment, nick, pid, rid } = JSON.parse(body);
			const n = has.length + 1;
			data = { objectId: `n${n}`, orig: comment, comment: `<p>${comment}</p>`, nick, time: Date.now(), pid, rid };
			has.push(data);
		}
		if (does.lost) return request.socket.destroy();
		response.setHeader("content-type", "application/json");
		response.end(request.method === "OPTIONS" ? "" : JSON.stringify({ errno: 0, data }));
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	return {
		does,
		texts: () => has.map(({ orig }) => orig),
		thread: `waline:http://127.0.0.1:${server.address().port}?path=/p`,
	};
}

const expected = [
	/Failed to load resource/,
	crossOrigin,
	/ERR_/,
	/NetworkError|network connection was lost|Could not connect/,
];
const waits = (scope) => scope.getByRole("status").filter({ hasText: "Waiting to be sent" });
const online = (page) => page.evaluate(() => dispatchEvent(new Event("online")));

async function begin(world, t) {
	world.expected.push(...expected);
	const server = await waline(t);
	const context = await world.context();
	const open = async () => {
		const page = await world.open(html(world.tag({ thread: server.thread, loading: "eager" })), { context });
		await ready(page);
		return page;
	};
	return { server, open };
}

test(
	"several comments wait in the thread, outlive the page, and are sent once, in order",
	run(async (world, t) => {
		const { server, open } = await begin(world, t);
		const page = await open();
		server.does.away = true;
		await post(page, "One", "Ada");
		const one = commentBy(page, "Ada").filter({ hasText: "One" });
		await waits(one).waitFor();
		assert.match((await alerts(one)).join(), /Couldn’t post your comment. The server can’t be reached/);
		assert.equal(await box(composer(page)).inputValue(), "");
		assert.equal(await nameBox(composer(page)).inputValue(), "Ada");
		await post(page, "Two");
		await post(page, "Three");
		await waits(page).nth(2).waitFor();
		assert.deepEqual(await bodies(page), ["One", "Two", "Three"]);
		assert.deepEqual(await told(page, "posted"), []);
		assert.equal(await one.getByRole("link").count(), 0); // nothing leads to it yet
		// The server is still away as the page is loaded again, and comes back.
		await page.reload();
		await ready(page);
		server.does.away = false;
		await online(page);
		await waitForEvent(page, "posted", 3);
		assert.deepEqual(server.texts(), ["One", "Two", "Three"]);
		assert.deepEqual(await bodies(page), ["One", "Two", "Three"]);
		assert.equal(await waits(page).count(), 0);
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(
			(await told(page, "posted")).map(({ id }) => id),
			["n1", "n2", "n3"],
		);
		await page.reload();
		await ready(page);
		assert.deepEqual(await bodies(page), ["One", "Two", "Three"]);
		assert.equal(await waits(page).count(), 0);
	}),
);

test(
	"what waits can be changed, thrown away and answered",
	run(async (world, t) => {
		const { server, open } = await begin(world, t);
		const page = await open();
		server.does.away = true;
		for (const text of ["Fist", "No", "Last"]) {
			await post(page, text, text);
			await waits(commentBy(page, text)).waitFor();
		}
		await button(commentBy(page, "No"), "Discard").click();
		await commentBy(page, "No").waitFor({ state: "detached" });
		await button(commentBy(page, "Fist"), "Reply").click();
		const reply = composer(page, "Reply to Fist");
		await nameBox(reply).fill("Eve");
		await box(reply).fill("Punch");
		await button(reply, "Post reply").click();
		await waits(commentBy(commentBy(page, "Fist"), "Eve")).waitFor();
		await button(commentBy(page, "Fist"), "Edit").first().click();
		const edit = composer(page, "Edit comment");
		assert.equal(await box(edit).inputValue(), "Fist");
		server.does.away = false;
		await online(page); // what is being edited is not sent
		await comments(page).filter({ hasText: "Last" }).getByRole("link").first().waitFor();
		assert.deepEqual(server.texts(), ["Last"]);
		await box(edit).fill("First");
		await button(edit, "Save").click();
		await waitForEvent(page, "posted", 3);
		assert.deepEqual(server.texts(), ["Last", "First", "Punch"]);
		const [, first, punch] = await told(page, "posted");
		assert.equal(punch.parent, first.id);
		assert.equal(await waits(page).count(), 0);
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"tabs share what waits, and one of them sends it",
	run(async (world, t) => {
		const { server, open } = await begin(world, t);
		const one = await open();
		const two = await open();
		server.does.lost = true;
		await post(one, "Once", "Ada");
		await waits(commentBy(two, "Ada")).waitFor();
		await post(two, "Twice", "Bob");
		await waits(commentBy(one, "Bob")).waitFor();
		await post(two, "Never", "Eve");
		await button(commentBy(one, "Eve"), "Discard").click();
		await commentBy(two, "Eve").waitFor({ state: "detached" });
		server.does.lost = false;
		await Promise.all([online(one), online(two)]);
		for (const page of [one, two]) {
			await commentBy(page, "Bob").getByRole("link").first().waitFor();
			assert.deepEqual(await bodies(page), ["Once", "Twice"]);
		}
		assert.deepEqual(server.texts(), ["Once", "Twice"]);
	}),
);
