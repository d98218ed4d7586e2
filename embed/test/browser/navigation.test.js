// Pages come and go without the browser's own loading: htmx, Turbo and Astro replace them, and browsers
// keep them aside or make them ready before they are asked for. The widget lives through all of it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bundle } from "./bundle.js";
import { launch } from "../engine/chromium.js";
import { alerts, bodies, box, comments, composer, html, latch, post, ready, run, test, told } from "./harness.js";

const require = createRequire(import.meta.url);

// The script of Astro's <ClientRouter />, which its compiler takes out of the
// component.
function astro() {
	const component = readFileSync(require.resolve("astro/components/ClientRouter.astro"), "utf8");
	const [, script] = /<script>(.*)<\/script>/s.exec(component);
	return bundle(script, {
		stdin: { contents: script, loader: "ts", resolveDir: import.meta.dirname },
		define: {
			"import.meta.env": '{"SSR":false,"DEV":false}',
			__PREFETCH_DISABLED__: "true",
			__PREFETCH_PREFETCH_ALL__: "false",
			__PREFETCH_DEFAULT_STRATEGY__: '"hover"',
			__EXPERIMENTAL_CLIENT_PRERENDER__: "false",
		},
		absWorkingDir: import.meta.dirname,
		alias: {
			"astro:transitions/client": "astro/virtual-modules/transitions-router.js",
			"virtual:astro:adapter-config/client": `${import.meta.dirname}/astro-config.js`,
		},
	});
}

const scripts = {
	htmx: () => bundle('import htmx from "htmx.org"; window.htmx = htmx;'),
	Turbo: () => bundle('import "@hotwired/turbo";'),
	Astro: astro,
};

const heads = {
	htmx: "",
	Turbo: "",
	Astro:
		'<meta name="astro-view-transitions-enabled" content="true"><meta name="astro-view-transitions-fallback" content="animate">',
};

/** Two pages that lead to each other, the widget by tag or by hand. */
function site(world, name, way) {
	world.host.files["/router.js"] = scripts[name]();
	for (const [here, there] of [
		["one", "two"],
		["two", "one"],
	]) {
		world.host.files[`/${here}.md`] = `# Story ${here}\n\n[There](${there}.html)\n`;
		const element =
			way === "tag"
				? world.tag({ article: `/${here}.md`, thread: `local:${here}` })
				: `<after-word article="/${here}.md" thread="local:${here}"></after-word>`;
		const head = `${heads[name]}<script defer src="/router.js"></script>${way === "tag" ? "" : world.tag()}`;
		const body = `<nav><a href="/${there}.html">To ${there}</a></nav><main>${element}</main>`;
		world.host.files[`/${here}.html`] = html(body, head).replace(
			"<body>",
			name === "htmx" ? '<body hx-boost:inherited="true">' : "<body>",
		);
	}
}

/** Waits until the story of a page is there, and no other is. */
async function at(page, name) {
	await page.getByRole("heading", { name: `Story ${name}` }).waitFor();
	await composer(page).waitFor();
	await page.waitForFunction(() => document.querySelectorAll("after-word").length === 1);
}

/** Goes back in the history. No page is loaded then, and a driver's own way back would wait for one. */
const back = (page) => page.evaluate(() => history.back());

for (const name of Object.keys(scripts)) {
	for (const way of ["tag", "element"]) {
		test(
			`${name} leads from page to page and back: by ${way}`,
			run(async (world) => {
				site(world, name, way);
				const page = await world.open(undefined, { path: "/one.html" });
				await at(page, "one");
				await page.evaluate(() => (window.same = true));
				await post(page, "On one", "Ada");
				await comments(page).waitFor();
				await box(composer(page)).fill("A draft on one");
				await page.getByRole("link", { name: "To two" }).click();
				await at(page, "two");
				assert.equal(await comments(page).count(), 0);
				await post(page, "On two", "Bob");
				await comments(page).waitFor();
				await page.goBack();
				await at(page, "one");
				await comments(page).waitFor();
				assert.deepEqual(await bodies(page), ["On one"]);
				assert.equal(await box(composer(page)).inputValue(), "A draft on one");
				await page.goForward();
				await at(page, "two");
				await comments(page).waitFor();
				assert.deepEqual(await bodies(page), ["On two"]);
				assert.ok(await page.evaluate(() => window.same), "the browser has loaded a page anew");
				// A link inside the article is a page's link, too; htmx leaves it to the browser.
				await page.getByRole("link", { name: "There" }).click();
				await at(page, "one");
				// A comment's address is a place in this page.
				await comments(page)
					.first()
					.getByRole("link")
					.filter({ has: page.locator("time") })
					.click();
				await page.waitForFunction(() => location.hash.startsWith("#comment-"));
				await at(page, "one");
				await back(page);
				await page.waitForFunction(() => !location.hash);
				await at(page, "one");
				assert.deepEqual(await alerts(page), []);
				assert.deepEqual(await told(page, "error"), []);
			}),
		);
	}
}

test(
	"Turbo morphs a page around an element that stays",
	run(async (world) => {
		world.host.files["/router.js"] = bundle('import * as Turbo from "@hotwired/turbo"; window.Turbo = Turbo;');
		const content = (text) =>
			html(
				`<p>${text}</p><after-word thread="local:a" loading="eager"></after-word>`,
				`<meta name="turbo-refresh-method" content="morph"><script defer src="/router.js"></script>${world.tag()}`,
			);
		const page = await world.open(content("Before"));
		await ready(page);
		await box(composer(page)).fill("A draft");
		await page.evaluate(() => {
			document.querySelector("after-word").marked = true;
		});
		world.host.files["/page.html"] = { headers: { "content-type": "text/html" }, body: content("After") };
		await page.evaluate(() => window.Turbo.session.refresh(location.href));
		await page.getByText("After").waitFor();
		assert.ok(await page.evaluate(() => document.querySelector("after-word").marked));
		assert.equal(await box(composer(page)).inputValue(), "A draft");
		assert.equal((await told(page, "ready")).length, 1);
	}),
);

const morphs = {
	Turbo: {
		script: 'import * as Turbo from "@hotwired/turbo"; window.Turbo = Turbo;',
		head: '<meta name="turbo-refresh-method" content="morph">',
		refresh: () => window.Turbo.session.refresh(location.href),
	},
	htmx: {
		script: scripts.htmx,
		head: "",
		refresh: () => window.htmx.ajax("GET", location.href, { target: "main", select: "main", swap: "outerMorph" }),
	},
};

for (const [name, { script, head, refresh }] of Object.entries(morphs)) {
	test(
		`${name} morphs a page that has elements: they stay, change, come and go as they do in it`,
		run(async (world) => {
			world.host.files["/router.js"] = typeof script === "string" ? bundle(script) : script();
			const element = (thread, more = "") => `<after-word thread="${thread}" loading="eager" ${more}></after-word>`;
			const content = (text, ...elements) =>
				html(
					`<main><p>${text}</p>${elements.join("\n")}<p>End</p></main>`,
					`${head}<script defer src="/router.js"></script>${world.tag()}`,
				);
			const page = await world.open(content("One", element("local:a"), element("local:b")));
			await ready(page, 2);
			const [a, b] = [0, 1].map((i) => page.locator("after-word").nth(i));
			await box(composer(a)).fill("A draft");
			await box(composer(b)).fill("Another");
			await box(composer(a)).evaluate((textarea) => textarea.setSelectionRange(2, 5));
			await box(composer(a)).focus();
			const morph = async (text, ...elements) => {
				const body = content(text, ...elements);
				world.host.files["/page.html"] = { headers: { "content-type": "text/html" }, body };
				await page.evaluate(refresh);
				await page.getByText(text, { exact: true }).waitFor();
				await page.getByText("End", { exact: true }).waitFor();
			};
			const threads = () => page.locator("after-word").evaluateAll((all) => all.map((e) => e.getAttribute("thread")));
			for (const text of ["Two", "Three"]) {
				await morph(text, element("local:a"), element("local:b"));
				assert.deepEqual(await threads(), ["local:a", "local:b"]);
				assert.equal(await box(composer(a)).inputValue(), "A draft");
				assert.equal(await box(composer(b)).inputValue(), "Another");
				const caret = await box(composer(a)).evaluate((textarea) => [
					textarea.getRootNode().activeElement === textarea,
					textarea.selectionStart,
					textarea.selectionEnd,
				]);
				assert.deepEqual(caret, [true, 2, 5]);
			}
			assert.equal((await told(page, "ready")).length, 2);
			// What was typed belongs to a thread, whichever element shows that.
			await morph("Four", element("local:c"), element("local:a"), element("local:b"));
			assert.deepEqual(await threads(), ["local:c", "local:a", "local:b"]);
			const draft = (i) =>
				page.waitForFunction(
					([i, text]) =>
						document.querySelectorAll("after-word")[i].shadowRoot?.querySelector("textarea")?.value === text,
					[i, ["", "A draft", "Another"][i]],
				);
			for (const i of [0, 1, 2]) await draft(i);
			await morph("Five", element("local:d", 'theme="dark"'));
			assert.deepEqual(await threads(), ["local:d"]);
			await page.locator(".afterword.dark").waitFor();
			assert.deepEqual(await told(page, "error"), []);
		}),
	);
}

test(
	"htmx puts elements in, and others in their place",
	run(async (world) => {
		world.host.files["/router.js"] = scripts.htmx();
		for (const name of ["a", "b"])
			world.host.files[`/${name}.html`] =
				`<after-word id="${name}" thread="local:${name}" loading="eager"></after-word>`;
		const page = await world.open(
			html(
				`<button hx-get="/a.html" hx-target="#slot">A</button><button hx-get="/b.html" hx-target="#slot">B</button><div id="slot"></div><script src="/router.js"></script>${world.tag()}`,
			),
		);
		for (let round = 0; round < 2; round++) {
			for (const name of ["a", "b"]) {
				await page.getByRole("button", { name: name.toUpperCase(), exact: true }).click();
				await composer(page.locator(`#${name}`)).waitFor();
				assert.equal(await page.locator("after-word").count(), 1);
				await post(page, `${name} ${round}`);
				await comments(page).nth(round).waitFor();
			}
		}
		assert.deepEqual(await told(page, "error"), []);
	}),
);

test(
	"a page that the browser kept aside goes on where it was, and sees what was posted meanwhile",
	run(async (world) => {
		world.host.files["/other.html"] = html("Elsewhere");
		const page = await world.open(html(world.tag({ thread: "local:a", loading: "eager" })));
		await ready(page);
		await page.evaluate(() => {
			window.marked = true;
			addEventListener("pageshow", (event) => (window.persisted = event.persisted));
		});
		await box(composer(page)).fill("A draft");
		await page.goto(`${world.host.origin}/other.html`);
		const tab = await world.open(undefined);
		await ready(tab);
		await box(composer(tab)).fill("");
		await post(tab, "Meanwhile", "Bob");
		await comments(tab).waitFor();
		await back(page);
		await page.waitForFunction(() => window.marked);
		assert.equal(await page.evaluate(() => window.persisted), true);
		// In Firefox Playwright's locators wait for ever for a page that was kept aside.
		const shows = (...texts) =>
			page.waitForFunction((texts) => {
				const { shadowRoot } = document.querySelector("after-word");
				const bodies = [...shadowRoot.querySelectorAll("[part=comment-body]")];
				return bodies.map((body) => body.textContent.trim()).join() === texts;
			}, texts.join());
		await shows("Meanwhile");
		await page.evaluate(() => {
			const { shadowRoot } = document.querySelector("after-word");
			const box = shadowRoot.querySelector("textarea");
			box.value = "And back";
			box.dispatchEvent(new InputEvent("input", { bubbles: true }));
			shadowRoot.querySelector("[data-act=post]").click();
		});
		await shows("Meanwhile", "And back");
		assert.deepEqual(await told(page, "error"), []);
	}),
);

/**
 * Has the browser make a page ready, with the elements given and a script, and then opens it. A driver
 * holds back a page that it has not opened itself. So no driver takes part: the pages act by themselves,
 * and tell the host what they want.
 */
async function prerendered(world, elements, script) {
	const { host } = world;
	const made = latch();
	host.files["/made"] = { body: "", hold: made.promise };
	for (const path of ["/ready", "/kept", "/told"]) host.files[path] = "";
	host.files["/story.md"] = "# Story\n";
	host.files["/story.js"] = `
		const ready = new Promise((resolve) => addEventListener("afterword:ready", resolve));
		ready.then(() => fetch("/ready"));
		${script}`;
	host.files["/story.html"] = html(`${elements}<script src="/story.js"></script>`);
	host.files["/start.html"] = html(
		`<a href="/story.html">Read</a>
		<script type="speculationrules">{"prerender":[{"urls":["/story.html"],"eagerness":"immediate"}]}</script>
		<script>fetch("/made").then(() => fetch("/kept?" + Object.keys(localStorage))).then(() => document.querySelector("a").click())</script>`,
	);
	const args = [...launch.args, "--headless", `--user-data-dir=${world.folder()}`, `${host.origin}/start.html`];
	const browser = spawn(launch.executablePath, args, { stdio: "ignore" });
	const gone = new Promise((resolve) => browser.once("exit", resolve));
	try {
		await until(() => host.of("/ready")[0]?.done, "the page to be made ready");
		made.open();
		await until(() => host.of("/told").length > 0, "the page to tell");
	} finally {
		browser.kill();
		await gone;
	}
	assert.equal(host.of("/story.html").length, 1);
	assert.equal(host.of("/story.md").length, 1);
}

async function until(condition, what) {
	for (let i = 0; i < 3000; i++) {
		if (condition()) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	assert.fail(`waited in vain for ${what}`);
}

test(
	"a page that is made ready before the reader asks for it",
	run(async (world) => {
		await prerendered(
			world,
			world.tag({ article: "/story.md", thread: "local:a" }),
			`addEventListener("afterword:posted", () => {
				const [{ activationStart }] = performance.getEntriesByType("navigation");
				fetch("/told?" + (activationStart > 0));
			});
			document.addEventListener("prerenderingchange", async () => {
				await ready;
				const { shadowRoot } = document.querySelector("after-word");
				const box = shadowRoot.querySelector("textarea");
				box.value = "Hello";
				box.dispatchEvent(new InputEvent("input", { bubbles: true }));
				shadowRoot.querySelector("[data-act=post]").click();
			});`,
		);
		assert.equal(world.host.of("/told")[0].url, "/told?true");
	}),
);

test(
	"a page that is made ready is no visit before the reader opens it",
	run(async (world) => {
		const comment = { id: "a", created: "2026-01-02T03:04:05Z", body: "One" };
		world.host.files["/thread.json"] = JSON.stringify({ version: 1, comments: [comment] });
		await prerendered(
			world,
			world.tag({ article: "/story.md", thread: "json:/thread.json" }),
			// What the page keeps a moment after the reader has come.
			`document.addEventListener("visibilitychange", () => setTimeout(() => fetch("/told?" + Object.keys(localStorage)), 50));`,
		);
		assert.doesNotMatch(world.host.of("/kept")[0].url, /afterword/);
		assert.match(world.host.of("/told")[0].url, /afterword\/visit\/json:\/thread.json/);
		assert.equal(world.host.of("/thread.json").length, 1);
	}),
);
