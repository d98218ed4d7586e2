// A page loads the module for the sources that it uses, and no other.

import assert from "node:assert/strict";
import { alerts, built, waitForEvent, html, moduleName, post, ready, run, sizes, test, told } from "./harness.js";

const named = (stem) =>
	sizes.files.map((file) => file.name).find((name) => name.startsWith(`${stem}-`) && name.endsWith(".wasm"));
const [own, matrix, social, servers] = ["remark42", "matrix", "social", "servers"].map(named);
const { integrity } = sizes.files.find((file) => file.name === "afterword.js");
const modules = (world) => world.cdn.of(/\.wasm/).map((r) => r.path.replace("/lib/", ""));

// No server is there, so what the page says of it comes from the source.
const remark42 = (world) => `remark42:${world.host.origin}?site=s`;
const mastodon = (world) => `mastodon:${world.host.origin}/@ada/1`;

test("an own module has the sources of all, and its own", () => {
	const raw = (name) => sizes.files.find((file) => file.name === name).raw;
	for (const name of [own, matrix, social]) assert.ok(raw(moduleName) < raw(name) && raw(name) < raw(servers), name);
	for (const name of [own, matrix, social, servers]) assert.ok(!sizes.firstVisit.files.includes(name));
});

test(
	"a page has the one module with the sources of its elements",
	run(async (world) => {
		world.expected.push(/Failed to load resource/);
		const [a, r, m] = ["local:a", remark42(world), mastodon(world)];
		for (const [threads, module, ...more] of [
			[[a, "local:b"], moduleName],
			[[r, r], own],
			[[m], social],
			[[`matrix:${world.host.origin}/!room:test`], matrix],
			[[a, r], own],
			[[r, a, m], servers],
			[[`${m} ${r}`], servers],
			[[`${a} local:b`], servers],
			[[a], social, { hide: "/hidden.json" }],
			[[r], own, { hide: "/hidden.json" }],
		]) {
			world.cdn.requests.length = 0;
			const tags = threads.map((thread) => world.tag({ thread, loading: "eager", ...more[0] }));
			const page = await world.open(html(tags.join("")), { context: await world.context() });
			await ready(page, threads.length);
			assert.deepEqual(modules(world), [module], threads.join());
			const locals = threads.filter((thread) => thread.startsWith("local:")).length;
			assert.equal(await page.getByRole("form", { name: "Post a comment" }).count(), locals, threads.join());
			const stages = (await told(page, "error")).map(({ stage }) => stage);
			assert.ok(stages.every((stage) => stage === "thread"));
			await page.close();
		}
	}),
);

test(
	"a page that has loaded the module of all sources needs no other",
	run(async (world) => {
		world.expected.push(/Failed to load resource/);
		const page = await world.open(html(world.tag({ thread: `${remark42(world)} local:a`, loading: "eager" })));
		await ready(page);
		await page.evaluate((thread) => {
			const element = document.createElement("after-word");
			element.setAttribute("thread", thread);
			element.setAttribute("loading", "eager");
			document.querySelector("script[data-thread]").remove();
			document.querySelector("after-word").replaceWith(element);
		}, mastodon(world));
		await page.waitForFunction(() => performance.getEntriesByType("resource").some((r) => /\/statuses\//.test(r.name)));
		assert.deepEqual(modules(world), [servers]);
	}),
);

test(
	"a number of comments has the module with its source",
	run(async (world) => {
		world.expected.push(/Failed to load resource/);
		const page = await world.open(html(`<i data-afterword-count="${remark42(world)}&url=a">…</i>${world.tag()}`));
		await page.waitForFunction(() => performance.getEntriesByType("resource").some((r) => r.name.includes("/api/")));
		assert.deepEqual(modules(world), [own]);
	}),
);

test(
	"a thread whose source is in another module leaves the article as it is, and is ready once",
	run(async (world) => {
		world.expected.push(/Failed to load resource/);
		world.host.files["/story.md"] = "# A story\n\nIt goes on.";
		const page = await world.open(html(world.tag({ article: "/story.md", thread: "local:a" })));
		await ready(page);
		await post(page, "Here");
		const element = page.locator("after-word");
		const set = (value) => element.evaluate((element, value) => element.setAttribute("thread", value), value);
		await page.evaluate(() => {
			const paragraph = document.querySelector("after-word").shadowRoot.querySelector("[part=body] p");
			window.paragraph = paragraph;
			window.gone = [];
			new MutationObserver((records) => {
				for (const record of records) for (const node of record.removedNodes) window.gone.push(node.textContent);
			}).observe(paragraph.closest("[part=body]").parentNode, { childList: true, subtree: true });
		});
		await set(remark42(world));
		await waitForEvent(page, "error");
		assert.equal(await page.getByRole("form").count(), 0);
		assert.ok(
			await page.evaluate(
				() => document.querySelector("after-word").shadowRoot.querySelector("[part=body] p") === window.paragraph,
			),
		);
		assert.deepEqual(await page.evaluate(() => window.gone), []);
		await set("local:a");
		await page.getByText("Here", { exact: true }).waitFor();
		assert.deepEqual(await alerts(page), []);
		assert.equal((await told(page, "ready")).length, 1);
	}),
);

test(
	"with integrity an own module is the one that the loader knows, or does not run",
	run(async (world) => {
		world.expected.push(/integrity/, /^warning: afterword: /, /Failed to load resource/);
		const guarded = html(
			`<script async crossorigin integrity="${integrity}" src="${world.cdn.loader}" data-thread="${remark42(world)}" data-loading="eager"></script>`,
		);
		for (const compress of [["br", "gzip"], []]) {
			world.cdn.does.compress = compress;
			const page = await world.open(guarded);
			assert.equal((await waitForEvent(page, "error")).stage, "thread");
			await page.close();
		}
		const tampered = Buffer.concat([built(own), Buffer.from([0, 2, 1, 120])]);
		for (const spoilt of ["wasm", "hashes"]) {
			world.cdn.does.replace = (name) => name.includes(`.${spoilt}`) && { body: spoilt === "wasm" ? tampered : "{}" };
			const page = await world.open(guarded);
			const { stage, message } = await waitForEvent(page, "error");
			assert.equal(stage, "load");
			assert.match(message, /did not load/);
			await page.close();
		}
	}),
);
