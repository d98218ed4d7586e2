// These tests show what happens to an element after it has started: its attributes change, it is removed,
// refresh() is called. They also show what stands there until it is ready.

import assert from "node:assert/strict";
import {
	alerts,
	bodies,
	box,
	button,
	comments,
	composer,
	html,
	latch,
	nameBox,
	post,
	ready,
	region,
	run,
	test,
	told,
} from "./harness.js";
import { watchTimers } from "./held.js";

const thread = (...names) =>
	JSON.stringify({
		version: 1,
		comments: names.map((name, i) => ({
			id: `c${i}`,
			author: { name },
			created: `2026-01-0${i + 1}T00:00:00Z`,
			body: `I am ${name}`,
			up: i,
		})),
	});
const set = (page, name, value) =>
	page.evaluate(
		([name, value]) => {
			const element = document.querySelector("after-word");
			if (value === null) element.removeAttribute(name);
			else element.setAttribute(name, value);
		},
		[name, value],
	);

/** Marks nodes of the widget so that a later look tells whether they are the same. */
const mark = (locator, name) => locator.evaluate((node, name) => (node.marked = name), name);
const marked = (locator) => locator.evaluate((node) => node.marked);

const ofAda = (page) => page.getByRole("article", { name: "Comment by Ada" });

/** Sets another theme: every node stays. */
async function setTheme(page) {
	await set(page, "theme", "dark");
	await page.locator(".afterword.dark").waitFor();
	await set(page, "theme", null);
	assert.equal(await marked(page.locator("[part=body]")), "body");
	assert.equal(await marked(box(composer(page))), "textarea");
	assert.equal(await marked(comments(page).first()), "first");
}

/** Sets another order: the comments' nodes move. */
async function setSort(page) {
	await set(page, "sort", "newest");
	await page.waitForFunction(
		() =>
			document.querySelector("after-word").shadowRoot.querySelector("[part=comment-body]").textContent ===
			"A new comment",
	);
	assert.equal(await page.getByRole("combobox", { name: "Sort by" }).inputValue(), "newest");
	assert.equal(await marked(ofAda(page)), "first");
	assert.equal(await marked(page.locator("[part=body]")), "body");
	assert.equal(await box(composer(page)).inputValue(), "Unsent");
}

/** Sets other levels: the form stays. */
async function setHeadingLevel(page) {
	await set(page, "heading-level", "3");
	await page.getByRole("heading", { level: 3, name: "One" }).waitFor();
	await page.getByRole("heading", { level: 4, name: "Two" }).waitFor();
	await page.getByRole("heading", { level: 4, name: "2 comments" }).waitFor();
	assert.equal(await marked(box(composer(page))), "textarea");
	assert.equal(await box(composer(page)).inputValue(), "Unsent");
}

/** Sets another article: the thread stays. */
async function setArticle(page) {
	await set(page, "article", "/other.md");
	await page.getByRole("article", { name: "Other" }).waitFor();
	assert.equal(await marked(box(composer(page))), "textarea");
	assert.equal(await marked(ofAda(page)), "first");
	assert.equal(await nameBox(composer(page)).inputValue(), "Eve");
}

/** Sets another thread, and none: the article stays, and what is unsent comes back with its thread. */
async function setThread(page) {
	await mark(page.locator("[part=body]"), "other");
	await set(page, "thread", "local:b");
	await page.getByRole("heading", { name: "Comments", exact: true }).waitFor();
	assert.equal(await marked(page.locator("[part=body]")), "other");
	await set(page, "thread", "none");
	await region(page).waitFor({ state: "detached" });
	await set(page, "thread", "local:a");
	await page.getByRole("heading", { name: "2 comments" }).waitFor();
	assert.equal(await box(composer(page)).inputValue(), "Unsent");
}

test(
	"a change of an attribute leaves alone what it does not concern",
	run(async (world) => {
		const { host } = world;
		host.files["/one.md"] = "# One\n\nFirst [link](#two).\n\n## Two\n";
		host.files["/other.md"] = "# Other\n";
		const page = await world.open(html(world.tag({ article: "/one.md", thread: "local:a" })));
		await ready(page);
		await post(page, "An old comment", "Ada");
		await post(page, "A new comment", "Bob");
		await box(composer(page)).fill("Unsent");
		await nameBox(composer(page)).fill("Eve");
		const body = page.locator("[part=body]");
		const textarea = box(composer(page));
		const first = comments(page).first();
		await mark(body, "body");
		await mark(textarea, "textarea");
		await mark(first, "first");

		await setTheme(page);
		await setSort(page);
		await setHeadingLevel(page);
		await setArticle(page);
		await setThread(page);
		await set(page, "article", null);
		await page.getByRole("article", { name: "Other" }).waitFor({ state: "detached" });
		assert.equal(await textarea.inputValue(), "Unsent");
		assert.equal(host.of("/one.md").length, 1);
		assert.equal(host.of("/other.md").length, 1);
		assert.equal((await told(page, "ready")).length, 1);
	}),
);

test(
	"theme: the page's scheme, the system's, or the site owner's word",
	run(async (world) => {
		const context = await world.context({ colorScheme: "dark" });
		const ink = (page) => page.locator("after-word .afterword").evaluate((e) => getComputedStyle(e).color);
		const look = async (head, theme) => {
			const page = await world.open(html(world.tag({ loading: "eager", thread: "local:a", ...theme }), head), {
				context,
			});
			await ready(page);
			return ink(page);
		};
		const dark = await look("", { theme: "dark" });
		const light = await look("", { theme: "light" });
		assert.notEqual(dark, light);
		const page = await world.open(html(world.tag({ loading: "eager", thread: "local:a", theme: "dark" })), { context });
		await ready(page);
		const ground = page.locator("after-word .afterword").evaluate((e) => getComputedStyle(e).backgroundColor);
		assert.notEqual(await ground, "rgba(0, 0, 0, 0)"); // a scheme that is not the page's brings its ground
		// A page that declares nothing and paints nothing is white, whatever the system says.
		assert.equal(await look("", {}), light);
		assert.equal(await look("", { theme: "nonsense" }), light);
		assert.equal(await look('<meta name="color-scheme" content="light">', {}), light);
		assert.equal(await look('<meta name="color-scheme" content="light dark">', {}), dark);
		assert.equal(await look("<style>:root { color-scheme: light }</style>", {}), light);
		assert.equal(await look("<style>:root { color-scheme: light }</style>", { theme: "dark" }), dark);
	}),
);

test(
	"removal ends requests, timers and listeners; insertion begins anew",
	run(async (world) => {
		const { host } = world;
		const slow = latch();
		host.files["/slow.md"] = { body: "# Slow\n", hold: slow.promise };
		host.files["/slow.json"] = { body: thread("Ada"), hold: slow.promise };
		const page = await world.open(
			html(`<after-word article="/slow.md" thread="json:/slow.json"></after-word>${world.tag()}`),
			{
				before: (page) => page.addInitScript(watchTimers),
			},
		);
		await page.waitForFunction(() => document.querySelector("after-word").shadowRoot?.firstChild);
		await page.evaluate(() => {
			window.kept = document.querySelector("after-word");
			window.kept.remove();
		});
		const ended = (path) => host.of(path).every((r) => r.done && r.aborted);
		for (let i = 0; i < 100 && !(ended("/slow.md") && ended("/slow.json")); i++) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		assert.ok(ended("/slow.md"), "the article's request was not ended");
		assert.ok(ended("/slow.json"), "the thread's request was not ended");
		assert.equal(await page.evaluate(() => window.timers.size), 0);
		slow.open();
		assert.deepEqual(await told(page, "ready"), []);
		await page.evaluate(() => document.body.append(window.kept));
		assert.deepEqual(await ready(page), [{ article: "Slow", comments: 1 }]);
		await page.evaluate(() => window.kept.remove());
		await page.waitForFunction(() => window.timers.size === 0);
	}),
);

test(
	"an element that is moved goes on where it was",
	run(async (world) => {
		const { host } = world;
		host.files["/story.md"] = "# Story\n";
		host.files["/thread.json"] = thread("Ada");
		const page = await world.open(
			html(
				`<main><after-word article="/story.md" thread="json:/thread.json"></after-word></main>
				<aside lang="de"></aside>
				<after-word thread="local:talk" loading="eager" id="talk"></after-word>${world.tag()}`,
			),
		);
		await ready(page, 2);
		const talk = page.locator("#talk");
		await box(composer(talk)).fill("Half a sen");
		await mark(comments(page).first(), "Ada");
		await mark(box(composer(talk)), "box");
		await page.evaluate(() => {
			const main = document.querySelector("main");
			for (let i = 0; i < 3; i++) {
				document.querySelector("aside").append(...document.querySelectorAll("after-word"));
				if (i < 2) main.append(...document.querySelectorAll("after-word"));
			}
			const box = document.getElementById("talk").shadowRoot.querySelector("textarea");
			box.value += "tence";
			box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
		});
		await talk.getByRole("button", { name: "Kommentar veröffentlichen" }).waitFor();
		assert.equal(await marked(page.locator("after-word[article] .comment").first()), "Ada");
		assert.equal(await marked(talk.locator("textarea")), "box");
		assert.equal(await talk.locator("textarea").inputValue(), "Half a sentence");
		assert.equal(host.of("/story.md").length, 1);
		assert.equal(host.of("/thread.json").length, 1);
		assert.equal((await ready(page, 4)).length, 4, "where it stands now each tells once that it is ready");
		const insertions = (await told(page, "ready")).length;
		const inserted = await page.evaluate(() => {
			const main = document.querySelector("main");
			main[main.moveBefore ? "moveBefore" : "insertBefore"](document.getElementById("talk"), null);
			return !main.moveBefore;
		});
		await button(talk, "Post comment").click();
		assert.equal((await told(page, "ready")).length, insertions + inserted, "moveBefore() is no insertion");
		await comments(talk).waitFor();
		assert.deepEqual(await bodies(talk), ["Half a sentence"]);
	}),
);

test(
	"what is typed into an element that has come back, before it is ready, is kept",
	run(async (world) => {
		const { host } = world;
		const slow = latch();
		host.files["/story.md"] = "# Story\n";
		const page = await world.open(html(world.tag({ article: "/story.md", thread: "local:a" })));
		await ready(page);
		host.files["/story.md"] = { body: "# Story\n", hold: slow.promise };
		await page.evaluate(() => {
			window.kept = document.querySelector("after-word");
			window.kept.remove();
		});
		await page.evaluate(() => document.body.append(window.kept));
		for (let i = 0; i < 250 && host.of("/story.md").length < 2; i++)
			await new Promise((resolve) => setTimeout(resolve, 20));
		// The module listens to the element again once it stores what is typed.
		await page.waitForFunction(() => {
			const name = document.querySelector("after-word").shadowRoot.querySelector("form input");
			name.value = "Ada";
			name.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
			return localStorage.getItem("afterword/draft/name") === "Ada";
		});
		await box(composer(page)).fill("Typed while it loads");
		slow.open();
		await ready(page, 2);
		assert.equal(await nameBox(composer(page)).inputValue(), "Ada");
		assert.equal(await box(composer(page)).inputValue(), "Typed while it loads");
	}),
);

test(
	"removal while the module is on its way ends the early requests",
	run(async (world) => {
		const { host, cdn } = world;
		const slow = latch();
		const module = latch();
		cdn.does.hold = module.promise;
		host.files["/slow.md"] = { body: "# Slow\n", hold: slow.promise };
		const page = await world.open(html(`<after-word article="/slow.md" thread="none"></after-word>${world.tag()}`));
		const asked = async (n) => {
			for (let i = 0; i < 250 && host.of("/slow.md").length < n; i++)
				await new Promise((resolve) => setTimeout(resolve, 20));
			assert.equal(host.of("/slow.md").length, n);
		};
		await asked(1);
		await page.evaluate(() => {
			window.kept = document.querySelector("after-word");
			window.kept.remove();
		});
		for (let i = 0; i < 250 && !host.of("/slow.md")[0].done; i++)
			await new Promise((resolve) => setTimeout(resolve, 20));
		assert.ok(host.of("/slow.md")[0].aborted);
		host.files["/slow.md"] = "# Fresh\n";
		await page.evaluate(() => document.body.append(window.kept));
		module.open();
		assert.deepEqual(await ready(page), [{ article: "Fresh", comments: null }]);
	}),
);

test(
	"refresh() resolves when the thread shows and rejects with the sentence that is shown",
	run(async (world) => {
		const { host } = world;
		world.expected.push(/Failed to load resource/);
		host.files["/thread.json"] = thread("Ada");
		const page = await world.open(html(world.tag({ thread: "json:/thread.json", loading: "eager" })));
		await ready(page);
		const refresh = () =>
			page.evaluate(() =>
				document
					.querySelector("after-word")
					.refresh()
					.then(
						(v) => ["resolved", typeof v],
						(e) => [e instanceof Error, e.message],
					),
			);
		await mark(comments(page).first(), "Ada");
		host.files["/thread.json"] = thread("Ada", "Bob");
		assert.deepEqual(await refresh(), ["resolved", "undefined"]);
		assert.equal(await comments(page).count(), 2);
		assert.equal(await marked(comments(page).first()), "Ada");
		host.files["/thread.json"] = { status: 500, body: "oops" };
		const [isError, sentence] = await refresh();
		assert.equal(isError, true);
		assert.deepEqual(await alerts(page), [sentence]);
		assert.match(sentence, /\(500\)/);
		assert.equal(await comments(page).count(), 2); // the comments that were there stay
		assert.deepEqual(await told(page, "error"), [{ stage: "thread", message: sentence }]);
		host.files["/thread.json"] = thread("Ada", "Bob", "Eve");
		assert.deepEqual(await refresh(), ["resolved", "undefined"]);
		assert.deepEqual(await alerts(page), []);
		assert.equal(await comments(page).count(), 3);
		assert.equal((await told(page, "ready")).length, 1);
	}),
);

test(
	"refresh() before anything has started, several at a time",
	run(async (world) => {
		const { cdn, host } = world;
		const module = latch();
		cdn.does.hold = module.promise;
		host.files["/thread.json"] = thread("Ada");
		const page = await world.open(
			html(`<div style="height: 5000px"></div>${world.tag({ thread: "json:/thread.json" })}`),
		);
		await page.evaluate(() => {
			const element = document.querySelector("after-word");
			window.both = Promise.all([element.refresh(), element.refresh()]).then(() => "resolved");
		});
		module.open();
		assert.equal(await page.evaluate(() => window.both), "resolved");
		assert.equal(await comments(page).count(), 1);
	}),
);

test(
	"what stands between the tags is shown until the widget is ready",
	run(async (world) => {
		const { cdn, host } = world;
		const [module, article, threads] = [latch(), latch(), latch()];
		cdn.does.hold = module.promise;
		host.files["/story.md"] = { body: "# Story\n", hold: article.promise };
		host.files["/thread.json"] = { body: thread("Ada"), hold: threads.promise };
		const page = await world.open(
			html(`<after-word article="/story.md" thread="json:/thread.json"><p>Own content</p></after-word>${world.tag()}`),
		);
		const own = page.getByText("Own content");
		assert.ok(await own.isVisible());
		module.open();
		await page.waitForFunction(() => document.querySelector("after-word").shadowRoot?.firstChild);
		assert.ok(await own.isVisible(), "gone before there was anything in its place");
		article.open();
		threads.open();
		await ready(page);
		assert.ok(!(await own.isVisible()));
		assert.ok(await page.getByRole("article", { name: "Story" }).isVisible());
	}),
);
