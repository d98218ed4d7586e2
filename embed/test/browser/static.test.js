// Prerendered pages show all without JavaScript, and the widget takes them over.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
	alerts,
	bodies,
	box,
	button,
	commentBy,
	comments,
	composer,
	html,
	latch,
	policy,
	ready,
	region,
	run,
	test,
	told,
} from "./harness.js";
import { entry, publish, remark42, taken, thread, two, wake } from "./site.js";

const sample = (name) => readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url), "utf8");
const picture = (name) => readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url));

const story =
	"---\ntitle: The story\nauthor: Ada\npublished: 2026-01-04\n---\n\nOnce upon a *time*.\n\n## Part\n\nMore.\n";

// A footer shows whether anything moves what stands below the element.
const body = (inside) => `${inside}<footer>The page's own end</footer>`;
const strict = (world, text) => ({
	headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy(world.cdn.origin) },
	body: text,
});

/** Publishes a page and gives what the host serves for it. */
async function page(world, inside, files = {}) {
	await publish(world, {
		"/page.html": html(body(inside)) + world.tag(),
		"/story.md": story,
		"/thread.json": two,
		...files,
	});
	return strict(world, world.host.files["/page.html"]);
}

// Runs before the page: notes what moved.
function shifts() {
	window.shifts = [];
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			window.shifts.push(entry.value, ...entry.sources.map((s) => `${s.node?.nodeName}.${s.node?.className}`));
		}
	}).observe({ type: "layout-shift", buffered: true });
}

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [name, viewport] of Object.entries(sizes)) {
	test(
		`without JavaScript, ${name}`,
		run(async (world) => {
			const file = await page(world, world.tag({ article: "/technical.md", thread: "json:/technical.json" }), {
				"/technical.md": sample("technical.md"),
				"/technical.json": sample("technical.json"),
				"/mesh.png": picture("mesh.png"),
				"/buffer.png": picture("buffer.png"),
			});
			const context = await world.context({ javaScriptEnabled: false, viewport });
			const page_ = await world.open(file, { context });
			await page_.getByRole("article", { name: /^Trees, not strings/ }).waitFor();
			assert.equal(await comments(page_).count(), 59);
			assert.equal(await region(page_).getByRole("heading", { level: 2 }).textContent(), "59 comments");
			assert.equal(await page_.getByRole("combobox").count(), 0);
			// It is styled, and no wider than the screen.
			const title = await page_.getByRole("heading", { level: 1 }).boundingBox();
			assert.ok(title.height > 30 && title.x >= 0 && title.x + title.width <= viewport.width);
			assert.equal(world.cdn.requests.filter((r) => r.path.includes(".wasm")).length, 0);
		}),
	);

	test(
		`a page is taken over where it stands, ${name}`,
		run(async (world) => {
			const file = await page(world, world.tag({ article: "/technical.md", thread: "json:/technical.json" }), {
				"/technical.md": sample("technical.md"),
				"/technical.json": sample("technical.json"),
				"/mesh.png": picture("mesh.png"),
				"/buffer.png": picture("buffer.png"),
			});
			const gate = latch();
			world.cdn.does.hold = gate.promise;
			const context = await world.context({ viewport });
			const page_ = await world.open(file, { context, before: (page) => page.addInitScript(shifts) });
			await comments(page_).first().waitFor();
			await page_.evaluate(() => {
				const root = document.querySelector("after-word").shadowRoot;
				window.before = [...root.querySelectorAll(".text, .text *, .comment, .title, img")];
				window.top0 = before.map((e) => e.getBoundingClientRect().top);
			});
			assert.deepEqual(await page_.evaluate(() => window.violations), []);
			const [detail] = await ready(page_);
			assert.match(detail.article, /^Trees, not strings/);
			assert.equal(detail.comments, 59);
			// What is in sight; the controls are further down.
			const seen = () => page_.screenshot();
			const before = await seen();
			// What happened before does not count: a picture may have arrived, and Firefox's driver adds a
			// style for a screenshot.
			world.expected.push(/blocked an inline style/);
			await page_.evaluate(() => [window.shifts, window.violations].map((list) => list.splice(0)));
			gate.open();
			await wake(page_);
			await taken(page_);
			const after = await page_.evaluate(async () => {
				await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
				const root = document.querySelector("after-word").shadowRoot;
				return {
					gone: before.filter((e) => !e.isConnected).map((e) => e.outerHTML.slice(0, 80)),
					moved: before
						.filter((e, i) => Math.abs(e.getBoundingClientRect().top - top0[i]) > 0.5)
						.map((e) => e.outerHTML.slice(0, 80)),
					shifts: window.shifts,
					links: root.querySelectorAll("link").length,
					roots: root.childNodes.length,
					violations: window.violations,
				};
			});
			assert.deepEqual(after, { gone: [], moved: [], shifts: [], links: 0, roots: 1, violations: [] });
			assert.ok(before.equals(await seen()), "it looks different");
			assert.equal(world.host.of("/technical.md").length, 0);
			assert.equal(world.host.of("/technical.json").length, 1);
			await page_.getByRole("combobox", { name: "Sort by" }).selectOption("newest");
			assert.equal(await page_.locator("time").first().textContent(), "January 4, 2026");
		}),
	);
}

for (const [ground, ink] of [
	["rgb(18, 22, 28)", "rgb(223, 230, 238)"],
	["rgb(255, 255, 255)", "rgb(34, 34, 34)"],
]) {
	test(
		`a page that says no scheme shows its own colours before it is taken over and after, ${ground}`,
		run(async (world) => {
			const head = `<style>html { background: ${ground}; color: ${ink} }</style>`;
			await publish(world, {
				"/page.html": html(world.tag({ article: "/story.md", thread: "json:/thread.json" }), head),
				"/story.md": story.replace("*time*", "[time](/time)"),
				"/thread.json": two,
			});
			const gate = latch();
			world.cdn.does.hold = gate.promise;
			const page = await world.open();
			await comments(page).first().waitFor();
			const colours = () =>
				page.evaluate(() =>
					[...document.querySelector("after-word").shadowRoot.querySelectorAll("*")]
						.filter((e) => e.textContent.trim() && e.checkVisibility({ visibilityProperty: true }))
						.map((e) => `${e.localName}.${e.className} ${getComputedStyle(e).color}`),
				);
			const before = await colours();
			assert.ok(before.includes(`h1.title ${ink}`) && before.includes(`p.byline ${ink}`), before.join("\n"));
			gate.open();
			await ready(page);
			assert.deepEqual(await colours(), before);
			await page.evaluate(() => {
				document.documentElement.style.cssText = "background: #fff; color: #111";
			});
			await page.waitForFunction(
				() =>
					getComputedStyle(document.querySelector("after-word").shadowRoot.querySelector(".title")).color ===
					"rgb(17, 17, 17)",
			);
		}),
	);
}

// More comments than are taken over in one go: in groups, with replies to an early one and to a late one.
const minute = (n) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();
const many = [];
const add = (id, more) => many.push(entry(id, { created: minute(many.length), ...more }));
for (let i = 0; i < 260; i++) {
	add(`t${i}`);
	if (i === 3) for (let n = 0; n < 70; n++) add(`a${n}`, { parent: "t3" });
	if (i === 150) for (let n = 0; n < 12; n++) add(`b${n}`, { parent: n ? `b${n - 1}` : "t150" });
}
const changed = (changes) => thread(...many.flatMap((c) => changes[c.id] ?? c));

/** The comments' IDs in the order of the document. */
const ids = (page) =>
	page.locator(".comment").evaluateAll((all) => all.map((comment) => comment.id.replace("comment-", "")));

const whole = (page, id, text) =>
	page
		.locator(`[id="comment-${id}"] > [part=comment-body]`)
		.getByText(text, { exact: true })
		.waitFor({ state: "attached" });

/** Opens a page with the long thread and lets the module come when that is asked for. */
async function long(world, after, options) {
	const file = await page(world, world.tag({ article: "/story.md", thread: "json:/thread.json" }), {
		"/thread.json": thread(...many),
	});
	if (after) world.host.files["/thread.json"] = after;
	const gate = latch();
	world.cdn.does.hold = gate.promise;
	const page_ = await world.open(file, { before: (page) => page.addInitScript(shifts), ...options });
	return { page_, gate };
}

/** Folds and selects as a reader does without a script, and remembers what is where. */
const remember = (page_) =>
	page_.evaluate(async () => {
		const root = document.querySelector("after-word").shadowRoot;
		const find = (id) => root.getElementById(`comment-${id}`);
		for (const id of ["t3", "t150"]) find(id).querySelector("details").open = false;
		const text = find("t250").querySelector("[part=comment-body] p").firstChild;
		getSelection().setBaseAndExtent(text, 0, text, 4);
		// Parts that are far away have a height once the browser has come to them.
		const heights = () => [...root.querySelectorAll(".comment")].map((e) => e.getBoundingClientRect().height).join();
		for (let same = 0, last; same < 10; last = heights()) {
			await new Promise(requestAnimationFrame);
			same = heights() === last ? same + 1 : 0;
		}
		window.before = [...root.querySelectorAll(".text, .text *, .comment, .title, details, .author, time")];
		window.texts = before.map((e) => e.firstChild);
		window.top0 = before.map((e) => e.getBoundingClientRect().top);
		addEventListener("afterword:ready", () => (window.early = find("t259").textContent));
		window.shifts.splice(0);
	});

/** Tells which of these nodes were replaced, what has moved, and what the reader still has. */
const differences = (page_) =>
	page_.evaluate(async () => {
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
		const root = document.querySelector("after-word").shadowRoot;
		const other = (e, i) => !e.isConnected || e.firstChild !== texts[i];
		return {
			gone: before.filter(other).map((e) => `${e.localName} of ${e.closest(".comment").id}`),
			moved: before.filter((e, i) => Math.abs(e.getBoundingClientRect().top - top0[i]) > 0.5).map((e) => e.localName),
			shifts: window.shifts,
			selected: `${getSelection()}`,
			closed: [...root.querySelectorAll("details:not([open])")].map((e) => e.closest(".comment").id),
			violations: window.violations,
		};
	});

/** Opens what is folded, and folds it again. */
async function foldAndUnfold(page_) {
	for (const id of ["t3", "t150"]) {
		const details = page_.locator(`[id="comment-${id}"] > details`);
		const summary = details.locator(":scope > summary");
		await summary.scrollIntoViewIfNeeded();
		// Heights are estimates until they come into sight, so a place may move then.
		await page_.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
		for (const open of [true, false, true]) {
			await summary.click();
			assert.equal(await details.evaluate((e) => e.open), open);
		}
	}
}

test(
	"a long thread is taken over bit by bit, while the rest stays as it came",
	run(async (world) => {
		const { page_, gate } = await long(world, changed({ t259: { ...many.at(-1), body: "Another text" } }));
		await remember(page_);
		gate.open();
		await ready(page_);
		await whole(page_, "t259", "Another text");
		assert.match(await page_.evaluate(() => window.early), /Text of t259/);
		assert.deepEqual(await differences(page_), {
			gone: ["p of comment-t259"],
			moved: [],
			shifts: [],
			selected: "Text",
			closed: ["comment-t3", "comment-t150"],
			violations: [],
		});
		assert.equal((await ids(page_)).length, many.length);
		await foldAndUnfold(page_);
		await page_.getByRole("combobox", { name: "Sort by" }).selectOption("newest");
		assert.equal((await ids(page_))[0], "t259");
	}),
);

test(
	"a place far down in a long thread is found",
	run(async (world) => {
		const { page_, gate } = await long(world, undefined, { fragment: "#comment-t255" });
		gate.open();
		await ready(page_);
		const named = page_.locator("[id='comment-t255']");
		await named.and(page_.locator(".named")).waitFor();
		await page_.waitForFunction(() => {
			const at = document.querySelector("after-word").shadowRoot.activeElement;
			const { top, bottom } = at?.getBoundingClientRect() ?? {};
			return at?.id === "comment-t255" && top >= 0 && bottom <= innerHeight;
		});
		assert.equal((await ids(page_)).length, many.length);
	}),
);

test(
	"a long thread that has changed since is in the end as it is now, and meanwhile shows no comment twice",
	run(async (world) => {
		const gone = Object.fromEntries(["t0", "t1", "t60", "a5", "b11", "t200", "t258", "t259"].map((id) => [id, []]));
		const now = {
			...gone,
			t10: [entry("x0"), entry("t10", { body: "Another text" })],
			a69: [entry("a69"), entry("x1", { parent: "a69" })],
			b3: [entry("b3", { parent: "b2" }), entry("x2", { parent: "b3" })],
			t230: [entry("t230", { body: "And another" }), entry("x3", { parent: "t230" })],
		};
		const since = JSON.parse(changed(now)).comments.map((c, i) => ({ ...c, created: minute(i) }));
		for (const c of since) if (/^a\d/.test(c.id)) c.parent = "t3";
		const { page_, gate } = await long(world, thread(...since));
		await page_.evaluate(
			(kept) => {
				const root = document.querySelector("after-word").shadowRoot;
				window.wrong = [];
				new MutationObserver(() => {
					const all = [...root.querySelectorAll(".comment")].map((e) => e.id.replace("comment-", ""));
					const seen = new Set(all);
					if (seen.size < all.length) window.wrong.push("twice");
					for (const id of kept) if (!seen.has(id)) window.wrong.push(id);
				}).observe(root, { childList: true, subtree: true, characterData: true });
			},
			many.map((c) => c.id).filter((id) => since.some((c) => c.id === id)),
		);
		gate.open();
		assert.deepEqual(await ready(page_), [{ article: "The story", comments: since.length }]);
		await page_.waitForFunction(() => !document.querySelector("after-word").shadowRoot.getElementById("comment-t259"));
		assert.deepEqual(await page_.evaluate(() => window.wrong), []);
		const texts = await page_
			.locator(".comment")
			.evaluateAll((all) =>
				all.map((e) => `${e.id.slice(8)}: ${e.querySelector("[part=comment-body]").textContent.trim()}`),
			);
		// The same thread in a page that did not come as HTML.
		const fresh = await world.open(
			html(`<after-word article="/story.md" thread="json:/thread.json"></after-word>${world.tag()}`),
			{ path: "/fresh.html" },
		);
		await ready(fresh);
		await fresh.waitForFunction(
			(n) => document.querySelector("after-word").shadowRoot.querySelectorAll(".comment").length === n,
			since.length,
		);
		const wanted = await fresh
			.locator(".comment")
			.evaluateAll((all) =>
				all.map((e) => `${e.id.slice(8)}: ${e.querySelector("[part=comment-body]").textContent.trim()}`),
			);
		assert.deepEqual(texts, wanted);
		const markup = (page) =>
			page
				.locator(".list")
				.evaluate((list) => list.outerHTML.replace(/<time.*?<\/time>/g, "").replaceAll(/ href="[^"]*"/g, ""));
		assert.equal(await markup(page_), await markup(fresh));
	}),
);

test(
	"a long thread in another order than the page came with is shown in that one, whole",
	run(async (world) => {
		const { page_, gate } = await long(world);
		await page_.evaluate(() => {
			const element = document.querySelector("after-word");
			element.setAttribute("sort", "newest");
			const root = element.shadowRoot;
			new MutationObserver((_, observer) => {
				if (root.querySelector("link")) return;
				observer.disconnect();
				window.early = [...root.querySelectorAll(".comment")].map((e) => e.id);
			}).observe(root, { childList: true });
		});
		gate.open();
		await taken(page_);
		const early = await page_.evaluate(() => window.early);
		assert.deepEqual([early.length, new Set(early).size, early[0]], [many.length, many.length, "comment-t259"]);
	}),
);

for (const [what, act] of Object.entries({
	"chooses another order": (element) => {
		const select = element.shadowRoot.querySelector("select");
		select.value = "newest";
		select.dispatchEvent(new Event("change", { bubbles: true }));
	},
	"loads it again": (element) => element.refresh(),
	"folds what is still to be taken over": (element) => {
		element.shadowRoot.querySelector("[id='comment-t150'] > details > summary").click();
	},
	"goes far down": () => {
		location.hash = "comment-t240";
	},
	"asks for another heading level": (element) => element.setAttribute("heading-level", "3"),
})) {
	test(
		`a reader ${what} while a long thread is taken over`,
		run(async (world) => {
			const { page_, gate } = await long(world, changed({ t259: { ...many.at(-1), body: "Another text" } }));
			await page_.evaluate(`addEventListener("afterword:ready", ({ target }) => setTimeout(() => (${act})(target)))`);
			gate.open();
			await ready(page_);
			await whole(page_, "t259", "Another text");
			const wanted = await page_.evaluate(
				() => document.querySelector("after-word").shadowRoot.querySelector("select").value,
			);
			await page_.waitForFunction(
				(n) => document.querySelector("after-word").shadowRoot.querySelectorAll(".comment").length === n,
				many.length,
			);
			const seen = await ids(page_);
			assert.equal(new Set(seen).size, many.length);
			assert.equal(seen[0], wanted === "newest" ? "t259" : "t0");
			assert.deepEqual(await alerts(page_), []);
		}),
	);
}

test(
	"text that a reader has selected survives the taking over",
	run(async (world) => {
		const file = await page(world, world.tag({ article: "/story.md", thread: "json:/thread.json" }));
		const gate = latch();
		world.cdn.does.hold = gate.promise;
		const page_ = await world.open(file);
		await page_.evaluate(() => {
			const text = document.querySelector("after-word").shadowRoot.querySelector("em").firstChild;
			window.selected = text;
			getSelection().setBaseAndExtent(text, 0, text, 4);
		});
		gate.open();
		await wake(page_);
		await taken(page_);
		assert.ok(await page_.evaluate(() => window.selected.isConnected));
		const selected = await page_.evaluate(() => {
			const { shadowRoot } = document.querySelector("after-word");
			// The call has a new form and an old one; this has both at once.
			const [range] = getSelection().getComposedRanges(Object.assign(shadowRoot, { shadowRoots: [shadowRoot] }));
			return range.startContainer.data?.slice(range.startOffset, range.endOffset);
		});
		assert.equal(selected, "time");
		assert.deepEqual(await page_.evaluate(() => window.violations), []);
	}),
);

test(
	"a place in the page's address survives the taking over",
	run(async (world) => {
		const file = await page(world, world.tag({ article: "/story.md", thread: "json:/thread.json" }));
		const page_ = await world.open(file, { fragment: "#comment-b" });
		await ready(page_);
		const named = commentBy(page_, "Nb");
		await named.and(page_.locator(".named")).waitFor();
		assert.deepEqual(await page_.evaluate(() => window.violations), []);
	}),
);

test(
	"a thread that has changed since shows as it is now, and what stayed stays",
	run(async (world) => {
		const file = await page(world, `<after-word article="/story.md" thread="json:/thread.json"></after-word>`);
		world.host.files["/thread.json"] = thread(
			entry("new"),
			entry("a", { body: "Another text" }),
			entry("b", { parent: "a" }),
			entry("c", { parent: "b", author: { name: "Nc", avatar: "/mesh.png" } }),
		);
		world.host.files["/mesh.png"] = picture("mesh.png");
		const page_ = await world.open(file);
		assert.deepEqual(await ready(page_), [{ article: "The story", comments: 4 }]);
		assert.deepEqual(await bodies(page_), ["Text of new", "Another text", "Text of b", "Text of c"]);
		assert.deepEqual(
			await comments(page_).evaluateAll((all) => all.map((e) => `${e.id} ${e.getAttribute("aria-label")}`)),
			["comment-new Comment by Nnew", "comment-a Comment by Na", "comment-b Comment by Nb", "comment-c Comment by Nc"],
		);
		assert.equal(await page_.locator(".comment img").count(), 1);
		assert.equal(world.host.of("/story.md").length, 0);
		await region(page_).getByRole("heading", { name: "4 comments" }).waitFor();
	}),
);

test(
	"a thread that does not come leaves the comments that did",
	run(async (world) => {
		world.expected.push(/503/);
		const file = await page(world, `<after-word article="/story.md" thread="json:/thread.json"></after-word>`);
		world.host.files["/thread.json"] = { status: 503, body: "" };
		const page_ = await world.open(file);
		await ready(page_);
		assert.deepEqual(await bodies(page_), ["Text of a", "Text of b"]);
		assert.match((await alerts(page_))[0], /503/);
		world.host.files["/thread.json"] = two;
		await button(page_, "Try again").click();
		await page_.getByRole("combobox", { name: "Sort by" }).waitFor();
		assert.deepEqual(await bodies(page_), ["Text of a", "Text of b"]);
		assert.deepEqual(await alerts(page_), []);
	}),
);

test(
	"where the module does not come, the page stays and says so",
	run(async (world) => {
		world.expected.push(/afterword: /, /500/);
		world.cdn.does.replace = (name) => name.includes(".wasm") && { status: 500 };
		const file = await page(
			world,
			`<after-word article="/story.md" thread="json:/thread.json"><p>Loading</p></after-word>`,
		);
		const page_ = await world.open(file);
		await ready(page_);
		await wake(page_);
		await page_.getByRole("alert").waitFor();
		assert.match((await alerts(page_))[0], /did not load/);
		assert.deepEqual(await bodies(page_), ["Text of a", "Text of b"]);
		await page_.getByRole("heading", { level: 1, name: "The story" }).waitFor();
		assert.equal(await page_.getByText("Loading").isVisible(), false);
		// The next insertion tries again.
		world.cdn.does.replace = undefined;
		await page_.evaluate(() => {
			const element = document.querySelector("after-word");
			element.remove();
			document.body.append(element);
		});
		await ready(page_, 2);
		assert.deepEqual(await alerts(page_), []);
		await wake(page_);
		await taken(page_);
		assert.equal(await page_.getByText("Loading").isVisible(), false);
	}),
);

test(
	"an element may leave before it is taken over and come back, and later, too",
	run(async (world) => {
		const file = await page(world, `<after-word article="/story.md" thread="json:/thread.json"></after-word>`);
		const gate = latch();
		world.cdn.does.hold = gate.promise;
		const page_ = await world.open(file);
		const again = () =>
			page_.evaluate(() => {
				const element = document.querySelector("after-word");
				element.remove();
				document.body.prepend(element);
			});
		await again();
		assert.deepEqual(await bodies(page_), ["Text of a", "Text of b"]);
		gate.open();
		await ready(page_);
		await wake(page_);
		await taken(page_);
		assert.equal(world.host.of("/story.md").length, 0);
		const n = (await told(page_, "ready")).length;
		await again();
		await ready(page_, n + 1);
		assert.deepEqual(await bodies(page_), ["Text of a", "Text of b"]);
		await page_.getByRole("heading", { level: 2, name: "Part" }).waitFor();
		assert.deepEqual(await page_.evaluate(() => window.violations), []);
	}),
);

test(
	"what the page did not come with is asked for: another level, another language, another article",
	run(async (world) => {
		const file = await page(world, `<after-word article="/story.md" thread="none"></after-word>`, {
			"/other.md": "# Other\n\nText\n",
		});
		const page_ = await world.open(file);
		await ready(page_);
		const set = (name, value) =>
			page_.evaluate(([name, value]) => document.querySelector("after-word").setAttribute(name, value), [name, value]);
		assert.equal(world.host.of("/story.md").length, 0);
		await set("heading-level", "3");
		await page_.getByRole("heading", { level: 4, name: "Part" }).waitFor();
		await page_.getByRole("heading", { level: 3, name: "The story" }).waitFor();
		assert.equal(world.host.of("/story.md").length, 1);
		await set("lang", "de");
		await page_.getByText("4. Januar 2026").waitFor();
		await set("article", "/other.md");
		await page_.getByRole("heading", { level: 3, name: "Other" }).waitFor();
		assert.equal(await page_.getByRole("heading", { name: "Part" }).count(), 0);
	}),
);

test(
	"a page that was made in a language that the reader's element does not speak is told anew",
	run(async (world) => {
		await publish(world, {
			"/page.html": `<!doctype html><meta charset="utf-8"><title>x</title><body><after-word article="/story.md" thread="json:/thread.json"></after-word><script async src="${world.cdn.loader}"></script>`,
			"/story.md": story,
			"/thread.json": two,
		});
		const context = await world.context({ locale: "de" });
		const page_ = await world.open(world.host.files["/page.html"], { context });
		await ready(page_);
		await page_.getByText("4. Januar 2026").waitFor();
		assert.equal(world.host.of("/story.md").length, 1);
	}),
);

for (const lang of ["de", "ja", "bn", "ar", "en-GB", "pt-PT", "zh-TW"]) {
	test(
		`a page in ${lang} says its days as the browser does`,
		run(async (world) => {
			await publish(world, {
				"/page.html":
					html(`<after-word lang="${lang}" article="/story.md" thread="json:/thread.json"></after-word>`) + world.tag(),
				"/story.md": story,
				"/thread.json": two,
			});
			const gate = latch();
			world.cdn.does.hold = gate.promise;
			const page_ = await world.open(world.host.files["/page.html"], { before: (page) => page.addInitScript(shifts) });
			const days = () => page_.locator("time").allTextContents();
			const before = await days();
			await page_.evaluate(() => window.shifts.splice(0));
			gate.open();
			await wake(page_);
			await taken(page_);
			assert.deepEqual(await days(), before);
			assert.deepEqual(await page_.evaluate(() => window.shifts), []);
			assert.equal(world.host.of("/story.md").length, 0);
		}),
	);
}

test(
	"the reader's own thread follows an article that came with the page",
	run(async (world) => {
		const file = await page(world, world.tag({ article: "/story.md", thread: "local:mine" }));
		const page_ = await world.open(file);
		assert.deepEqual(await ready(page_), [{ article: "The story", comments: 0 }]);
		await box(composer(page_)).fill("Mine");
		await button(composer(page_), "Post comment").click();
		await commentBy(page_, "Anonymous").waitFor();
		await page_.reload();
		await ready(page_);
		assert.deepEqual(await bodies(page_), ["Mine"]);
		assert.deepEqual(await page_.evaluate(() => window.violations), []);
		assert.equal(world.host.of("/story.md").length, 0);
	}),
);

test(
	"what a tool put between the nodes of the page does no harm",
	run(async (world) => {
		const file = await page(world, `<after-word article="/story.md" thread="json:/thread.json"></after-word>`);
		file.body = `${file.body}`.replace(
			/>(<(?:link|div|article|header|section|h1|p|ul|bdi)\b)/g,
			">\n  <!-- pretty -->\n  $1",
		);
		const page_ = await world.open(file);
		assert.deepEqual(await ready(page_), [{ article: "The story", comments: 2 }]);
		await page_.getByRole("heading", { level: 1, name: "The story" }).waitFor();
		await page_.getByRole("heading", { level: 2, name: "Part" }).waitFor();
		assert.deepEqual(await bodies(page_), ["Text of a", "Text of b"]);
		await wake(page_);
		await taken(page_);
		assert.equal(await page_.locator("after-word").evaluate((e) => e.shadowRoot.childNodes.length), 1);
		await page_.getByRole("heading", { level: 1, name: "The story" }).waitFor();
		await page_.getByRole("heading", { level: 2, name: "Part" }).waitFor();
		assert.deepEqual(await bodies(page_), ["Text of a", "Text of b"]);
	}),
);

test(
	"a thread that takes comments comes with its form, which wakes up in its place",
	run(async (world) => {
		const server = await remark42(world, "a");
		await publish(world, {
			"/page.html": html(
				body(`<after-word thread="remark42:${server.origin}?site=s" loading="eager"></after-word>`) + world.tag(),
				`<link rel="canonical" href="${world.host.origin}/page.html">`,
			),
		});
		const gate = latch();
		world.cdn.does.hold = gate.promise;
		const page_ = await world.open(world.host.files["/page.html"], { before: (page) => page.addInitScript(shifts) });
		await commentBy(page_, "Na").waitFor();
		await page_.waitForFunction(() => customElements.get("after-word"));
		await ready(page_);
		await page_.evaluate(() => window.shifts.splice(0));
		gate.open();
		await wake(page_);
		await taken(page_);
		assert.equal(await box(composer(page_)).isDisabled(), false);
		await page_.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
		assert.deepEqual(await page_.evaluate(() => window.shifts), []);
	}),
);
