// These tests show each rule of the format of thread files, and what is no thread file.

import assert from "node:assert/strict";
import {
	alerts,
	bodies,
	button,
	commentBy,
	comments,
	crossOrigin,
	html,
	post,
	ready,
	region,
	run,
	test,
	told,
} from "./harness.js";

const open = async (world, file, thread = "json:/thread.json") => {
	world.host.files["/thread.json"] =
		typeof file === "string" || file?.headers || file?.status ? file : JSON.stringify(file);
	const page = await world.open(html(world.tag({ thread, loading: "eager" })));
	await ready(page);
	return page;
};
const thread = (...comments) => ({ version: 1, comments });
const says = (page) =>
	region(page)
		.getByRole("status")
		.allTextContents()
		.then((all) => all.join("\n").trim());

test(
	"a whole thread, read only",
	run(async (world) => {
		const page = await open(
			world,
			thread(
				{
					id: "b 1/é",
					parent: "a",
					author: { name: "Bob", url: "javascript:alert(1)" },
					created: "2026-01-02T03:04:06Z",
					body: "Second",
				},
				{
					id: "a",
					parent: null,
					author: { name: "Ada", url: "https://ada.example/" },
					created: "2026-01-02T03:04:05Z",
					edited: "2026-01-03T00:00:00Z",
					body: "First <b>raw</b>",
					up: 3,
					down: 1,
					pinned: true,
					extra: {},
				},
				{ id: "c", parent: "", created: "2026-01-01T00:00:00Z", body: "Oldest", author: null },
			),
		);
		assert.deepEqual(await told(page, "ready"), [{ article: null, comments: 3 }]);
		assert.deepEqual(await bodies(page), ["First <b>raw</b>", "Second", "Oldest"]); // the pinned comment comes first
		await page.getByRole("heading", { name: "3 comments", level: 2 }).waitFor();
		const ada = commentBy(page, "Ada");
		assert.equal(
			await ada.getByRole("link", { name: "Ada", exact: true }).getAttribute("href"),
			"https://ada.example/",
		);
		assert.equal(await commentBy(ada, "Bob").getByRole("link", { name: "Bob" }).count(), 0);
		assert.match(await ada.textContent(), /edited/);
		assert.match(await ada.textContent(), /2 points/);
		assert.equal(
			await commentBy(page, "Bob").locator("time").locator("xpath=..").getAttribute("href"),
			"#comment-b%201%2F%C3%A9",
		);
		assert.equal(await commentBy(page, "Bob").locator("time").getAttribute("datetime"), "2026-01-02T03:04:06Z");
		assert.equal(await page.getByRole("form").count(), 0);
		assert.equal(await page.getByRole("button", { name: /^(?!More$)/ }).count(), 0); // the menu More changes nothing
		assert.equal(await says(page), "");
		assert.deepEqual(await alerts(page), []);
		const sort = page.getByRole("combobox", { name: "Sort by" });
		await sort.selectOption("newest");
		assert.deepEqual(await bodies(page), ["First <b>raw</b>", "Second", "Oldest"]);
	}),
);

test(
	"the order follows the attribute; a bad or missing time shows none and sorts last",
	run(async (world) => {
		const file = thread(
			{ id: "x", body: "bad", created: "yesterday", up: 9 },
			{ id: "1", body: "first", created: "2026-01-01", up: 1 },
			{ id: "y", body: "none" },
			{ id: "2", body: "second", created: "2026-01-02T00:00:00.5+01:00", up: 5, down: 1 },
		);
		const page = await open(world, file);
		assert.deepEqual(await bodies(page), ["first", "second", "bad", "none"]);
		assert.equal(await comments(page).locator("time").count(), 2);
		assert.equal(await says(page), "");
		await page.evaluate(() => document.querySelector("after-word").setAttribute("sort", "newest"));
		await page.waitForFunction(
			() =>
				document.querySelector("after-word").shadowRoot.querySelector("[part=comment-body]").textContent === "second",
		);
		assert.deepEqual(await bodies(page), ["second", "first", "bad", "none"]);
		await page.evaluate(() => document.querySelector("after-word").setAttribute("sort", "top"));
		await page.waitForFunction(
			() => document.querySelector("after-word").shadowRoot.querySelector("[part=comment-body]").textContent === "bad",
		);
		assert.deepEqual(await bodies(page), ["bad", "second", "first", "none"]);
	}),
);

const repairs = {
	"an unknown parent": [[{ id: "a", parent: "zz", body: "A" }], "1 comment moved to the top level."],
	"a comment that answers itself": [[{ id: "a", parent: "a", body: "A" }], "1 comment moved to the top level."],
	"a cycle of three and what hangs on it": [
		[
			{ id: "a", parent: "c", body: "A" },
			{ id: "b", parent: "a", body: "B" },
			{ id: "c", parent: "b", body: "C" },
			{ id: "d", parent: "c", body: "D" },
		],
		"3 comments moved to the top level.",
	],
	"a second of one id": [
		[
			{ id: "a", body: "A" },
			{ id: "a", body: "Not this" },
		],
		"1 comment left out.",
	],
	"entries without what they must have": [
		[
			{ id: "a", body: "A" },
			{ body: "no id" },
			{ id: 5, body: "x" },
			{ id: "", body: "x" },
			{ id: "b" },
			{ id: "c", body: null },
			null,
			7,
			"x",
			[],
		],
		"9 comments left out.",
	],
	both: [
		[
			{ id: "a", parent: "x", body: "A" },
			{ id: "b", parent: "y", body: "B" },
			{ id: "a", body: "C" },
		],
		"2 comments moved to the top level, 1 left out.",
	],
	"a deleted one needs no body": [
		[
			{ id: "a", deleted: true },
			{ id: "b", parent: "a", body: "B" },
		],
		"",
	],
	"nothing but deleted ones": [
		[
			{ id: "a", deleted: true },
			{ id: "b", parent: "a", deleted: true, body: "x" },
		],
		"",
	],
};

for (const [name, [comments_, sentence]] of Object.entries(repairs)) {
	test(
		`repairs: ${name}`,
		run(async (world) => {
			const page = await open(world, thread(...comments_));
			assert.equal(await says(page), sentence);
			assert.deepEqual(await alerts(page), []);
			assert.equal(await page.getByText("Not this").count(), 0);
			const [{ comments: n }] = await told(page, "ready");
			assert.equal(await comments(page).count(), n);
			const title = n === 0 ? "Comments" : n === 1 ? "1 comment" : `${n} comments`;
			await page.getByRole("heading", { name: title, exact: true }).waitFor();
		}),
	);
}

const broken = {
	"no JSON": ["{", /isn’t JSON/],
	nothing: ["", /isn’t JSON/],
	"a web page": [{ headers: { "content-type": "text/html" }, body: "<!doctype html><p>Hi" }, /isn’t JSON/],
	"no array": [{ version: 1, comments: {} }, /no list of comments/],
	"another thing": [[1, 2], /no list of comments/],
	"version 2": [{ version: 2, comments: [] }, /version 2/],
	"no version": [{ comments: [] }, /version/],
	"a 404": [{ status: 404, body: JSON.stringify(thread()) }, /nothing at http:\/\/127\.0\.0\.1:\d+\/\S+ \(404\)/],
};

for (const [name, [file, sentence]] of Object.entries(broken)) {
	test(
		`no thread: ${name}`,
		run(async (world) => {
			world.expected.push(/Failed to load resource/);
			const page = await open(world, file);
			const found = await alerts(region(page));
			assert.equal(found.length, 1);
			assert.match(found[0], sentence);
			assert.deepEqual(await told(page, "ready"), [{ article: null, comments: null }]);
			const [error] = await told(page, "error");
			assert.equal(error.stage, "thread");
			assert.ok(found[0].startsWith(error.message));
			world.host.files["/thread.json"] = JSON.stringify(thread({ id: "a", body: "Mended" }));
			await button(page, "Try again").click();
			await comments(page).waitFor();
			assert.deepEqual(await alerts(page), []);
		}),
	);
}

test(
	"CORS that is refused, and a source that is unknown or incomplete",
	run(async (world) => {
		world.expected.push(/Failed to load resource/, crossOrigin);
		const other = world.cdn.origin;
		world.cdn.does.replace = (name) =>
			name === "thread.json" && {
				headers: { "access-control-allow-origin": "https://no.example" },
				body: JSON.stringify(thread()),
			};
		for (const [name, sentence] of [
			[`json:${other}/lib/thread.json`, /doesn’t let this page read it/],
			["usenet:alt.test", /usenet/],
			["nonsense", /nonsense/],
			["constructor:x", /constructor/],
			["json:", /which comments/],
			["local:", /which comments/],
		]) {
			const page = await open(world, thread(), name);
			const found = await alerts(region(page));
			assert.equal(found.length, 1);
			assert.match(found[0], sentence);
			assert.deepEqual(
				(await told(page, "error")).map((e) => e.stage),
				["thread"],
			);
			await page.close();
		}
	}),
);

test(
	"a thousand comments are all in the document in the end, none behind a button",
	run(async (world) => {
		const many = Array.from({ length: 1000 }, (_, i) => ({
			id: `c${i}`,
			parent: i % 7 ? `c${i - 1}` : null,
			body: `Body ${i}`,
			created: "2026-01-01",
		}));
		const page = await open(world, thread(...many));
		assert.deepEqual(await told(page, "ready"), [{ article: null, comments: 1000 }]);
		await page.getByRole("heading", { name: "1,000 comments" }).waitFor();
		await page.waitForFunction(
			() => document.querySelector("after-word").shadowRoot.querySelectorAll("[part=comment-body]").length === 1000,
		);
		assert.deepEqual(
			await bodies(page),
			many.map((c) => c.body),
		);
	}),
);

test(
	"the address is relative to the page, with percent signs and dollar signs as they are",
	run(async (world) => {
		world.host.files["/a/$&%20b.json"] = JSON.stringify(thread({ id: "a", body: "Found" }));
		const page = await world.open(html(world.tag({ thread: "json:$&%20b.json", loading: "eager" })), {
			path: "/a/page.html",
		});
		assert.deepEqual(await ready(page), [{ article: null, comments: 1 }]);
		assert.equal(world.host.of("/a/$&%20b.json").length, 1);
	}),
);

test(
	"several sources make one thread, and one that fails stops nothing",
	run(async (world) => {
		world.host.files["/gone.json"] = "<!doctype html>";
		world.host.files["/old.json"] = JSON.stringify(thread({ id: "a", author: { name: "Ada" }, body: "Old" }));
		const page = await open(
			world,
			thread({ id: "a", author: { name: "Bob" }, body: "New" }),
			"json:/thread.json local:story\n json:/old.json json:/gone.json",
		);
		assert.equal(await page.getByRole("heading", { name: "2 comments" }).count(), 1);
		assert.match(await commentBy(page, "Ada").textContent(), /from \/old\.json/);
		assert.deepEqual((await alerts(page)).length, 1);
		assert.match((await alerts(page))[0], /gone\.json/);
		assert.equal(await button(page, "Reply").count(), 0);
		await post(page, "Mine", "Eve");
		await commentBy(page, "Eve").waitFor();
		assert.match(await commentBy(page, "Eve").textContent(), /from this browser/);
		assert.equal((await told(page, "ready"))[0].comments, 2);
	}),
);

test(
	"what the owner hides is never shown, and what answers it neither",
	run(async (world) => {
		const comments = thread(
			{ id: "a", author: { name: "Ada" }, body: "Kept" },
			{ id: "b", author: { name: "Eve", url: "https://bad.example/eve" }, body: "Hidden" },
			{ id: "c", parent: "b", author: { name: "Cy" }, body: "Below" },
			{ id: "d", author: { name: "Dan" }, body: "Named" },
		);
		world.host.files["/thread.json"] = JSON.stringify(comments);
		world.host.files["/hide.json"] = JSON.stringify({ ids: ["d", 7], hosts: ["bad.example"] });
		world.host.files["/other.json"] = JSON.stringify({ authors: ["Ada"] });
		const page = await world.open(
			html(world.tag({ thread: "json:/thread.json", hide: "/hide.json", loading: "eager" })),
		);
		assert.deepEqual(await ready(page), [{ article: null, comments: 1 }]);
		await page.getByRole("heading", { name: "1 comment" }).waitFor();
		assert.deepEqual(await bodies(page), ["Kept"]);
		const set = (url) =>
			page.evaluate((url) => {
				document.querySelector("after-word").setAttribute("hide", url);
			}, url);
		await set("/other.json");
		await page.getByRole("heading", { name: "3 comments" }).waitFor();
		assert.deepEqual(await bodies(page), ["Hidden", "Below", "Named"]);
		world.host.files["/none.json"] = "<p>";
		await set("/none.json");
		await page.getByRole("heading", { name: "4 comments" }).waitFor();
		assert.match(await says(page), /^Couldn’t load the list of what is hidden here\./);
		assert.deepEqual(await alerts(page), []);
	}),
);
