// These tests cover elements that show how many comments a thread has.

import assert from "node:assert/strict";
import { alerts, choose, html, latch, post, ready, run, test, told } from "./harness.js";

const file = JSON.stringify({
	version: 1,
	comments: [
		{ id: "a", body: "One" },
		{ id: "b", deleted: true },
		{ id: "c", parent: "b", body: "Two" },
		{ id: "d", deleted: true },
		{ id: "e", parent: "c", body: "Three" },
	],
});
const shows = (page, id, text) =>
	page.waitForFunction(([id, text]) => document.getElementById(id).textContent === text, [id, text]);

test(
	"numbers, in digits, without any <after-word>",
	run(async (world) => {
		const { host } = world;
		world.expected.push(/Failed to load resource/);
		host.files["/thread.json"] = file;
		const page = await world.open(
			html(
				`<a id="a" data-afterword-count="json:/thread.json">comments</a><b id="b" data-afterword-count="json:/thread.json"></b>` +
					`<i id="c" data-afterword-count="local:story">many</i><i id="d" data-afterword-count="json:/missing.json">several</i>` +
					`<i id="e" data-afterword-count="nonsense">some</i><i id="f" data-afterword-count="">few</i>${world.tag()}`,
			),
		);
		await shows(page, "a", "3");
		await shows(page, "b", "3");
		await shows(page, "c", "0");
		assert.equal(host.of("/thread.json").length, 1);
		await page.evaluate(() => {
			document.body.insertAdjacentHTML(
				"beforeend",
				`<p><span id="late" data-afterword-count="json:/thread.json">…</span></p>`,
			);
			document.getElementById("f").dataset.afterwordCount = "local:other";
		});
		await shows(page, "late", "3");
		await shows(page, "f", "0");
		assert.equal(await page.locator("#d").textContent(), "several");
		assert.equal(await page.locator("#e").textContent(), "some");
		assert.equal(await page.locator("after-word").count(), 0);
		assert.deepEqual(await told(page, "error"), []);
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"a local count follows what is posted in this tab and another",
	run(async (world) => {
		const page = await world.open(
			html(`<i id="n" data-afterword-count="local:story">-</i>${world.tag({ thread: "local:story" })}`),
		);
		await ready(page);
		await shows(page, "n", "0");
		await post(page, "One");
		await shows(page, "n", "1");
		const other = await world.open(undefined);
		await ready(other);
		await shows(other, "n", "1");
		await post(other, "Two");
		await shows(other, "n", "2");
		await shows(page, "n", "2");
		await choose(page, "Delete");
		await shows(other, "n", "1");
		await shows(page, "n", "1");
	}),
);

test(
	"a thousand or more are digits only",
	run(async (world) => {
		world.host.files["/thread.json"] = JSON.stringify({
			version: 1,
			comments: Array.from({ length: 1234 }, (_, i) => ({ id: `c${i}`, body: "x" })),
		});
		const page = await world.open(html(`<i id="n" data-afterword-count="json:/thread.json"></i>${world.tag()}`));
		await shows(page, "n", "1234");
	}),
);

test(
	"without a module the text stays",
	run(async (world) => {
		world.expected.push(/Failed to load resource/, /^warning: afterword:/);
		world.cdn.does.replace = (name) => name.includes(".wasm") && { status: 404 };
		const page = await world.open(html(`<i id="n" data-afterword-count="local:story">many</i>${world.tag()}`));
		await page.waitForLoadState("networkidle");
		assert.equal(await page.locator("#n").textContent(), "many");
	}),
);

test(
	"a number waits until the page has all that it is made of",
	run(async (world) => {
		const picture = latch();
		world.host.files["/thread.json"] = file;
		world.host.files["/slow.png"] = { body: "", hold: picture.promise };
		const page = await world.open(
			html(`<img src="/slow.png" alt=""><i id="a" data-afterword-count="json:/thread.json">…</i>${world.tag()}`),
			{ waitUntil: "commit" },
		);
		await page.waitForFunction(() => customElements.get("after-word"));
		assert.equal(await page.locator("#a").textContent(), "…");
		assert.equal(world.cdn.of(/\.wasm/).length, 0);
		picture.open();
		await shows(page, "a", "3");
	}),
);
