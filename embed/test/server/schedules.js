// This plays schedules of faults between a page in a browser and a real server. What the reader was told
// is posted is on the server once, and the page shows what the server has.

import assert from "node:assert/strict";
import { bodies, box, button, comments, composer, crossOrigin, html, ready, run, test } from "../browser/harness.js";
import { drawing } from "../draw.js";

const SCHEDULES = 50;
const texts = ["Is *this* there?", "And that, too", "+1"];
const shown = ["+1", "And that, too", "Is this there?"];
const { SEED } = process.env;
const seeds = SEED ? [Number(SEED)] : Array.from({ length: SCHEDULES }, (_, i) => i + 1);

// What a reader is about to press may go when a response comes.
const soon = { timeout: 1000 };
const gone = () => {};

/** The requests of each page that have no response yet. */
const asked = new WeakMap();

function follow(server, opened) {
	const requests = new Set();
	asked.set(opened, requests);
	opened.on("request", (request) => server.held(request.url()) || requests.add(request));
	for (const end of ["requestfinished", "requestfailed"]) opened.on(end, (request) => requests.delete(request));
}

/**
 * Lets some seconds pass in the page, and waits for its requests, except those that a fault holds up. The
 * page's clock is that much faster than the machine's: without waiting, a request might seem to take
 * seconds on a busy machine, and be given up.
 */
async function pass(server, opened) {
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
async function write(server, opened, text) {
	const form = composer(opened);
	const field = box(form);
	const refresh = async () => {
		await opened.evaluate(() =>
			document
				.querySelector("after-word")
				.refresh()
				.catch(() => {}),
		);
		await pass(server, opened);
	};
	// Where the server could not say what it allows, nobody can write until the thread is loaded again.
	await until(() => field.count(), refresh, "there is no form");
	await field.fill(text);
	const name = form.getByRole("textbox", { name: "Name" });
	if (await name.count()) await name.fill("Ada", soon).catch(gone);
	const press = async () => {
		await button(form, "Post comment").click(soon).catch(gone);
		await pass(server, opened);
	};
	await press();
	const left = async () => (await field.count()) && !(await field.inputValue());
	await until(left, async () => ((await field.count()) ? press() : refresh()), `${text} stays in its form`);
}

/** Waits until nothing waits. What the server has refused is sent again by the reader. */
async function settle(server, opened) {
	const waiting = opened.locator(".unsent");
	await until(
		async () => (await comments(opened).count()) === texts.length && !(await waiting.count()),
		async () => {
			await pass(server, opened);
			const refused = waiting.filter({ hasNot: opened.getByRole("status") });
			const edit = refused.locator("xpath=ancestor::article[1]").getByRole("button", { name: "Edit" });
			if (await edit.count()) await edit.first().click(soon).catch(gone);
			const save = button(opened, "Save");
			if (await save.count()) await save.first().click(soon).catch(gone);
		},
		"something waits",
	);
}

/** A text without its marks, which a server has in Markdown or in HTML. */
const plain = (text) => text.replace(/<[^>]*>|\*/g, "").trim();

/** Reads and writes a page while what a seed draws goes wrong. */
async function play(world, server, seed) {
	const draw = drawing(seed);
	const page = `https://example.test/${seed}`;
	const thread = await server.thread(page);
	server.does.fault = () => (draw(100) < 40 ? draw(2 ** 32) : undefined);
	const opened = await world.open(html(world.tag({ thread, loading: "eager" })), {
		context: await world.context(),
		before: async (page) => {
			follow(server, page);
			await page.clock.install();
		},
	});
	try {
		for (const text of texts) await write(server, opened, text);
		server.does.fault = undefined;
		await settle(server, opened);
		await opened.reload(); // even while a response is on its way
		await ready(opened);
		await settle(server, opened);
		assert.deepEqual((await server.texts(page)).map(plain).sort(), shown);
		assert.deepEqual((await bodies(opened)).sort(), shown);
	} catch (error) {
		throw new Error(`${error.message}; the page shows ${(await bodies(opened)).join(", ")}`, { cause: error });
	}
	await opened.context().close();
}

/**
 * Fifty schedules.
 *
 * @param {string} name of the group of steps that has them
 * @param {(later: (undo: () => unknown) => void, site: string) => Promise<any>} start a server that has, besides
 *   what a front has, `thread` and `texts` of a page
 */
export function schedules(name, start) {
	test(
		`${seeds.length} schedules of faults`,
		run(async (world, t) => {
			world.expected.push(/Failed to load resource/, crossOrigin, /ERR_/, /afterword/);
			const server = await start((undo) => t.after(undo), world.host.origin);
			for (const seed of seeds) {
				try {
					await play(world, server, seed);
				} catch (error) {
					const again = `to see it again: SEED=${seed} make test-all ONLY=${name}`;
					throw new Error(`schedule ${seed}: ${error.message}\n${again}`, { cause: error });
				}
			}
		}),
	);
}
