// Fifty schedules of faults between a page in a browser and a real Remark42: what the
// reader was told is posted the server has once, and the page shows what it has.

import assert from "node:assert/strict";
import { bodies, box, button, comments, composer, crossOrigin, html, ready, run, test } from "../browser/harness.js";
import { drawing } from "../draw.js";
import { remark42 } from "./server.js";

const SCHEDULES = 50;
const texts = ["Is *this* there?", "And that, too", "+1"];
const { SEED } = process.env;
const seeds = SEED ? [Number(SEED)] : Array.from({ length: SCHEDULES }, (_, i) => i + 1);

// What a reader is about to press goes when an answer comes.
const soon = { timeout: 1000 };
const gone = () => {};

let server;

/** What each page has asked for, and has no answer to yet. */
const asked = new WeakMap();

function follow(opened) {
	const requests = new Set();
	asked.set(opened, requests);
	opened.on("request", (request) => requests.add(request));
	for (const end of ["requestfinished", "requestfailed"]) opened.on(end, (request) => requests.delete(request));
}

/**
 * Lets some seconds pass in the page, and what it has asked for come, but for what a fault
 * holds up. A server and a browser need no seconds; by the page's clock, which is that much
 * faster, they might on a busy machine, and be given up.
 */
async function pass(opened) {
	await opened.evaluate(() => dispatchEvent(new Event("online")));
	await opened.clock.runFor(5_000);
	const step = 10;
	for (let tries = 0; tries < 5 || (tries < 1000 && asked.get(opened).size > server.failing()); tries++) {
		await new Promise((resolve) => setTimeout(resolve, step));
	}
	await server.quiet();
	const again = button(opened, "Try again");
	if (await again.count()) await again.first().click(soon).catch(gone);
}

/** Does something again until something is so. */
async function until(so, what, otherwise) {
	for (let tries = 0; tries < 200; tries++) {
		if (await so()) return;
		await what();
	}
	assert.fail(otherwise);
}

/** Writes a comment, and presses the button until it has left its form. */
async function write(opened, text) {
	const form = composer(opened);
	const field = box(form);
	const refresh = async () => {
		await opened.evaluate(() =>
			document
				.querySelector("after-word")
				.refresh()
				.catch(() => {}),
		);
		await pass(opened);
	};
	// Where the server could not say what it allows, nobody can write until the thread is loaded again.
	await until(() => field.count(), refresh, "there is no form");
	await field.fill(text);
	const name = form.getByRole("textbox", { name: "Name" });
	if (await name.count()) await name.fill("Ada", soon).catch(gone);
	const press = async () => {
		await button(form, "Post comment").click(soon).catch(gone);
		await pass(opened);
	};
	await press();
	const left = async () => (await field.count()) && !(await field.inputValue());
	await until(left, async () => ((await field.count()) ? press() : refresh()), `${text} stays in its form`);
}

/** Waits until nothing waits. What the server has refused is sent again by the reader. */
async function settle(opened) {
	const waiting = opened.locator(".unsent");
	await until(
		async () => (await comments(opened).count()) === texts.length && !(await waiting.count()),
		async () => {
			await pass(opened);
			const refused = waiting.filter({ hasNot: opened.getByRole("status") });
			const edit = refused.locator("xpath=ancestor::article[1]").getByRole("button", { name: "Edit" });
			if (await edit.count()) await edit.first().click(soon).catch(gone);
			const save = button(opened, "Save");
			if (await save.count()) await save.first().click(soon).catch(gone);
		},
		"something waits",
	);
}

test(
	`${seeds.length} schedules of faults`,
	run(async (world, t) => {
		world.expected.push(/Failed to load resource/, crossOrigin, /ERR_/, /afterword/);
		server = await remark42((undo) => t.after(undo), world.host.origin);
		for (const seed of seeds) {
			const draw = drawing(seed);
			const page = `https://example.test/${seed}`;
			server.does.fault = () => (draw(100) < 40 ? draw(2 ** 32) : undefined);
			const opened = await world.open(html(world.tag({ thread: server.thread(page), loading: "eager" })), {
				context: await world.context(),
				before: async (page) => {
					follow(page);
					await page.clock.install();
				},
			});
			try {
				for (const text of texts) await write(opened, text);
				server.does.fault = undefined;
				await settle(opened);
				await opened.reload(); // even while an answer is on its way
				await ready(opened);
				await settle(opened);
				const query = `site=demo&url=${encodeURIComponent(page)}&format=plain`;
				const has = (await server.api(`api/v1/find?${query}`)).json().comments.map(({ orig }) => orig);
				assert.deepEqual(has.sort(), [...texts].sort());
				assert.deepEqual((await bodies(opened)).sort(), ["+1", "And that, too", "Is this there?"]);
			} catch (error) {
				const shows = (await bodies(opened)).join(", ");
				throw new Error(
					`schedule ${seed}: ${error.message}; the page shows ${shows}\nto see it again: SEED=${seed} make test-all ONLY=remark42`,
					{
						cause: error,
					},
				);
			}
			await opened.context().close();
		}
	}),
);
