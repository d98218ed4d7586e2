// A prerendered page needs only the loader before a reader acts in it, and nothing that is done meanwhile
// is lost.

import assert from "node:assert/strict";
import {
	alerts,
	bodies,
	box,
	button,
	built,
	commentBy,
	composer,
	html,
	latch,
	policy,
	ready,
	region,
	run,
	sizes,
	test,
	told,
} from "./harness.js";
import { entry, publish, remark42, taken, thread, two } from "./site.js";

const story = "---\ntitle: The story\n---\n\nOnce upon a *time*.\n\n## Part\n\nMore, see [part](#part).\n";
const element = (attributes = `article="/story.md" thread="json:/thread.json"`) =>
	`<after-word ${attributes}></after-word>`;
const far = `<p style="height: 5000px">Far above</p>`;

/** Prerenders a page and gives what the host serves for it. */
async function page(world, inside, { head = "", files = {} } = {}) {
	await publish(world, {
		"/page.html": html(inside, head) + world.tag(),
		"/story.md": story,
		"/thread.json": two,
		...files,
	});
	return world.host.files["/page.html"];
}

const asked = (world) => world.cdn.requests.map((r) => r.path.replace(/-[0-9a-f]{16}/, ""));
const module = (world) => world.cdn.of(/\.wasm/).length;
/** Waits until a page is at rest, and then some. */
const rest = async (page_) => {
	await page_.waitForLoadState("networkidle");
	await page_.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
};

for (const [what, inside] of Object.entries({
	"an article and its thread": element(),
	"a thread alone": element(`thread="json:/thread.json"`),
	"an article alone": element(`article="/story.md" thread="none"`),
	"an article of the page itself": `<template id="text"># The story</template>${element(`article="#text" thread="json:/thread.json"`)}`,
})) {
	test(
		`${what} needs the loader alone`,
		run(async (world) => {
			const body = await page(world, inside);
			const headers = {
				"content-type": "text/html; charset=utf-8",
				"content-security-policy": policy(world.cdn.origin),
			};
			const page_ = await world.open({ headers, body });
			const alone = !inside.includes("article");
			const none = inside.includes("none");
			assert.deepEqual(await ready(page_), [{ article: alone ? null : "The story", comments: none ? null : 2 }]);
			await rest(page_);
			assert.deepEqual(asked(world), ["/lib/afterword.js"]);
			const paths = world.host.requests
				.map((r) => r.path.replace(/-[0-9a-f]+\./, "."))
				.filter((p) => !/favicon|before/.test(p));
			assert.deepEqual(paths.sort(), ["/afterword.css", "/page.html", ...(none ? [] : ["/thread.json"])]);
			assert.deepEqual(await page_.evaluate(() => window.violations), []);
			// The module takes the page over when it is wanted, and nothing is reported.
			await page_.locator("[part=title], .comment").first().click();
			await taken(page_);
			assert.equal((await told(page_, "ready")).length, 1);
			assert.equal(world.host.of("/thread.json").length, none ? 0 : 1);
			assert.deepEqual(await page_.evaluate(() => window.violations), []);
			assert.deepEqual(await alerts(page_), []);
		}),
	);
}

for (const [what, act] of Object.entries({
	"presses in it": (page_) => page_.getByText("Once upon a").click(),
	"comes near a button": (page_) => button(page_, "More").first().hover(),
	"moves the focus into it": (page_) => page_.locator("time").first().locator("..").focus(),
	"goes to a comment": (page_) =>
		page_.evaluate(() => {
			location.hash = "comment-b";
		}),
	"goes to a heading": (page_) =>
		page_.evaluate(() => {
			location.hash = "part";
		}),
	"asks for another order": (page_) => page_.locator("after-word").evaluate((e) => e.setAttribute("sort", "newest")),
	"asks for another theme": (page_) => page_.locator("after-word").evaluate((e) => e.setAttribute("theme", "dark")),
	"speaks another language": (page_) =>
		page_.evaluate(() => {
			document.documentElement.lang = "de";
		}),
	"refreshes it": (page_) => page_.locator("after-word").evaluate((e) => e.refresh()),
})) {
	test(
		`it wakes when a reader ${what}`,
		run(async (world) => {
			const page_ = await world.open(await page(world, element()));
			await ready(page_);
			await rest(page_);
			assert.equal(module(world), 0);
			await act(page_);
			await taken(page_);
			assert.equal((await told(page_, "ready")).length, 1);
			assert.deepEqual(await alerts(page_), []);
		}),
	);
}

test(
	"a page whose colours are not those of its scheme is legible meanwhile",
	run(async (world) => {
		const page_ = await world.open(
			await page(world, element(), { head: "<style>body { background: #111; color: #eee }</style>" }),
		);
		await ready(page_);
		await rest(page_);
		assert.equal(module(world), 0);
		const colour = (e) => getComputedStyle(e).color;
		assert.equal(await page_.getByText("Once upon a").evaluate(colour), "rgb(238, 238, 238)");
	}),
);

test(
	"what lies far down asks for nothing until it comes near",
	run(async (world) => {
		const page_ = await world.open(await page(world, far + element(`thread="json:/thread.json"`)));
		await page_.waitForFunction(() => customElements.get("after-word"));
		await rest(page_);
		assert.equal(world.host.of("/thread.json").length, 0);
		await page_.evaluate(() => scrollTo(0, 4500));
		assert.deepEqual(await ready(page_), [{ article: null, comments: 2 }]);
		assert.equal(module(world), 0);
	}),
);

test(
	"a thread that has changed since comes by itself, and what is near it stays",
	run(async (world) => {
		const body = await page(world, `${element()}<footer>End</footer>`);
		world.host.files["/thread.json"] = thread(entry("a"), entry("b", { parent: "a", body: "Other text" }));
		const page_ = await world.open(body);
		await taken(page_);
		assert.deepEqual(await ready(page_), [{ article: "The story", comments: 2 }]);
		assert.deepEqual(await bodies(page_), ["Text of a", "Other text"]);
		assert.equal(world.host.of("/thread.json").length, 1);
		assert.equal(world.host.of("/story.md").length, 0);
	}),
);

test(
	"a thread file that does not come leaves the page, and is asked for again when it is wanted",
	run(async (world) => {
		const body = await page(world, element());
		const context = await world.context();
		let gone = true;
		world.expected.push(/ERR_FAILED|thread\.json/);
		await context.route("**/thread.json", (route) => (gone ? route.abort() : route.continue()));
		const page_ = await world.open(body, { context });
		assert.deepEqual(await ready(page_), [{ article: "The story", comments: 2 }]);
		assert.deepEqual(await alerts(page_), []);
		gone = false;
		await button(page_, "More").first().click();
		await button(page_, "Copy link").waitFor();
		assert.deepEqual(await alerts(page_), []);
	}),
);

// What is done while the module is still on its way.
for (const [what, act, seen] of [
	["opens a menu", (page_) => button(page_, "More").first().click(), (page_) => button(page_, "Copy link").waitFor()],
	[
		"opens a menu by key",
		async (page_) => {
			await button(page_, "More").first().focus();
			await page_.keyboard.press("Enter");
		},
		(page_) => button(page_, "Copy link").waitFor(),
	],
	[
		"sorts",
		(page_) => page_.getByRole("combobox", { name: "Sort by" }).selectOption("newest"),
		async (page_) => {
			assert.equal(await page_.getByRole("combobox", { name: "Sort by" }).inputValue(), "newest");
		},
	],
	[
		"folds",
		(page_) => page_.locator("summary").first().click(),
		async (page_) => {
			await page_.locator("summary").first().click();
			assert.equal(
				await page_
					.locator("details.branch")
					.first()
					.evaluate((e) => e.open),
				true,
			);
		},
	],
	[
		"follows a link to a comment",
		async (page_) => {
			await page_.evaluate(() => {
				window.visits = history.length;
			});
			await page_.locator("a.permalink").nth(1).click();
		},
		async (page_) => {
			await commentBy(page_, "Nb").and(page_.locator(".named")).waitFor();
			assert.equal(await page_.evaluate(() => `${location.hash} ${history.length - window.visits}`), "#comment-b 1");
		},
	],
	[
		"goes on by a shortcut",
		async (page_) => {
			await page_.locator("a.permalink").first().focus();
			await page_.keyboard.press("j");
		},
		(page_) =>
			page_.waitForFunction(() => document.querySelector("after-word").shadowRoot.activeElement?.id === "comment-b"),
	],
]) {
	test(
		`a reader who ${what} before the module is there finds it done, once`,
		run(async (world) => {
			const gate = latch();
			world.cdn.does.hold = gate.promise;
			const page_ = await world.open(await page(world, element()));
			await ready(page_);
			await act(page_);
			await world.cdn.of(/\.wasm/);
			await page_.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
			gate.open();
			await taken(page_);
			await seen(page_);
			assert.deepEqual(await alerts(page_), []);
		}),
	);
}

/** A page with a thread of a server that takes comments. */
async function served(world) {
	const server = await remark42(world, "a");
	const inside = element(`thread="remark42:${server.origin}?site=s"`);
	const head = () => `<link rel="canonical" href="${world.host.origin}/page.html">`;
	return { server, body: await page(world, inside, { head: head() }) };
}

test(
	"a server's thread stands as long as the server says the same",
	run(async (world) => {
		const { server, body } = await served(world);
		const page_ = await world.open(body);
		assert.deepEqual(await ready(page_), [{ article: null, comments: 1 }]);
		assert.equal(module(world), 0);
		server.has("a", "b");
		await page_.reload();
		await commentBy(page_, "Nb").waitFor();
	}),
);

test(
	"what is typed before the module is there stays, behind a draft of an earlier visit, and the focus, too",
	run(async (world) => {
		const { body } = await served(world);
		const gate = latch();
		world.cdn.does.hold = gate.promise;
		const page_ = await world.open(body);
		await ready(page_);
		await box(composer(page_)).click();
		await page_.keyboard.type("Typed **early");
		await page_.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
		gate.open();
		await taken(page_);
		await page_.keyboard.type("**");
		assert.equal(await box(composer(page_)).inputValue(), "Typed **early**");
		await page_.reload();
		await ready(page_);
		// The draft makes the form larger: a slow driver's click would come to what is there by then.
		await box(composer(page_)).focus();
		await page_.keyboard.type("And more");
		await taken(page_);
		await page_.waitForFunction(() =>
			document.querySelector("after-word").shadowRoot.querySelector("textarea").value.includes("early"),
		);
		assert.match(await box(composer(page_)).inputValue(), /^Typed \*\*early\*\*\n?And more$/);
	}),
);

test(
	"a page of an older build is taken over at once",
	run(async (world) => {
		const body = `${await page(world, element())}`.replace(/ data-(attributes|asks|sum)="[^"]*"/g, "");
		const page_ = await world.open(body);
		await taken(page_);
		assert.deepEqual(await ready(page_), [{ article: "The story", comments: 2 }]);
	}),
);

test(
	"the hash of the tag holds the module that a reader wakes",
	run(async (world) => {
		world.expected.push(/afterword: /, /integrity|digest/i);
		const loader = sizes.files.find((f) => f.name === "afterword.js");
		world.cdn.does.compress = [];
		world.cdn.does.replace = (name) =>
			name.includes(".wasm") && { body: Buffer.concat([built(name), Buffer.from([0])]) };
		const body = `${await page(world, element())}`.replace(
			"<script async",
			`<script async crossorigin integrity="${loader.integrity}"`,
		);
		const page_ = await world.open(body);
		await ready(page_);
		await page_.getByText("Once upon a").click();
		await page_.getByRole("alert").waitFor();
		assert.match((await alerts(page_))[0], /did not load/);
		assert.deepEqual(await bodies(page_), ["Text of a", "Text of b"]);
		assert.equal(await region(page_).isVisible(), true);
	}),
);
