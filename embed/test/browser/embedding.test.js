// These tests show which element stands for which tag, and when.

import assert from "node:assert/strict";
import { button, comments, composer, html, post, ready, region, run, test, told } from "./harness.js";

const story = "# The story\n\nOnce upon a time.\n";
const element = (page, n = 0) => page.locator("after-word").nth(n);
const attributes = (page) =>
	page
		.locator("after-word")
		.evaluateAll((all) => all.map((e) => Object.fromEntries([...e.attributes].map((a) => [a.name, a.value]))));

for (const type of ["", "module"]) {
	test(
		`a tag from another origin, ${type || "classic async"}`,
		run(async (world) => {
			world.host.files["/story.md"] = story;
			const tag = world.tag({
				type,
				article: "/story.md",
				thread: "local:story",
				other: "no",
				id: "x",
				onclick: "y()",
			});
			const page = await world.open(html(`<p>Before</p>${tag}<p>After</p>`));
			assert.deepEqual(await ready(page), [{ article: "The story", comments: 0 }]);
			assert.deepEqual(await attributes(page), [{ article: "/story.md", thread: "local:story" }]);
			assert.equal(await element(page).evaluate((e) => e.previousElementSibling.localName), "script");
			assert.equal(
				await page.getByRole("article", { name: "The story" }).getByRole("heading", { level: 1 }).textContent(),
				"The story",
			);
			await region(page).getByRole("heading", { level: 2, name: "Comments", exact: true }).waitFor();
			await composer(page).waitFor();
			assert.equal(await element(page).evaluate((e) => e.shadowRoot.mode), "open");
			// The thread stands beside the article, not inside it.
			assert.equal(
				await page.getByRole("article", { name: "The story" }).getByRole("region", { name: "Comments" }).count(),
				0,
			);
		}),
	);
}

test(
	"every attribute of the table comes from the tag",
	run(async (world) => {
		world.host.files["/story.md"] = story;
		const all = {
			article: "/story.md",
			thread: "none",
			lang: "en",
			theme: "dark",
			sort: "newest",
			"heading-level": "3",
			loading: "eager",
		};
		const page = await world.open(html(world.tag(all)));
		assert.deepEqual(await ready(page), [{ article: "The story", comments: null }]);
		assert.deepEqual(await attributes(page), [all]);
		await page.getByRole("heading", { level: 3, name: "The story" }).waitFor();
		assert.equal(await region(page).count(), 0);
	}),
);

test(
	"several tags, one for each kind of place",
	run(async (world) => {
		world.host.files["/story.md"] = story;
		const head = world.tag({ thread: "local:head" });
		const page = await world.open(
			html(
				`<main>${world.tag({ thread: "local:a" })}</main>${world.tag()}<after-word id="by-hand" thread="local:b"></after-word>${world.tag({ type: "module", article: "/story.md", thread: "none" })}`,
				head,
			),
		);
		await ready(page, 3);
		assert.deepEqual(
			(await attributes(page)).map((a) => a.thread),
			["local:a", "local:b", "none"],
		);
		assert.equal(await page.locator("head after-word").count(), 0);
		assert.ok(world.cdn.of(/\.wasm/).length === 1, "one module request");
	}),
);

test(
	"a tag that is added later, and an element before and after the loader",
	run(async (world) => {
		const page = await world.open(html(`<after-word thread="local:early"></after-word>`));
		assert.equal(await element(page).evaluate((e) => e.shadowRoot), null);
		const add = (attributes) =>
			page.evaluate(
				([src, attributes]) => {
					const script = document.createElement("script");
					script.src = src;
					for (const name in attributes) script.setAttribute(name, attributes[name]);
					document.body.append(script);
				},
				[world.cdn.loader, attributes],
			);
		await add({ "data-thread": "local:first" });
		await ready(page, 2);
		await add({ "data-thread": "local:second", type: "module" });
		await ready(page, 3);
		// A script that came with markup and never ran counts as a tag, too.
		await page.evaluate((src) => {
			const div = document.createElement("div");
			div.innerHTML = `<script src="${src}" data-thread="local:third"></script><script src="https://elsewhere.invalid/x.js" data-thread="local:no"></script>`;
			document.body.append(div);
		}, world.cdn.loader);
		await ready(page, 4);
		await page.evaluate(() => {
			const late = document.createElement("after-word");
			late.setAttribute("thread", "local:late");
			late.setAttribute("loading", "eager");
			document.body.append(late);
		});
		await ready(page, 5);
		assert.deepEqual(
			(await attributes(page)).map((a) => a.thread),
			["local:early", "local:first", "local:second", "local:third", "local:late"],
		);
	}),
);

test(
	"an article in the page: script, template and pre, less their indentation",
	run(async (world) => {
		const text =
			"\n      ---\n      title: Inside\n      ---\n      First.\n\n          code\n\n      | a |\n      | - |\n      | b |\n    ";
		const page = await world.open(
			html(
				`<script type="text/markdown" id="one">${text}</script><template id="two">${text}</template><pre id="three" hidden>${text}</pre>` +
					["one", "two", "three"].map((id) => `<after-word article="#${id}" thread="none"></after-word>`).join("") +
					world.tag(),
			),
		);
		assert.deepEqual(await ready(page, 3), Array(3).fill({ article: "Inside", comments: null }));
		for (let i = 0; i < 3; i++) {
			const article = element(page, i).getByRole("article", { name: "Inside" });
			assert.equal(await article.locator("pre code").textContent(), "code\n");
			assert.equal(await article.getByRole("table").count(), 1);
		}
	}),
);

test(
	"the default thread is the page's: its canonical URL, else its address without query and fragment",
	run(async (world) => {
		const page = await world.open(html(world.tag({ loading: "eager", thread: "" })), { fragment: "?q=1#here" });
		await ready(page);
		await post(page, "Kept here");
		const keys = () =>
			page.evaluate(() =>
				Object.keys(localStorage)
					.filter((key) => key.includes("/local/"))
					.map(decodeURIComponent),
			);
		assert.match((await keys())[0], new RegExp(`/local/${world.host.origin}/page.html/`));
		// The address may change while the element stands; the thread stays.
		await page.evaluate(() => {
			history.pushState(null, "", "/another.html");
			document.querySelector("after-word").removeAttribute("thread");
		});
		await comments(page).waitFor();
		const other = await world.open(
			html(world.tag({ loading: "eager", thread: "" }), `<link rel="canonical" href="/page.html">`),
			{ path: "/copy.html", fragment: "?from=feed" },
		);
		assert.deepEqual(await ready(other), [{ article: null, comments: 1 }]);
	}),
);

test(
	"an article alone keeps its page's thread, read once when it is connected",
	run(async (world) => {
		world.host.files["/story.md"] = story;
		const page = await world.open(html(world.tag({ article: "/story.md" })));
		assert.deepEqual(await ready(page), [{ article: "The story", comments: 0 }]);
		await post(page, "Hello");
		await page.goto(`${world.host.origin}/page.html?again`);
		assert.deepEqual(await ready(page), [{ article: "The story", comments: 1 }]);
	}),
);

test(
	"two widgets in a page, one of which goes and comes back",
	run(async (world) => {
		const page = await world.open(
			html(
				`<div id="home"><after-word id="a" thread="local:a"></after-word></div><after-word id="b" thread="local:b"></after-word>${world.tag()}`,
			),
		);
		await ready(page, 2);
		const a = page.locator("#a");
		await post(a, "In a");
		await post(page.locator("#b"), "In b");
		assert.equal(await comments(a).count(), 1);
		await page.evaluate(() => {
			window.kept = document.querySelector("#a");
			window.kept.remove();
		});
		// The element hears nothing while it is away.
		assert.equal(
			await page.evaluate(() =>
				window.kept.refresh().then(
					() => "resolved",
					() => "rejected",
				),
			),
			"rejected",
		);
		await page.evaluate(() => document.querySelector("#home").append(window.kept));
		await ready(page, 3);
		await comments(a).waitFor();
		assert.equal(await comments(a).count(), 1);
		await post(a, "Again in a");
		assert.equal(await comments(a).count(), 2);
		assert.equal(await comments(page.locator("#b")).count(), 1);
	}),
);

test(
	"an element that is taken out and put back in one go",
	run(async (world) => {
		const page = await world.open(html(`<i></i>${world.tag({ thread: "local:a" })}`));
		await ready(page);
		await page.evaluate(() => {
			const element = document.querySelector("after-word");
			for (let i = 0; i < 20; i++) {
				element.remove();
				document.body.append(element);
			}
		});
		await ready(page, 2);
		await post(page, "Once");
		await comments(page).waitFor();
		assert.equal(await comments(page).count(), 1);
		assert.equal((await told(page, "ready")).length, 2);
	}),
);

test(
	"a page that takes the element out in an event of its own",
	run(async (world) => {
		const page = await world.open(
			html(
				`<after-word id="a" thread="local:a"></after-word><after-word id="b" thread="local:b"></after-word>${world.tag()}`,
			),
		);
		await ready(page, 2);
		await page.evaluate(() =>
			document.addEventListener("afterword:posted", (event) => {
				event.target.remove();
			}),
		);
		await post(page.locator("#a"), "Goodbye");
		await page.locator("#a").waitFor({ state: "detached" });
		assert.deepEqual(await told(page, "error"), []);
		await button(composer(page.locator("#b")), "Post comment").click();
		await page.locator("#b").getByRole("alert").waitFor();
	}),
);

test(
	"a hundred widgets",
	run(async (world) => {
		const all = Array.from(
			{ length: 100 },
			(_, i) => `<after-word id="w${i}" loading="eager" thread="local:t${i % 50}"></after-word>`,
		);
		const page = await world.open(html(all.join("") + world.tag()));
		await ready(page, 100);
		assert.equal(world.cdn.of(/\.wasm/).length, 1);
		await post(page.locator("#w7"), "Seen in two of them");
		await comments(page.locator("#w57")).waitFor();
		assert.equal(await comments(page).count(), 2);
		await post(page.locator("#w99"), "And the last ones work");
		await comments(page.locator("#w49")).waitFor();
	}),
);
