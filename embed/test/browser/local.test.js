// A comment makes the round trip to this browser's own storage, and reaches other tabs.

import assert from "node:assert/strict";
import {
	address,
	alerts,
	bodies,
	box,
	button,
	choose,
	commentBy,
	comments,
	composer,
	html,
	nameBox,
	post,
	ready,
	run,
	test,
	told,
} from "./harness.js";

const start = async (world, thread = "local:story") => {
	const page = await world.open(html(world.tag({ thread, loading: "eager" })));
	await ready(page);
	return page;
};
const heading = (page, name) => page.getByRole("heading", { name, exact: true, level: 2 }).waitFor();
const focused = (page) =>
	page.evaluate(() => {
		const e = document.activeElement?.shadowRoot?.activeElement;
		return e && `${e.localName} ${e.getAttribute("aria-label") ?? e.textContent}`;
	});

test(
	"an empty thread invites",
	run(async (world) => {
		const page = await start(world);
		await heading(page, "Comments");
		const form = composer(page);
		assert.equal(await nameBox(form).inputValue(), "");
		assert.equal(await button(form, "Post comment").isEnabled(), true);
		assert.match(await form.textContent(), /Comments here are kept in this browser only\./);
		assert.equal(await page.getByRole("combobox").count(), 0);
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "ready"), [{ article: null, comments: 0 }]);
	}),
);

const lovelace = (page) => commentBy(page, "Ada Lovelace");
const deleted = (page) => page.getByRole("article", { name: "Deleted comment", exact: true });

/** Posts under a name, which the form keeps. */
async function postNamed(page) {
	await post(page, "Hello **there**", "Ada Lovelace");
	const ada = lovelace(page);
	await ada.waitFor();
	await heading(page, "1 comment");
	assert.equal(await focused(page), "article Comment by Ada Lovelace");
	assert.equal(await ada.locator("strong").textContent(), "there");
	assert.equal(await box(composer(page)).inputValue(), "");
	assert.equal(await nameBox(composer(page)).inputValue(), "Ada Lovelace");
	const id = await ada.getAttribute("id");
	assert.deepEqual(await told(page, "posted"), [{ id: id.replace("comment-", ""), parent: null }]);
	const time = ada.getByRole("link").locator("time");
	assert.ok(Math.abs(Date.parse(await time.getAttribute("datetime")) - Date.now()) < 60_000);
}

/** Posts without a name. */
async function postAnonymous(page) {
	await post(page, "Nobody", "   ");
	await commentBy(page, "Anonymous").waitFor();
	await heading(page, "2 comments");
}

/** Replies to Ada; the reply then stands inside her comment. */
async function answer(page) {
	const ada = lovelace(page);
	await button(ada, "Reply").click();
	const reply = composer(page, "Reply to Ada Lovelace");
	assert.equal(await focused(page), "textarea Comment");
	await nameBox(reply).fill("Bob");
	await box(reply).fill("An answer");
	await button(reply, "Post reply").click();
	const bob = commentBy(ada, "Bob"); // inside of the comment that it answers
	await bob.waitFor();
	assert.equal(await reply.count(), 0);
	assert.equal(await focused(page), "article Comment by Bob");
	const [{ id }, , { parent }] = await told(page, "posted");
	assert.equal(parent, id);
}

/** Edits the reply. */
async function edit(page) {
	const bob = commentBy(page, "Bob");
	await choose(bob, "Edit");
	const form = composer(page, "Edit comment");
	assert.equal(await box(form).inputValue(), "An answer");
	assert.equal(await nameBox(form).count(), 0);
	await box(form).fill("A better answer");
	await button(form, "Save").click();
	await form.waitFor({ state: "detached" });
	assert.equal(await bob.locator("[part=comment-body]").textContent(), "A better answer");
	assert.match(await bob.textContent(), /edited/);
	assert.equal(await focused(page), "article Comment by Bob");
	assert.equal((await told(page, "posted")).length, 3);
}

/** Deletes a comment that has a reply, which leaves a stub, and undoes that. */
async function deleteAndUndo(page) {
	const ada = lovelace(page);
	await choose(ada, "Delete");
	const stub = deleted(page);
	await stub.waitFor();
	await heading(page, "2 comments");
	assert.equal(await commentBy(stub, "Bob").count(), 1);
	assert.equal(await stub.getByText("Hello").count(), 0);
	const undo = stub.getByRole("status").getByRole("button", { name: "Undo" });
	assert.equal(await focused(page), "article Deleted comment");
	await undo.click();
	await ada.waitFor();
	await heading(page, "3 comments");
	assert.equal(await undo.count(), 0);
	assert.equal(await focused(page), "article Comment by Ada Lovelace");
}

/** Deletes, and finds after a reload what is left. */
async function deleteAndReload(page) {
	const stub = deleted(page);
	await choose(commentBy(page, "Anonymous"), "Delete");
	await heading(page, "2 comments");
	await choose(lovelace(page), "Delete");
	await page.reload();
	await ready(page);
	await heading(page, "1 comment");
	assert.equal(await commentBy(stub, "Bob").count(), 1);
	assert.deepEqual(await bodies(page), ["A better answer"]);
	assert.equal(await nameBox(composer(page)).inputValue(), "Bob");
	await choose(commentBy(stub, "Bob"), "Delete");
	await heading(page, "Comments");
	assert.equal(await button(page, "Undo").count(), 1);
}

test(
	"post, named and anonymous, answer, change, delete, undo, and find it all again",
	run(async (world) => {
		const page = await start(world);
		await postNamed(page);
		await postAnonymous(page);
		await answer(page);
		await edit(page);
		await deleteAndUndo(page);
		await deleteAndReload(page);
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "error"), []);
	}),
);

test(
	"the undo is offered for ten seconds, and then is not",
	run(async (world) => {
		const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" })), {
			before: (page) => page.clock.install(),
		});
		await ready(page);
		await post(page, "One", "Ada");
		await post(page, "Two", "Bob");
		const undo = button(page, "Undo");
		await choose(commentBy(page, "Ada"), "Delete");
		await undo.waitFor();
		await page.clock.runFor(9_000);
		assert.equal(await undo.count(), 1);
		// Another post does not take the offer to undo away.
		await post(page, "Three", "Eve");
		await commentBy(page, "Eve").waitFor();
		assert.equal(await undo.count(), 1);
		await page.clock.runFor(1_100);
		await undo.waitFor({ state: "detached" });
		await heading(page, "2 comments");
	}),
);

test(
	"the undo is offered for longer while it has the focus, or the pointer",
	run(async (world) => {
		const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" })), {
			before: (page) => page.clock.install(),
		});
		await ready(page);
		await post(page, "One", "Ada");
		await post(page, "Two", "Bob");
		const undo = button(page, "Undo");
		await choose(commentBy(page, "Ada"), "Delete", (item) => item.press("Enter"));
		await undo.waitFor();
		assert.equal(await focused(page), "button Undo");
		await page.clock.runFor(30_000);
		await box(composer(page)).focus();
		await page.clock.runFor(1_100);
		await undo.waitFor({ state: "detached" });
		await choose(commentBy(page, "Bob"), "Delete");
		await undo.hover();
		await page.clock.runFor(30_000);
		await undo.click();
		await commentBy(page, "Bob").waitFor();
	}),
);

test(
	"the end of an undo does not move the page under a reader",
	run(async (world) => {
		const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" })), {
			before: (page) => page.clock.install(),
		});
		await ready(page);
		for (let i = 0; i < 12; i++) await post(page, `Comment ${i}\n\n- a\n- b\n- c\n- d`, `Number ${i}`);
		await choose(commentBy(page, "Number 0"), "Delete");
		await button(page, "Undo").waitFor();
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		const before = await page.evaluate(() => scrollY);
		assert.ok(before > 500);
		await page.clock.runFor(10_100);
		await button(page, "Undo").waitFor({ state: "detached" });
		assert.ok((await page.evaluate(() => scrollY)) > 500, "the page jumped");
		assert.notEqual(await focused(page), undefined);
	}),
);

test(
	"replies ten levels deep stop stepping in at the eighth",
	run(async (world) => {
		const page = await start(world);
		await post(page, "Level 1", "L1");
		for (let level = 2; level <= 10; level++) {
			await button(commentBy(page, `L${level - 1}`), "Reply")
				.first()
				.click();
			const form = composer(page, `Reply to L${level - 1}`);
			await nameBox(form).fill(`L${level}`);
			await box(form).fill(`Level ${level}`);
			await button(form, "Post reply").click();
			await commentBy(page, `L${level}`).waitFor();
		}
		const look = async () => {
			const depth = await comments(page).evaluateAll((all) =>
				all.map((e) => {
					let n = 0;
					for (let p = e; p; p = p.parentElement) if (p.localName === "article") n++;
					return n;
				}),
			);
			assert.deepEqual(depth, [1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
			assert.deepEqual(
				await bodies(page),
				Array.from({ length: 10 }, (_, i) => `Level ${i + 1}`),
			);
			assert.equal(await page.getByRole("link", { name: /^in reply to/ }).count(), 2);
			for (const level of [9, 10]) {
				const link = commentBy(page, `L${level}`).getByRole("link", { name: `in reply to L${level - 1}`, exact: true });
				const target = await commentBy(page, `L${level - 1}`).getAttribute("id");
				assert.equal(await link.getAttribute("href"), `#${target}`);
				await link.click();
				assert.equal(await focused(page), `article Comment by L${level - 1}`);
			}
		};
		await look();
		await page.reload();
		await ready(page);
		await look();
		await page.setViewportSize({ width: 320, height: 640 });
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "the page scrolls sideways");
	}),
);

test(
	"a double click posts once, answers once, and deletes one",
	run(async (world) => {
		const page = await start(world);
		for (let i = 0; i < 8; i++) await post(page, `Comment ${i}`, `Number ${i}`);
		await box(composer(page)).fill("Twice");
		await button(composer(page), "Post comment").dblclick();
		await heading(page, "9 comments");
		await heading(page, "9 comments");
		await button(commentBy(page, "Number 2"), "Reply").click();
		await box(composer(page, "Reply to Number 2")).fill("Answer");
		await button(composer(page, "Reply to Number 2"), "Post reply").dblclick();
		await heading(page, "10 comments");
		assert.deepEqual(await alerts(page), []);
		await button(commentBy(page, "Number 3"), "More").click();
		await button(commentBy(page, "Number 3"), "Delete").dblclick();
		await heading(page, "9 comments");
		await heading(page, "9 comments");
		// A script clicks twice.
		await box(composer(page)).fill("By script");
		await button(composer(page), "Post comment").evaluate((b) => {
			b.click();
			b.click();
		});
		await heading(page, "10 comments");
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"Enter in the name does not leave the page",
	run(async (world) => {
		const page = await start(world);
		await nameBox(composer(page)).fill("Ada");
		await box(composer(page)).fill("Still here");
		await nameBox(composer(page)).press("Enter");
		assert.equal(await address(page), `${world.host.origin}/page.html`);
		assert.equal(world.host.of("/page.html").length, 1);
		assert.equal(await box(composer(page)).inputValue(), "Still here");
	}),
);

test(
	"what is empty or too long says so and keeps the text",
	run(async (world) => {
		const page = await start(world);
		const form = composer(page);
		const submit = button(form, "Post comment");
		await submit.click();
		await form.getByRole("alert").waitFor();
		assert.match((await alerts(form))[0], /nothing to post/i);
		assert.equal(await focused(page), "textarea Comment");
		await box(form).fill(" \n\t\n ");
		assert.deepEqual(await alerts(page), []); // what is still being typed is no error
		await submit.click();
		assert.equal((await alerts(form)).length, 1);
		const long = "word ".repeat(20_000).trimEnd();
		await box(form).fill(`${long}.`);
		await submit.click();
		await page.waitForFunction(() => window.told.filter((e) => e.name === "error").length === 3);
		assert.match((await alerts(form))[0], /too long/);
		assert.equal(await box(form).inputValue(), `${long}.`);
		for (const { stage, message } of await told(page, "error")) assert.ok(stage === "post" && message);
		await box(form).fill("Short");
		await submit.click();
		await comments(page).waitFor();
		assert.deepEqual(await alerts(page), []);

		// A reply and an edit behave the same.
		await button(page, "Reply").click();
		const reply = composer(page, "Reply to Anonymous");
		await button(reply, "Post reply").click();
		assert.equal((await alerts(reply)).length, 1);
		await button(reply, "Cancel").click();
		assert.equal(await focused(page), "button Reply");
		assert.deepEqual(await alerts(page), []);
		await choose(page, "Edit");
		const edit = composer(page, "Edit comment");
		await box(edit).fill("");
		await button(edit, "Save").click();
		assert.equal((await alerts(edit)).length, 1);
		await button(edit, "Cancel").click();
		assert.equal(await focused(page), "button More");
		assert.deepEqual(await bodies(page), ["Short"]);
	}),
);

test(
	"sort by oldest, newest and top, and by the keyboard",
	run(async (world) => {
		const page = await start(world);
		for (const name of ["A", "B", "C"]) await post(page, name, name);
		await button(commentBy(page, "A"), "Reply").click();
		await box(composer(page, "Reply to A")).fill("A1");
		await button(composer(page, "Reply to A"), "Post reply").click();
		const sort = page.getByRole("combobox", { name: "Sort by", exact: true });
		assert.deepEqual(await bodies(page), ["A", "A1", "B", "C"]);
		await sort.selectOption("newest");
		assert.deepEqual(await bodies(page), ["C", "B", "A", "A1"]);
		await sort.selectOption("top");
		assert.deepEqual(await bodies(page), ["A", "A1", "B", "C"]);
		await sort.selectOption({ label: "Oldest" });
		assert.equal((await focused(page)) !== undefined, true);
	}),
);

test(
	"two tabs see each other's changes",
	run(async (world) => {
		const one = await start(world);
		const two = await start(world);
		await post(one, "From one", "One");
		await commentBy(two, "One").waitFor();
		await button(commentBy(two, "One"), "Reply").click();
		await box(composer(two, "Reply to One")).fill("From two");
		await button(composer(two, "Reply to One"), "Post reply").click();
		await comments(one).nth(1).waitFor();
		await choose(commentBy(one, "One"), "Edit");
		await box(composer(one, "Edit comment")).fill("Changed");
		await button(composer(one, "Edit comment"), "Save").click();
		await commentBy(two, "One").getByText("Changed").waitFor();
		await choose(commentBy(two, "One"), "Delete");
		await one.getByRole("article", { name: "Deleted comment" }).waitFor();
		await button(two, "Undo").click();
		await commentBy(one, "One").waitFor();
		// All comments go at once where the storage is cleared.
		await two.evaluate(() => localStorage.clear());
		await commentBy(one, "One").waitFor({ state: "detached" });
		await one.getByRole("heading", { name: "Comments", exact: true }).waitFor();
	}),
);
