// When the module stops, one instance ends and the page goes on.

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
	region,
	run,
	test,
	told,
} from "./harness.js";

// Makes an instance stop once, where Go is given a text: like a trap in the middle of its rendering, which
// leaves the fingerprint of the text in memory, at the place that the module has told the loader. With
// window.armed, every instance stops.
function trapOn(bad) {
	window.traps = 0;
	const fingerprint = (text) => {
		let hash = 14695981039346656037n;
		for (const byte of new TextEncoder().encode(text))
			hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
		return hash;
	};
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = async (module, imports) => {
		const decoder = new TextDecoder();
		const { gojs } = imports;
		const { valueSet: set, valueLoadString: load } = gojs;
		let memory;
		let place;
		let met = false;
		const read = (at, length) => decoder.decode(new Uint8Array(memory.buffer, at >>> 0, length));
		gojs.valueSet = (v, name, length, value) => {
			if (read(name, length) === "rendering") [place] = new Float64Array(BigUint64Array.of(value).buffer);
			set(v, name, length, value);
		};
		gojs.valueLoadString = (v, at, length) => {
			load(v, at, length);
			met ||= read(at, length).includes(bad);
		};
		const { exports } = await instantiate(module, imports);
		memory = exports.memory;
		const stop = () => {
			window.traps++;
			throw new WebAssembly.RuntimeError("unreachable");
		};
		return {
			exports: {
				...exports,
				resume() {
					if (window.armed) stop();
					exports.resume();
					if (!met || window.traps) return;
					new DataView(memory.buffer).setBigUint64(place, fingerprint(bad), true);
					stop();
				},
			},
		};
	};
}

const before = (bad) => (page) => page.addInitScript(trapOn, bad);

test(
	"a comment that stops the module is shown as it was written, and the rest goes on",
	run(async (world) => {
		world.host.files["/thread.json"] = JSON.stringify({
			version: 1,
			comments: [
				{ id: "a", author: { name: "Ada" }, body: "Good *one*" },
				{ id: "b", author: { name: "Bob" }, body: "BAD *one* <b>" },
			],
		});
		world.host.files["/story.md"] = "# Story\n\nText *here*.\n";
		const page = await world.open(
			html(
				`<after-word id="a" article="/story.md" thread="json:/thread.json"></after-word><after-word id="b" thread="local:b" loading="eager"></after-word>${world.tag()}`,
			),
			{ before: before("BAD *one* <b>") },
		);
		const detail = await ready(page, 2);
		assert.deepEqual(detail.map((d) => d.comments).sort(), [0, 2]);
		assert.equal(await page.evaluate(() => window.traps), 1);
		const bob = commentBy(page, "Bob").locator("[part=comment-body]");
		await page.waitForFunction(
			() => document.querySelector("#a").shadowRoot.querySelectorAll("[part=comment-body]").length === 2,
		);
		assert.match(await bob.textContent(), /BAD \*one\* <b>/);
		assert.equal(await bob.locator("em").count(), 0);
		assert.equal(await commentBy(page, "Ada").locator("em").textContent(), "one");
		await page.getByRole("article", { name: "Story" }).locator("em").waitFor();
		const errors = await page.evaluate(() => window.told.filter((e) => e.name === "error"));
		assert.deepEqual(
			errors.map((e) => [e.id, e.detail.stage]),
			[["a", "render"]],
		);
		assert.deepEqual(await alerts(page), []);
		// The other element goes on, and so does one that comes later.
		const b = page.locator("#b");
		await post(b, "Fine", "Eve");
		await commentBy(b, "Eve").waitFor();
		await page.evaluate(() => {
			const late = document.createElement("after-word");
			late.id = "late";
			late.setAttribute("thread", "local:late");
			late.setAttribute("loading", "eager");
			document.body.append(late);
		});
		await ready(page, 3);
		assert.equal((await told(page, "error")).length, 1);
	}),
);

test(
	"a draft that stops the module in its preview is kept, and so are the others",
	run(async (world) => {
		const page = await world.open(html(world.tag({ thread: "local:story", loading: "eager" })), {
			before: before("BAD *text*"),
		});
		await ready(page);
		await post(page, "Before", "Ada");
		await button(commentBy(page, "Ada"), "Reply").click();
		await box(composer(page, "Reply to Ada")).fill("An answer");
		await nameBox(composer(page)).fill("Bob");
		await page.evaluate(() => {
			window.element = document.querySelector("after-word");
		});
		await box(composer(page)).fill("BAD *text*");
		await page.waitForFunction(() => window.traps === 1);
		await box(composer(page)).waitFor();
		assert.equal(await box(composer(page)).inputValue(), "BAD *text*");
		assert.equal(await nameBox(composer(page)).inputValue(), "Bob");
		assert.equal(await box(composer(page, "Reply to Ada")).inputValue(), "An answer");
		assert.deepEqual(await bodies(page), ["Before"]);
		assert.equal((await waitForEvent(page, "error")).stage, "render");
		await composer(page).getByRole("tab", { name: "Preview" }).click();
		const panel = composer(page).getByRole("tabpanel");
		assert.match(await panel.textContent(), /BAD \*text\*/);
		await button(composer(page), "Post comment").click();
		await commentBy(page, "Bob").waitFor();
		assert.match(await commentBy(page, "Bob").textContent(), /BAD \*text\*/);
		assert.equal((await told(page, "ready")).length, 1);
		assert.equal(await page.evaluate(() => document.querySelector("after-word").refresh()), undefined);
		assert.equal(await comments(page).count(), 2);
	}),
);

test(
	"a module that stops again and again is given up",
	run(async (world) => {
		world.expected.push(/^warning: afterword: /);
		const page = await world.open(
			html(
				`<after-word id="a" thread="local:a" loading="eager"><p>Own content</p></after-word><after-word id="b" thread="local:b" loading="eager"></after-word>${world.tag()}`,
			),
			{ before: before("none") },
		);
		await ready(page, 2);
		assert.ok(!(await page.getByText("Own content").isVisible()));
		await box(composer(page.locator("#a"))).fill("Some text");
		await page.evaluate(async () => {
			// The browser tells every widget of a selection, so from here on there is none.
			document.activeElement.blur();
			getSelection().removeAllRanges();
			for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
			window.armed = true;
			window.pending = document
				.querySelector("#a")
				.refresh()
				.then(
					() => "resolved",
					(error) => error.message,
				);
		});
		const { stage, message } = await waitForEvent(page, "error");
		assert.equal(stage, "load");
		assert.equal(await page.evaluate(() => window.pending), message);
		const count = await page.evaluate(() => window.traps);
		assert.ok(count <= 20, `${count} traps`);
		// An alert says that the widget is given up, and the page's own content is back.
		const alert = page.locator("#a").getByRole("alert");
		assert.equal(await alert.textContent(), message);
		assert.ok(await alert.isVisible());
		assert.ok(await page.getByText("Own content").isVisible());
		assert.equal(world.trouble.length, 1);
		// The draft is still there once the module works again.
		await page.evaluate(() => {
			window.armed = false;
			const element = document.querySelector("#a");
			element.remove();
			document.body.append(element);
		});
		await ready(page, 3);
		assert.equal(await box(composer(page.locator("#a"))).inputValue(), "Some text");
		assert.equal(await page.locator("#a").getByRole("alert").count(), 0);
		await region(page.locator("#b")).waitFor();
	}),
);

// Makes every instance stop as it starts.
function trapFirst() {
	window.traps = 0;
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = async (module, imports) => {
		const { exports } = await instantiate(module, imports);
		const start = () => {
			window.traps++;
			throw new WebAssembly.RuntimeError("unreachable");
		};
		return { exports: { ...exports, start } };
	};
}

test(
	"a module that stops as it starts is given up",
	run(async (world) => {
		world.expected.push(/^warning: afterword: /);
		const page = await world.open(
			html(
				`<after-word id="a" thread="local:a" loading="eager"><p>Own content</p></after-word><after-word thread="local:b" loading="eager"></after-word>${world.tag()}`,
			),
			{ before: (page) => page.addInitScript(trapFirst) },
		);
		const { stage, message } = await waitForEvent(page, "error");
		assert.equal(stage, "load");
		const alert = page.locator("#a").getByRole("alert");
		assert.equal(await alert.textContent(), message);
		assert.ok(await page.getByText("Own content").isVisible());
		await page.getByRole("alert").nth(1).waitFor();
		assert.ok((await page.evaluate(() => window.traps)) <= 20);
		assert.equal(world.trouble.length, 1);
	}),
);

// Makes every instance stop where Go is given a text with a word in it, outside of any
// rendering: like a document for which there is not memory enough.
function trapAlways(word) {
	window.traps = 0;
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = async (module, imports) => {
		const { gojs } = imports;
		const { valueLoadString: load } = gojs;
		let memory;
		gojs.valueLoadString = (v, at, length) => {
			load(v, at, length);
			if (!new TextDecoder().decode(new Uint8Array(memory.buffer, at >>> 0, length)).includes(word)) return;
			window.traps++;
			throw new WebAssembly.RuntimeError("unreachable");
		};
		const instance = await instantiate(module, imports);
		memory = instance.exports.memory;
		return instance;
	};
}

for (const half of ["article", "thread"]) {
	test(
		`a document that no instance can bear is refused with words: ${half}`,
		run(async (world) => {
			const { files } = world.host;
			const entry = (body) => JSON.stringify({ version: 1, comments: [{ id: "a", body }] });
			files["/story.md"] = `# Story\n\n${half === "article" ? "HUGE" : "Small"}\n`;
			files["/thread.json"] = entry(half === "thread" ? "HUGE" : "Small");
			const page = await world.open(html(world.tag({ article: "/story.md", thread: "json:/thread.json" })), {
				before: (page) => page.addInitScript(trapAlways, "HUGE"),
			});
			const [detail] = await ready(page);
			assert.deepEqual(
				detail,
				half === "article" ? { article: null, comments: 1 } : { article: "Story", comments: null },
			);
			const [alert, ...others] = await alerts(page);
			assert.match(alert, /What came is too large or too damaged to be shown/);
			assert.deepEqual(others, []);
			assert.ok((await page.evaluate(() => window.traps)) <= 2);
			await page.getByText("Small").waitFor();
		}),
	);
}

// Makes the instance that runs stop where it calls the page for the nth time from now,
// whatever it is doing: window.left says how often it may call until then. With
// window.held, the next one waits for that.
function trapLater() {
	window.traps = 0;
	window.left = Infinity;
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = async (module, imports) => {
		for (const [name, call] of Object.entries(imports.gojs)) {
			imports.gojs[name] = (...args) => {
				if (--window.left === 0) {
					window.traps++;
					window.left = Infinity;
					throw new WebAssembly.RuntimeError("unreachable");
				}
				return call(...args);
			};
		}
		await window.held;
		return instantiate(module, imports);
	};
}

const trapIn = (page, n) =>
	page.evaluate((n) => {
		window.left = n;
	}, n);

const begun = async (world, options) => {
	world.host.files["/story.md"] = "# Story\n\nText.\n";
	const page = await world.open(html(world.tag({ article: "/story.md", thread: "local:story" })), {
		before: (page) => page.addInitScript(trapLater),
		...options,
	});
	await ready(page);
	return page;
};

test(
	"who is writing as the module stops goes on",
	run(async (world) => {
		const page = await begun(world);
		await post(page, "Before", "Ada");
		await commentBy(page, "Ada").waitFor();
		await box(composer(page)).fill("Another one");
		// A form that is open, and empty.
		await button(commentBy(page, "Ada"), "Reply").click();
		const reply = box(composer(page, "Reply to Ada"));
		await reply.evaluate((element) => {
			window.reply = element;
		});
		await trapIn(page, 5);
		await page.keyboard.type("Hello ");
		await trapIn(page, 60);
		await page.keyboard.type("world, this goes on");
		await page.waitForFunction(() => window.traps === 2);
		await page.keyboard.type(".");
		await button(composer(page, "Reply to Ada"), "Post reply").click();
		await comments(page).nth(1).waitFor();
		assert.deepEqual(await bodies(page), ["Before", "Hello world, this goes on."]);
		assert.equal(await box(composer(page)).inputValue(), "Another one");
		assert.deepEqual(await alerts(page), []);
		await page.getByRole("article", { name: "Story" }).waitFor();
	}),
);

test(
	"what is done while no instance runs is done by the next one, in the same boxes",
	run(async (world) => {
		const page = await begun(world);
		await post(page, "Before", "Ada");
		await commentBy(page, "Ada").waitFor();
		await post(page, "After", "Bob");
		await commentBy(page, "Bob").waitFor();
		await page.getByRole("combobox", { name: "Sort by" }).selectOption("newest");
		await button(commentBy(page, "Ada"), "Reply").click();
		const reply = box(composer(page, "Reply to Ada"));
		await reply.evaluate((element) => {
			window.reply = element;
			window.held = new Promise((resolve) => {
				window.go = resolve;
			});
		});
		await button(commentBy(page, "Bob"), "More").click();
		await trapIn(page, 5);
		await page.keyboard.press("Shift");
		await page.waitForFunction(() => window.traps === 1);
		await reply.pressSequentially("An answer");
		await button(commentBy(page, "Bob"), "Reply").click();
		await page.evaluate(() => window.go());
		await composer(page, "Reply to Bob").waitFor();
		assert.equal(await reply.inputValue(), "An answer");
		assert.ok(await reply.evaluate((element) => element === window.reply), "the box is another one");
		assert.equal(await page.getByRole("combobox", { name: "Sort by" }).inputValue(), "newest");
		assert.deepEqual(await bodies(page), ["After", "Before"]);
		await button(composer(page, "Reply to Ada"), "Post reply").click();
		await comments(page).nth(2).waitFor();
		assert.deepEqual(await bodies(page), ["After", "Before", "An answer"]);
	}),
);

test(
	"a menu that is open stays open",
	run(async (world) => {
		const page = await begun(world);
		await post(page, "Before", "Ada");
		await button(commentBy(page, "Ada"), "More").click();
		await button(commentBy(page, "Ada"), "Delete").waitFor();
		await trapIn(page, 5);
		await page.keyboard.press("Shift");
		await page.waitForFunction(() => window.traps === 1);
		await button(commentBy(page, "Ada"), "Edit").click();
		await composer(page, "Edit comment").waitFor();
	}),
);

test(
	"a deletion can still be undone",
	run(async (world) => {
		const page = await begun(world);
		await post(page, "Before", "Ada");
		await post(page, "After", "Bob");
		await commentBy(page, "Bob").waitFor();
		await choose(commentBy(page, "Ada"), "Delete");
		await button(page, "Undo").waitFor();
		await trapIn(page, 5);
		await page.keyboard.press("Shift");
		await page.waitForFunction(() => window.traps === 1);
		await button(page, "Undo").click();
		await commentBy(page, "Ada").waitFor();
		assert.deepEqual(await bodies(page), ["Before", "After"]);
		await page.reload();
		await ready(page);
		assert.deepEqual(await bodies(page), ["Before", "After"]);
	}),
);
