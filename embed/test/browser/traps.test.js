// The module stops at random points, again and again, while a reader reads and writes. In the end all is
// as if it never had.

import assert from "node:assert/strict";
import { drawing } from "../draw.js";
import {
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
	ready,
	run,
	test,
	told,
} from "./harness.js";

const { SEED } = process.env;
const seeds = SEED ? [Number(SEED)] : [1, 2, 3, 4, 5, 6];

// Makes the instance that runs stop where it calls the page for the nth time: the first of
// window.plan says when, the next one when the one after it does.
function trapAnywhere() {
	window.traps = 0;
	window.plan = [];
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = (module, imports) => {
		for (const [name, call] of Object.entries(imports.gojs)) {
			imports.gojs[name] = (...args) => {
				if (window.plan.length && --window.plan[0] === 0) {
					window.plan.shift();
					window.traps++;
					throw new WebAssembly.RuntimeError("unreachable");
				}
				return call(...args);
			};
		}
		return instantiate(module, imports);
	};
}

const soon = { timeout: 3000 };

/** Acts as a reader does, who presses again where nothing came of it. */
async function until(act, shown) {
	for (let tries = 1; ; tries++) {
		try {
			if (!(await shown.isVisible())) await act();
			return await shown.waitFor(soon);
		} catch (error) {
			if (tries === 5) throw error;
		}
	}
}

async function type(page, form, text) {
	await box(form).click(soon);
	await box(form).fill("");
	await page.keyboard.type(text);
}

/** Writes in a form, and presses a button until the comment is there. */
async function write(page, form, { name, text }, press) {
	await nameBox(form).fill(name);
	await type(page, form, text);
	await until(() => button(form, press).click(soon), commentBy(page, name));
}

/** What a reader does in the page, which notes down what comes of it. */
const deeds = {
	async says(page, now) {
		await write(page, composer(page), now, "Post comment");
		now.texts[now.name] = now.text;
		now.tops.push(now.name);
	},
	async answers(page, now) {
		const to = now.tops[now.draw(now.tops.length)];
		const form = composer(page, `Reply to ${to}`);
		await until(() => button(commentBy(page, to), "Reply").first().click(soon), box(form));
		await write(page, form, now, "Post reply");
		now.texts[now.name] = now.text;
	},
	async changes(page, now) {
		const name = now.tops[now.draw(now.tops.length)];
		const form = composer(page, "Edit comment");
		await until(() => choose(commentBy(page, name), "Edit", (item) => item.click(soon)), box(form));
		await type(page, form, now.text);
		const body = commentBy(page, name).locator("[part=comment-body]").getByText(now.text, { exact: true });
		await until(() => button(form, "Save").click(soon), body);
		now.texts[name] = now.text;
	},
	async deletes(page, now) {
		const name = now.tops[now.draw(now.tops.length)];
		const gone = page.locator(".thread").filter({ hasNot: commentBy(page, name) });
		await until(() => choose(commentBy(page, name), "Delete", (item) => item.click(soon)), gone);
		// The offer to undo it may be gone with the instance.
		await button(page, "Undo")
			.click({ timeout: 500 })
			.catch(() => {});
		if (await commentBy(page, name).count()) return;
		delete now.texts[name];
		now.tops.splice(now.tops.indexOf(name), 1);
	},
	async sorts(page, now) {
		now.order = ["oldest", "newest"][now.draw(2)];
		const select = page.getByRole("combobox", { name: "Sort by" });
		if (await select.count()) await select.selectOption(now.order);
		else now.order = "oldest";
	},
	async begins(page, now) {
		now.begun = now.text;
		await type(page, composer(page), now.text);
	},
	async opens(page, now) {
		const of = commentBy(page, now.tops[now.draw(now.tops.length)]);
		await until(() => button(of, "More").first().click(soon), button(of, "Copy link").first());
		await page.keyboard.press("Shift");
		await page.keyboard.press("Shift");
		await button(of, "Copy link").first().waitFor(soon);
	},
};

/** Does eight deeds of a reader, drawn by a seed, and checks the page after each. */
async function play(page, seed) {
	const draw = drawing(seed);
	const now = { draw, tops: [], texts: {}, order: "oldest", begun: "" };
	for (let n = 1; n <= 8; n++) {
		const names = Object.keys(deeds);
		const deed = n < 3 ? "says" : names[draw(names.length)];
		if (deed !== "says" && now.tops.length < 2) continue;
		Object.assign(now, { name: `Reader ${n}`, text: `What reader ${n} says` });
		if (deed === "says") now.begun = "";
		await page.evaluate(
			(plan) => {
				window.plan = window.traps > 5 ? [] : plan;
			},
			draw(3) ? [1 + draw(900)] : [1 + draw(900), 1 + draw(2500)],
		);
		try {
			await deeds[deed](page, now);
		} catch (error) {
			throw new Error(`${deed}: ${error.message}`, { cause: error });
		}
		await page.evaluate(() => {
			window.plan = [];
		});
		await check(page, now);
	}
	return now;
}

/** Waits until the page shows what is expected, and then looks at all of it. */
async function check(page, { texts, order, begun, tops }) {
	for (const name in texts) {
		const body = commentBy(page, name).locator("[part=comment-body]").first();
		await body.getByText(texts[name], { exact: true }).waitFor(soon);
		await button(commentBy(page, name), "Reply").first().waitFor(soon);
	}
	assert.deepEqual((await bodies(page)).sort(), Object.values(texts).sort());
	assert.deepEqual(await alerts(page), []);
	assert.equal(await box(composer(page)).inputValue(), begun);
	const select = page.getByRole("combobox", { name: "Sort by" });
	if (!(await select.count())) return;
	assert.equal(await select.inputValue(), order);
	const labels = await comments(page).evaluateAll((all) => all.map((article) => article.ariaLabel));
	const shown = labels.map((label) => label.replace("Comment by ", "")).filter((name) => tops.includes(name));
	assert.deepEqual(shown, order === "newest" ? tops.toReversed() : tops);
}

for (const seed of seeds) {
	test(
		`a module that stops at random points: ${seed}`,
		run(async (world) => {
			world.host.files["/story.md"] = "# Story\n\nText.\n";
			const page = await world.open(html(world.tag({ article: "/story.md", thread: "local:story" })), {
				before: (page) => page.addInitScript(trapAnywhere),
			});
			try {
				await ready(page);
				const now = await play(page, seed);
				await page.getByRole("article", { name: "Story" }).waitFor();
				const posted = (await told(page, "posted")).map(({ id }) => id);
				assert.equal(new Set(posted).size, posted.length);
				await page.reload();
				await ready(page);
				await check(page, { ...now, order: "oldest" });
			} catch (error) {
				const again = `to see it again: SEED=${seed} make test FILE=traps`;
				throw new Error(`${error.message}\n${again}`, { cause: error });
			}
		}),
	);
}
