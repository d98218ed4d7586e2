// A page's style sheets and scripts do not break the widget by accident, and it does not break them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buildSync } from "esbuild";
import {
	alerts,
	box,
	button,
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

const require = createRequire(import.meta.url);
const sheet = (path) => readFileSync(require.resolve(path), "utf8");
const sample = (name) => readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url));

/** Every inherited property, as nobody would want it. */
const inherited = `border-collapse: collapse; border-spacing: 9px; caption-side: bottom; caret-color: red; color: red;
	accent-color: red; cursor: wait; direction: rtl; empty-cells: hide; font: italic 900 33px/3 fantasy; font-feature-settings: "smcp";
	font-kerning: none; font-optical-sizing: none; font-palette: dark; font-size-adjust: 0.9; font-stretch: condensed; font-synthesis: none;
	font-variant: small-caps; font-variation-settings: "wght" 900; hyphens: auto; image-orientation: none; image-rendering: pixelated; letter-spacing: 9px; line-break: anywhere;
	list-style: square inside; orphans: 9; overflow-wrap: anywhere; paint-order: stroke; pointer-events: none; quotes: "x" "y";
	ruby-position: under; tab-size: 3; text-align: right; text-align-last: right; text-emphasis: dot red; text-indent: 5em; text-orientation: upright;
	text-rendering: optimizeSpeed; text-shadow: 1px 1px red; text-transform: uppercase; text-underline-position: under; text-wrap: nowrap;
	white-space: pre; widows: 9; word-break: break-all; word-spacing: 9px; writing-mode: vertical-rl;
	-webkit-text-fill-color: red; -webkit-text-stroke: 1px red; -webkit-font-smoothing: none; stroke: red; fill: red; user-select: none;
	math-style: compact; print-color-adjust: exact; speak: none; interactivity: inert; zoom: normal; text-autospace: no-autospace;`;

const sheets = {
	"* { all: unset !important }": "* { all: unset !important }",
	"every element, with force": `* { ${inherited.replaceAll(";", " !important;")} opacity: 0.9 !important }
		*::before, *::after { content: "x" !important; transition: none !important; display: none !important }`,
	"every inherited property of what is around it": `html, body, div { ${inherited} }`,
	Bootstrap: sheet("bootstrap/dist/css/bootstrap.css"),
	"Tailwind's preflight": `${sheet("tailwindcss/theme.css")}${sheet("tailwindcss/preflight.css")}`
		.replaceAll("@theme default", ":root")
		.replace(/--theme\([^;]*\)/g, "inherit"),
	Bulma: sheet("bulma/css/bulma.css"),
	Pico: sheet("@picocss/pico/css/pico.css"),
	"a WordPress theme": sheet("understrap/css/theme.css"),
};

// In the page: what every element of the widget looks like, with what stands
// before and after it; and the values of one.
function looks() {
	const pseudos = (name) =>
		name === "li" ? ["::marker"] : name === "input" || name === "textarea" ? ["::placeholder"] : [];
	const seen = [];
	for (const host of document.querySelectorAll("after-word")) {
		for (const animation of host.shadowRoot.getAnimations()) {
			if (animation.effect.getComputedTiming().iterations !== Infinity) animation.finish();
		}
		for (const element of host.shadowRoot.querySelectorAll("*")) {
			const { localName, className } = element;
			for (const pseudo of ["", "::before", "::after", ...pseudos(localName)]) {
				if (
					!pseudo ||
					pseudo === "::marker" ||
					pseudo === "::placeholder" ||
					getComputedStyle(element, pseudo).content !== "none"
				) {
					seen.push([`${localName}.${className}${pseudo}`, window.look(element, pseudo)]);
				}
			}
		}
	}
	return seen;
}

// Firefox gives the odd 60th of a pixel to one side or the other, by the direction of the text around;
// nobody sees it.
function look(element, pseudo) {
	const style = getComputedStyle(element, pseudo);
	const names = [...style].filter((name) => !name.startsWith("--"));
	const tenths = (value) =>
		value.replace(/\d+\.\d+px/g, (length) => `${Math.round(Number.parseFloat(length) * 10) / 10}px`);
	return names.map((name) => `${name}: ${tenths(style.getPropertyValue(name))}`).join("; ");
}

// In the page: what differs between two looks, by element and property.
function differences(before, after) {
	if (before.length !== after.length) return [`${before.length} elements, then ${after.length}`];
	const found = [];
	for (const [i, [name, text]] of before.entries()) {
		if (after[i][1] === text) continue;
		const now = after[i][1].split("; ");
		for (const [at, rule] of text.split("; ").entries())
			if (now[at] !== rule) found.push(`${name} ${rule} → ${now[at]}`);
	}
	return found;
}

/** What a thread alone takes from the page where its owner says nothing else: size and font. */
const own = "--afterword-size: 18px; --afterword-sans: sans-serif";

/** The place that the page gives the widget, whatever its sheets say, and the size that it gives to 1 rem. */
const frame = (content) =>
	`<div style="display: block !important; position: absolute !important; left: 0 !important; top: 0 !important; width: 800px !important;
		margin: 0 !important; padding: 0 !important; border: 0 !important; float: none !important; writing-mode: horizontal-tb !important">${content}</div>`;

/** A page with a heading, an article with a thread, and a thread alone in a place that says how it looks. */
async function openStyled(world, css) {
	world.host.files["/story.md"] = sample("technical.md");
	const { comments } = JSON.parse(sample("technical.json"));
	world.host.files["/thread.json"] = JSON.stringify({ version: 1, comments: comments.slice(0, 8) });
	for (const picture of ["buffer.png", "mesh.png"]) world.host.files[`/${picture}`] = sample(picture);
	world.host.files["/host.css"] = { headers: { "content-type": "text/css" }, body: css };
	world.expected.push(/404/);
	return world.open(
		html(
			frame(
				`<after-word article="/story.md" thread="json:/thread.json" theme="light"></after-word><after-word thread="local:a" loading="eager" theme="dark" style="${own}"></after-word>`,
			) + world.tag(),
		)
			.replace("<body>", "<body><h1>Control</h1>")
			.replace("<html", '<html style="font-size: 16px !important"'),
	);
}

/** Opens all forms that a comment has. */
async function openForms(second) {
	await post(second, "A *comment*", "Ada");
	await button(commentBy(second, "Ada"), "Reply").click();
	await box(composer(second, "Reply to Ada")).fill("An answer");
	await composer(second, "Reply to Ada").getByRole("tab", { name: "Preview" }).click();
}

/** Waits until nothing will change by itself: lazy pictures have their size once they have loaded. */
async function settle(page) {
	await page.waitForFunction(() => {
		const pictures = [...document.querySelectorAll("after-word")].flatMap((host) => [
			...host.shadowRoot.querySelectorAll("img"),
		]);
		for (const picture of pictures) picture.loading = "eager";
		return pictures.every((picture) => picture.complete);
	});
	await page.evaluate(() => {
		document.querySelectorAll("after-word")[1].shadowRoot.activeElement?.blur();
	});
	await page.mouse.move(0, 0);
	await page.evaluate(() => {
		for (const host of document.querySelectorAll("after-word"))
			for (const animation of host.shadowRoot.getAnimations()) animation.finish();
	});
}

/** Adds a style sheet to a page, and waits until it is there. */
const addSheet = (page, url) =>
	page.evaluate(
		(url) =>
			new Promise((resolve, reject) => {
				const link = document.createElement("link");
				link.rel = "stylesheet";
				link.href = url;
				link.onload = resolve;
				link.onerror = reject;
				document.head.append(link);
			}),
		url,
	);

for (const [name, css] of Object.entries(sheets)) {
	test(
		`the inside stays as it was designed: ${name}`,
		run(async (world) => {
			const page = await openStyled(world, css);
			await ready(page, 2);
			await openForms(page.locator("after-word").nth(1));
			await settle(page);
			await page.evaluate(`${[look, looks, differences].map((f) => `window.${f.name} = ${f}`).join(";")}`);
			const count = await page.evaluate(() => {
				window.before = window.looks();
				window.control = window.look(document.querySelector("h1"));
				return window.before.length;
			});
			assert.ok(count > 500, `${count} elements`);
			await addSheet(page, "/host.css");
			const found = await page.evaluate(() => window.differences(window.before, window.looks()));
			assert.deepEqual(found.slice(0, 10), []);
			const hosts = await page
				.locator("after-word")
				.evaluateAll((all) => all.map((host) => getComputedStyle(host).display));
			assert.deepEqual(hosts, ["block", "block"]);
			// The sheet is in force, and a difference would be seen.
			assert.ok(await page.evaluate(() => window.control !== window.look(document.querySelector("h1"))));
			await page.evaluate(() => {
				document.querySelector("after-word").style.setProperty("--afterword-corner", "11px");
			});
			assert.notDeepEqual(await page.evaluate(() => window.differences(window.before, window.looks())), []);
		}),
	);
}

test(
	"what a page hides is hidden, whichever way",
	run(async (world) => {
		const page = await world.open(html(`<div>${world.tag({ thread: "local:a", loading: "eager" })}</div>`));
		await ready(page);
		const title = page.getByRole("heading", { name: "Comments", includeHidden: true });
		for (const css of ["display: none", "visibility: hidden", "content-visibility: hidden"]) {
			assert.ok(await title.isVisible());
			const hidden = await page.evaluate((css) => {
				const around = document.querySelector("div");
				around.style = css;
				return !document
					.querySelector("after-word")
					.shadowRoot.querySelector("h2")
					.checkVisibility({ visibilityProperty: true });
			}, css);
			assert.ok(hidden, css);
			await page.evaluate(() => document.querySelector("div").removeAttribute("style"));
		}
	}),
);

test(
	"the page's scheme is followed, however its sheets forbid transitions",
	run(async (world) => {
		const force =
			"*, *::before, *::after { transition: none !important; animation: none !important; content: none !important; display: block !important }";
		const page = await world.open(html(world.tag({ thread: "local:a", loading: "eager" }), `<style>${force}</style>`));
		await ready(page);
		const ink = () => page.locator("after-word .afterword").evaluate((e) => getComputedStyle(e).color);
		const light = await ink();
		await page.evaluate(() => {
			document.documentElement.style.colorScheme = "dark";
		});
		await page.waitForFunction((light) => {
			const { shadowRoot } = document.querySelector("after-word");
			return getComputedStyle(shadowRoot.querySelector(".afterword")).color !== light;
		}, light);
	}),
);

/** Reads, posts, previews and replies, and leaves no alert. */
async function converse(page, name = "Ada") {
	const form = composer(page);
	await nameBox(form).fill(name);
	await box(form).fill("Hello *there*");
	await form.getByRole("tab", { name: "Preview" }).click();
	await form.getByRole("tabpanel").locator("em").waitFor();
	await form.getByRole("tab", { name: "Write" }).click();
	await button(form, "Post comment").click();
	await commentBy(page, name).waitFor();
	await button(commentBy(page, name), "Reply").first().click();
	await box(composer(page, `Reply to ${name}`)).fill("An answer");
	await button(composer(page, `Reply to ${name}`), "Post reply").click();
	await comments(commentBy(page, name)).first().waitFor();
	await page.evaluate(() => document.querySelector("after-word").refresh());
	assert.deepEqual(await alerts(page), []);
	assert.deepEqual(await told(page, "error"), []);
}

const both = { article: "/story.md", thread: "local:a" };

test(
	"nothing of it is in the page but its element, and nothing stays when that has gone",
	run(async (world) => {
		world.host.files["/story.md"] = "# Story\n";
		const page = await world.open(html("<p>Own</p>"));
		const said = [];
		page.on("console", (message) => said.push(message.text()));
		const devtools = await page.context().newCDPSession(page);
		const scripts = new Set();
		devtools.on(
			"Debugger.scriptParsed",
			({ url, scriptId }) => url.startsWith(world.cdn.origin) && scripts.add(scriptId),
		);
		await devtools.send("Debugger.enable");
		const listeners = async () => {
			const all = [];
			for (const target of ["window", "document", "document.documentElement", "document.body", "document.head"]) {
				const { result } = await devtools.send("Runtime.evaluate", { expression: target });
				const { listeners } = await devtools.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
				all.push(...listeners.filter((one) => scripts.has(one.scriptId)).map(({ type }) => type));
			}
			return all.sort();
		};
		const state = () =>
			page.evaluate(() => ({
				globals: Object.getOwnPropertyNames(window).sort(),
				sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
				markup: document.documentElement.outerHTML.replace(/<script.*<\/script>/, ""),
				object: Object.getOwnPropertyNames(Object.prototype).concat(Object.getOwnPropertyNames(Array.prototype)),
			}));
		await page.evaluate(() => {
			window.changes = [];
			new MutationObserver((records) => {
				for (const { target, type, addedNodes } of records) {
					if ([...addedNodes].every(({ localName }) => localName === "script" || localName === "after-word")) continue;
					window.changes.push(`${type} ${target.localName}`);
				}
			}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
		});
		const before = await state();
		await page.evaluate((tag) => {
			const { firstChild } = document.createRange().createContextualFragment(tag);
			document.body.append(firstChild);
		}, world.tag(both));
		await ready(page);
		await converse(page);
		assert.equal(
			await page.locator("after-word").evaluate((e) => e.outerHTML),
			'<after-word article="/story.md" thread="local:a"></after-word>',
		);
		await page.evaluate(() => {
			document.querySelector("after-word").remove();
			document.querySelector("script").remove();
		});
		assert.deepEqual(await listeners(), []);
		assert.deepEqual(await state(), before);
		assert.deepEqual(await page.evaluate(() => window.changes), []);
		assert.deepEqual(said, []);
	}),
);

/** A polyfill as sites have it, for a browser that lacks the feature. */
const polyfill = buildSync({
	stdin: { contents: 'delete window.Promise; require("core-js/actual/promise")', resolveDir: import.meta.dirname },
	bundle: true,
	write: false,
}).outputFiles[0].text;

const pages = {
	"additions to Object.prototype and Array.prototype that for-in meets": () => {
		Object.prototype.extra = () => "extra";
		Object.prototype.value = "extra";
		Array.prototype.last = function () {
			return this[this.length - 1];
		};
	},
	"a fetch that is wrapped": () => {
		const { fetch } = window;
		window.fetch = function (input, init) {
			return fetch.call(this, new Request(input, init)).then((response) => response.clone());
		};
	},
	"a Promise from a polyfill": polyfill,
};

for (const [name, script] of Object.entries(pages)) {
	test(
		`it works in a page with ${name}`,
		run(async (world) => {
			world.host.files["/story.md"] = "# Story\n\nText.\n";
			const page = await world.open(
				html(`<i data-afterword-count="local:a"></i>${world.tag({ ...both, lang: "de" })}`),
				{
					before: (page) => page.addInitScript(typeof script === "string" ? { content: script } : script),
				},
			);
			await ready(page);
			await page.locator("after-word").evaluate((e) => e.setAttribute("lang", "en"));
			await page.getByRole("region", { name: "Comments" }).waitFor();
			await converse(page);
			await page.waitForFunction(() => document.querySelector("i").textContent === "2");
		}),
	);
}

test(
	"it works when JSON and fetch are replaced after it has loaded",
	run(async (world) => {
		world.host.files["/story.md"] = "# Story\n";
		const page = await world.open(html(world.tag(both)));
		await ready(page);
		await page.evaluate(() => {
			JSON.parse = () => {
				throw new Error("not yours");
			};
			JSON.stringify = () => "broken";
			window.fetch = () => Promise.resolve(new Response("# Replaced"));
		});
		const form = composer(page);
		await box(form).fill("Hello *there*");
		await button(form, "Post comment").click();
		await comments(page).waitFor();
		await page.locator("after-word").evaluate((e) => e.setAttribute("article", "/other.md"));
		await page.getByRole("article", { name: "Replaced" }).waitFor();
		assert.deepEqual(await alerts(page), []);
	}),
);
