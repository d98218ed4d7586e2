// Storage is shared between tabs and widgets, and may be full or forbidden.

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
	waitForEvent,
	html,
	nameBox,
	post,
	ready,
	run,
	test,
	told,
} from "./harness.js";

const story = (world) => html(world.tag({ thread: "local:story", loading: "eager" }));
const status = (scope) =>
	scope
		.getByRole("status")
		.allTextContents()
		.then((all) => all.join("\n"));

test(
	"posting at the same moment from two tabs and two widgets loses nothing",
	run(async (world) => {
		const twice = html(
			`<after-word id="a" thread="local:story" loading="eager"></after-word><after-word id="b" thread="local:story" loading="eager"></after-word>${world.tag()}`,
		);
		const tabs = [await world.open(twice), await world.open(twice)];
		for (const tab of tabs) await ready(tab, 2);
		const places = tabs.flatMap((tab) => ["#a", "#b"].map((id) => tab.locator(id)));
		for (let round = 0; round < 3; round++) {
			for (const [i, place] of places.entries()) {
				await box(composer(place)).evaluate((e, text) => {
					e.value = text;
					e.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
				}, `round ${round} place ${i}`);
			}
			await Promise.all(
				tabs.map((tab) =>
					tab.evaluate(() => {
						for (const element of document.querySelectorAll("after-word")) {
							[...element.shadowRoot.querySelectorAll("button")].find((b) => b.textContent === "Post comment").click();
						}
					}),
				),
			);
			for (const place of places) await place.getByRole("heading", { name: `${(round + 1) * 4} comments` }).waitFor();
		}
		const all = (await bodies(places[0])).sort();
		assert.equal(new Set(all).size, 12);
		for (const place of places) assert.deepEqual((await bodies(place)).sort(), all);
		await tabs[0].reload();
		await ready(tabs[0], 2);
		assert.deepEqual((await bodies(places[0])).sort(), all);
	}),
);

test(
	"a browser that was closed finds everything when it is opened again",
	run(async (world) => {
		const folder = world.folder();
		const before = await world.profile(folder);
		const page = await world.open(story(world), { context: before });
		await ready(page);
		await post(page, "Kept", "Ada");
		await button(page, "Reply").click();
		await box(composer(page, "Reply to Ada")).fill("Kept, too");
		await button(composer(page, "Reply to Ada"), "Post reply").click();
		await comments(page).nth(1).waitFor();
		await box(composer(page)).fill("A draft");
		await before.close();
		const after = await world.profile(folder);
		const again = await world.open(undefined, { context: after });
		assert.deepEqual(await ready(again), [{ article: null, comments: 2 }]);
		assert.deepEqual(await bodies(again), ["Kept", "Kept, too"]);
		assert.equal(await box(composer(again)).inputValue(), "A draft");
		assert.equal(await nameBox(composer(again)).inputValue(), "Ada");
	}),
);

test(
	"a storage that is full says so and keeps the text",
	run(async (world) => {
		const page = await world.open(story(world));
		await ready(page);
		await post(page, "Before", "Ada");
		await page.evaluate(() => {
			let size = 4_000_000;
			for (let i = 0; size >= 1; i++) {
				try {
					localStorage.setItem(`fill${i}`, "x".repeat(size));
				} catch {
					size /= 2;
				}
			}
		});
		const form = composer(page);
		await box(form).fill("No room for this");
		await button(form, "Post comment").click();
		await form.getByRole("alert").waitFor();
		assert.match((await alerts(form))[0], /no room/);
		assert.equal(await box(form).inputValue(), "No room for this");
		const errors = await told(page, "error");
		assert.equal(errors.at(-1).stage, "post");
		assert.equal(await comments(page).count(), 1);
		assert.doesNotMatch(await status(page), /lost when you leave/);
		// With room again, the same text is posted.
		await page.evaluate(() => {
			for (const key of Object.keys(localStorage)) if (key.startsWith("fill")) localStorage.removeItem(key);
		});
		await button(form, "Post comment").click();
		await comments(page).nth(1).waitFor();
		assert.deepEqual(await alerts(page), []);
		await page.reload();
		await ready(page);
		assert.deepEqual(await bodies(page), ["Before", "No room for this"]);
	}),
);

async function inMemory(scope) {
	await post(scope, "For now", "Ada");
	await commentBy(scope, "Ada").waitFor();
	assert.match(await status(scope), /saves nothing for this page/);
	await button(commentBy(scope, "Ada"), "Reply").click();
	await box(composer(scope, "Reply to Ada")).fill("An answer");
	await button(composer(scope, "Reply to Ada"), "Post reply").click();
	await comments(scope).nth(1).waitFor();
	await choose(commentBy(scope, "Ada"), "Edit");
	await box(composer(scope, "Edit comment")).fill("Changed");
	await button(composer(scope, "Edit comment"), "Save").click();
	await scope.getByText("Changed").waitFor();
	await choose(commentBy(scope, "Ada"), "Delete");
	await button(scope, "Undo").click();
	await commentBy(scope, "Ada").first().waitFor();
	assert.deepEqual(await alerts(scope), []);
}

test(
	"a storage that throws: the thread lives in memory and says so",
	run(async (world) => {
		const page = await world.open(story(world), {
			before: (page) =>
				page.addInitScript(() => {
					Object.defineProperty(window, "localStorage", {
						get() {
							throw new DOMException("The operation is insecure.", "SecurityError");
						},
					});
				}),
		});
		await ready(page);
		assert.match(await status(page), /saves nothing for this page/);
		await inMemory(page);
		// The thread outlives the element, not the page.
		await page.evaluate(() => {
			const element = document.querySelector("after-word");
			element.remove();
			document.body.append(element);
		});
		await ready(page, 2);
		assert.deepEqual(await bodies(page), ["Changed", "An answer"]);
		await page.reload();
		assert.deepEqual(await ready(page), [{ article: null, comments: 0 }]);
	}),
);

test(
	"a storage that is null, and one that takes nothing from the start",
	run(async (world) => {
		for (const kind of ["null", "nothing"]) {
			const page = await world.open(story(world), {
				before: (page) =>
					page.addInitScript((kind) => {
						const storage = {
							length: 0,
							key: () => null,
							getItem: () => null,
							setItem() {
								throw new DOMException("Quota", "QuotaExceededError");
							},
							removeItem() {},
						};
						Object.defineProperty(window, "localStorage", { get: () => (kind === "null" ? null : storage) });
					}, kind),
			});
			await ready(page);
			await inMemory(page);
			await page.close();
		}
	}),
);

test(
	"a sandboxed frame has no storage and no address, and works all the same",
	run(async (world) => {
		world.host.files["/inner.html"] = story(world);
		const page = await world.open(
			html(`<iframe sandbox="allow-scripts" src="/inner.html" width="800" height="800"></iframe>`),
		);
		const frame = page.frameLocator("iframe");
		await composer(frame).waitFor();
		await inMemory(frame);
		await commentBy(frame, "Ada").first().locator("time").first().click();
	}),
);

test(
	"what others put into the storage is not trusted",
	run(async (world) => {
		const page = await world.open(story(world));
		await ready(page);
		await page.evaluate(() => {
			const put = (id, value) => localStorage.setItem(`afterword/local/story/${id}`, value);
			put("a", "no JSON");
			put("b", "{}");
			put("c", JSON.stringify({ body: "<img src=x onerror=alert(1)>", name: { x: 1 }, created: 12, parent: "c" }));
			put("d", JSON.stringify({ body: "fine", name: "Ada\u202e", created: "2026-01-02T03:04:05Z" }));
		});
		await page.reload();
		assert.deepEqual(await ready(page), [{ article: null, comments: 2 }]);
		assert.match(await status(page), /1 comment moved to the top level, 2 left out\./);
		await waitForEvent(page, "ready");
	}),
);
