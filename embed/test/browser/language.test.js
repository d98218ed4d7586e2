// These tests show which language the interface speaks, where its words come from, and that nothing of it
// stays English.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { alerts, bodies, built, html, latch, ready, run, test } from "./harness.js";

const folder = new URL("../../../assets/locales/", import.meta.url);
const names = readdirSync(folder)
	.filter((name) => name.endsWith(".json"))
	.map((name) => name.replace(".json", ""));
const catalogues = Object.fromEntries(
	names.map((name) => [name, JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"))]),
);

const latin = (texts) =>
	new Set(
		[texts]
			.flat()
			.join(" ")
			.toLowerCase()
			.match(/\p{Script=Latin}+/gu),
	);
const wordsOf = (name) => latin(JSON.stringify(Object.values(catalogues[name])).replaceAll(/\{\w+\}|"\w+":/g, " "));
// The English words include those that Intl has for times.
const english = new Set([
	...wordsOf("en"),
	...latin("ago second minute hour day month year seconds hours days months years now"),
]);

/** The sentence of a key, filled in. */
function says(name, key, fill = {}) {
	let sentence = catalogues[name][key];
	if (typeof sentence === "object") sentence = sentence[new Intl.PluralRules(name).select(fill.n)] ?? sentence.other;
	return sentence.replaceAll(/\{(\w+)\}/g, (_, word) => fill[word]);
}

/** A number below a thousand. A browser's Intl may be older than the catalogues. */
const digits = (name, n) => `${n}`.replaceAll(/\d/g, (digit) => catalogues[name].digits[digit]);

/** All that the interface tells a reader, without what people wrote. */
const told = (widget) =>
	widget.evaluate((element) => {
		const said = [];
		const read = (node) => {
			if (node.nodeType === Node.TEXT_NODE) said.push(node.data);
			if (node.nodeType !== Node.ELEMENT_NODE) return;
			for (const name of ["aria-label", "title", "placeholder", "alt"]) said.push(node.getAttribute(name) ?? "");
			if (node.matches(".author, .avatar, .authors, .title, .plain, .tags li")) return;
			for (const child of node.childNodes) read(child);
		};
		for (const child of element.shadowRoot.childNodes) read(child);
		return said.filter((text) => text.trim());
	});

async function nothingEnglish(widget, name, where) {
	const own = wordsOf(name);
	const left = (await told(widget)).filter((text) =>
		[...latin(text)].some((word) => english.has(word) && !own.has(word)),
	);
	assert.deepEqual(left, [], `${name}, ${where}`);
}

const root = (widget) =>
	widget.evaluate((element) => {
		const { lang, dir } = element.shadowRoot.firstElementChild;
		return { lang, dir, direction: getComputedStyle(element.shadowRoot.firstElementChild).direction };
	});

const page = (body, lang = "") => `<!doctype html><html${lang && ` lang="${lang}"`}><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Test</title><body>${body}</body></html>`;

const policy = (origin) =>
	`default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' ${origin}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;

const article = `---
title: Zyx
lang: la
published: 2026-01-02
modified: 2026-01-04
author: [Qwx, Vbn]
tags: { a: b }
---

## Zyx

| 1 | 2 |
| - | - |
| 3 | 4 |

- [x] 5[^1]
- [ ] 6

[^1]: 7
`;

// How a language is asked for: by the page, by the element, by what is around
// it, by the reader.
const ways = [
	{ name: "de", html: (tag) => page(tag({}), "de-AT"), lang: "de-AT" },
	{ name: "ar", html: (tag) => page(tag({ lang: "ar" }), "en"), lang: "ar" },
	{ name: "pt-BR", html: (tag) => page(`<div lang="fr"><div lang="pt">${tag({})}</div></div>`, "en"), lang: "pt" },
	{ name: "ja", html: (tag) => page(tag({})), lang: "ja", locale: "ja" },
];

/** The controls of a widget that speaks a language, by the names that they have in it. */
function controls(widget, name) {
	const say = (key, fill) => says(name, key, fill);
	const region = widget.getByRole("region", { name: say("thread"), exact: true });
	return {
		say,
		region,
		form: (key, fill) => region.getByRole("form", { name: say(key, fill), exact: true }),
		press: (scope, key) =>
			scope
				.getByRole("button", { name: say(key), exact: true })
				.first()
				.click(),
		text: (scope) => scope.getByRole("textbox", { name: say("form.body"), exact: true }),
		by: (who) => region.getByRole("article", { name: say("comment.by", { name: who }), exact: true }),
		async counted(n) {
			const number = digits(name, n);
			const heading = catalogues[name]["thread.count"];
			const sentence = heading[new Intl.PluralRules(name).select(n)] ?? heading.other;
			await region.getByRole("heading", { name: sentence.replace("{n}", number), exact: true }).waitFor();
		},
	};
}

/** Opens an article of another language and an empty thread, in a page that asks for a language in one of these ways. */
async function open(world, { html, locale }) {
	world.host.files["/story.md"] = article;
	const body = html((more) => world.tag({ article: "/story.md", thread: "local:story", ...more }));
	const headers = { "content-type": "text/html", "content-security-policy": policy(world.cdn.origin) };
	const page = await world.open({ headers, body }, { context: locale && (await world.context({ locale })) });
	await ready(page);
	return page;
}

/** Reads the article, which keeps its own language, with its date in the reader's. */
async function read(widget, { name, lang }) {
	const dir = name === "ar" ? "rtl" : "ltr";
	assert.deepEqual(await root(widget), { lang, dir, direction: dir });
	await nothingEnglish(widget, name, "empty");
	const shown = widget.getByRole("article", { name: "Zyx", exact: true });
	assert.deepEqual([await shown.getAttribute("lang"), await shown.getAttribute("dir")], ["la", "ltr"]);
	const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(Date.UTC(2026, 0, 4));
	await shown.getByText(says(name, "article.modified", { date: day })).waitFor();
}

/** Posts nothing, which is refused, and then two comments. */
async function write(widget, name) {
	const { say, region, form, press, text, by, counted } = controls(widget, name);
	const main = form("form.post");
	await press(main, "form.submit.post");
	await region.getByRole("alert").waitFor();
	assert.deepEqual(await alerts(region), [say("form.empty")]);
	await nothingEnglish(widget, name, "nothing to post");
	await main.getByRole("textbox", { name: say("form.name"), exact: true }).fill("Zyx");
	await text(main).fill("**12**");
	await main.getByRole("tab", { name: say("form.preview"), exact: true }).click();
	await nothingEnglish(widget, name, "preview");
	await press(main, "form.submit.post");
	await by("Zyx").waitFor();
	await counted(1);
	await region.getByRole("status").getByText(say("form.posted")).waitFor();
	await text(main).fill("34");
	await press(main, "form.submit.post");
	await counted(2);
}

/** Sorts, replies, edits the first comment, deletes it and undoes that. */
async function change(widget, name) {
	const { say, region, form, press, text, by, counted } = controls(widget, name);
	await region.getByRole("combobox", { name: say("sort"), exact: true }).selectOption({ label: say("sort.newest") });
	await press(by("Zyx").first(), "comment.reply");
	await press(by("Zyx").first(), "comment.more");
	await press(by("Zyx").first(), "comment.edit");
	await nothingEnglish(widget, name, "replying and editing");
	await text(form("form.reply", { name: "Zyx" })).fill("56");
	await press(form("form.reply", { name: "Zyx" }), "form.submit.reply");
	await counted(3);
	await press(form("form.edit"), "form.submit.edit");
	await region.getByRole("status").getByText(say("form.saved")).waitFor();
	await nothingEnglish(widget, name, "edited");
	await press(by("Zyx").first(), "comment.more");
	await press(by("Zyx").first(), "comment.delete");
	await counted(2);
	await region.getByRole("article", { name: say("comment.deleted"), exact: true }).waitFor();
	await nothingEnglish(widget, name, "deleted");
	await press(region.getByRole("status"), "comment.undo");
	await counted(3);
	await nothingEnglish(widget, name, "restored");
}

for (const way of ways) {
	test(
		`${way.name}: reading and writing, with nothing left in English`,
		run(async (world) => {
			const page = await open(world, way);
			assert.deepEqual(
				world.cdn.of(/\.json$/).map((r) => r.path.replace(/.*-[0-9a-f]+\./, "")),
				[`${way.name}.json`],
			);
			const widget = page.locator("after-word");
			await read(widget, way);
			await write(widget, way.name);
			await change(widget, way.name);
			assert.deepEqual(await page.evaluate(() => window.violations), []);
		}),
	);
}

test(
	"every language in one page, each fetched once and alone",
	run(async (world) => {
		const comments = [];
		for (let i = 1; i <= 10; i++) {
			comments.push({
				...{ id: `${i}`, parent: `${i - 1}`, body: "0", pinned: true, up: i, author: { name: i % 2 ? "Zyx" : "" } },
				...{ created: new Date(Date.now() - 8 ** i * 1000).toISOString(), edited: "2026-01-03T00:00:00Z" },
			});
		}
		comments.push(
			{ id: "x", parent: "1", deleted: true },
			{ id: "y", parent: "x", body: "1" },
			{ id: "y", body: "2" },
			{},
		);
		world.host.files["/thread.json"] = JSON.stringify({ version: 1, comments });
		const body = names.flatMap((lang) =>
			[1, 2].map((i) => world.tag({ lang, thread: i === 1 ? "json:/thread.json" : "local:x", loading: "eager" })),
		);
		const page = await world.open(html(body.join("")));
		await ready(page, body.length);
		for (const [i, name] of names.entries()) {
			for (const at of [2 * i, 2 * i + 1]) {
				const widget = page.locator("after-word").nth(at);
				assert.equal((await root(widget)).lang, name);
				await widget.getByRole("region", { name: catalogues[name].thread, exact: true }).waitFor();
				if (name !== "en") await nothingEnglish(widget, name, `element ${at}`);
			}
		}
		const asked = world.cdn.of(/\.json$/).map((r) => r.path.replace(/.*-[0-9a-f]+\./, ""));
		assert.deepEqual(
			asked.sort(),
			names
				.filter((name) => name !== "en")
				.map((name) => `${name}.json`)
				.sort(),
		);
	}),
);

// A browser takes longer to make its first formatter of dates than to show this page.
test(
	"no formatter of dates is made before a reader asks for the time",
	run(async (world) => {
		const comments = [{ id: "a", body: "0", created: "2026-01-03T10:20:00Z", edited: "2026-01-03T11:20:00Z" }];
		world.host.files["/thread.json"] = JSON.stringify({ version: 1, comments });
		world.host.files["/story.md"] = "---\npublished: 2026-01-02\nmodified: 2026-01-03T10:20:00+02:00\n---\n# Zyx";
		for (const lang of ["en", "de", "pt", "bn", "zh-TW"]) {
			const body = world.tag({ lang, article: "/story.md", thread: "json:/thread.json" });
			const context = await world.context({ locale: lang, timezoneId: "America/New_York" });
			await context.addInitScript(() => {
				window.formatters = [];
				const { DateTimeFormat, NumberFormat } = Intl;
				for (const [name, Format] of Object.entries({ DateTimeFormat, NumberFormat })) {
					Intl[name] = new Proxy(Format, {
						construct(_, of) {
							window.formatters.push(name);
							return new Format(...of);
						},
					});
				}
			});
			const page = await world.open(html(body), { context });
			await ready(page);
			assert.deepEqual(await page.evaluate(() => window.formatters), [], lang);
			const day = await page.evaluate(
				(tag) => new Intl.DateTimeFormat(tag, { dateStyle: "long" }).format(new Date("2026-01-03T10:20:00Z")),
				lang,
			);
			assert.equal(await page.locator(".permalink time").getAttribute("title"), day);
			for (const [part, when] of [
				[".permalink", "2026-01-03T10:20:00Z"],
				[".edited", "2026-01-03T11:20:00Z"],
			]) {
				await page.locator(part).hover();
				const exact = await page.evaluate(
					([tag, when]) =>
						new Intl.DateTimeFormat(tag, { dateStyle: "full", timeStyle: "short" }).format(new Date(when)),
					[lang, when],
				);
				assert.equal(await page.locator(`${part} time`).getAttribute("title"), exact);
			}
		}
	}),
);

test(
	"each plural form says its number",
	run(async (world) => {
		const counts = [1, 2, 3, 11, 22, 100];
		const languages = ["ar", "cs", "de", "he", "ja", "pl", "ru"];
		const tags = [];
		for (const n of counts) {
			const comments = Array.from({ length: n }, (_, i) => ({ id: `${i}`, body: "0" }));
			world.host.files[`/${n}.json`] = JSON.stringify({ version: 1, comments });
			for (const lang of languages) tags.push(world.tag({ lang, thread: `json:/${n}.json`, loading: "eager" }));
		}
		const page = await world.open(html(tags.join("")));
		await ready(page, tags.length);
		for (const [at, n] of counts.entries()) {
			for (const [i, lang] of languages.entries()) {
				const widget = page.locator("after-word").nth(at * languages.length + i);
				const number = digits(lang, n);
				const form = catalogues[lang]["thread.count"][new Intl.PluralRules(lang).select(n)];
				assert.equal(await widget.getByRole("heading").textContent(), form.replace("{n}", number), `${lang} ${n}`);
			}
		}
	}),
);

test(
	"failures are told in the reader's language",
	run(async (world) => {
		world.expected.push(/404/);
		world.host.files["/none.json"] = "[]";
		world.host.files["/page.md"] = { headers: { "content-type": "text/html" }, body: "<p>" };
		const tags = [
			{ article: "/missing.md", thread: "json:/missing.json" },
			{ article: "#nowhere", thread: "json:/none.json" },
			{ article: "/page.md", thread: "zyx:1" },
		].map((attributes) => world.tag({ lang: "de", ...attributes }));
		const page = await world.open(html(tags.join("")));
		await ready(page, tags.length);
		for (let i = 0; i < tags.length; i++) {
			const widget = page.locator("after-word").nth(i);
			assert.equal((await alerts(widget)).length, 2);
			await nothingEnglish(widget, "de", `failure ${i}`);
			await widget.evaluate((element) => element.setAttribute("lang", "el"));
			await widget.getByRole("region", { name: catalogues.el.thread, exact: true }).waitFor();
			await nothingEnglish(widget, "el", `failure ${i}`);
		}
	}),
);

test(
	"an English visit fetches no words, whatever the reader speaks",
	run(async (world) => {
		const context = await world.context({ locale: "de" });
		const page = await world.open(html(world.tag({ thread: "local:x", loading: "eager" })), { context });
		await ready(page);
		assert.deepEqual(world.cdn.of(/\.json$/), []);
		assert.equal((await root(page.locator("after-word"))).lang, "en");
	}),
);

test(
	"words are asked for while the module is on its way, and nothing is said before they are there",
	run(async (world) => {
		const module = latch();
		const words = latch();
		world.cdn.does.hold = module.promise;
		const asked = latch();
		world.cdn.does.replace = (name) => {
			if (!name.endsWith(".de.json")) return undefined;
			asked.open();
			return { body: built(name), hold: words.promise };
		};
		world.host.files["/story.md"] = "# Zyx";
		const body = world.tag({ article: "/story.md", thread: "local:x" });
		const page = await world.open(html(body.replace(" data-", ' data-lang="de" data-')));
		await asked.promise;
		assert.equal(world.host.of("/story.md").length, 1);
		module.open();
		await page.waitForFunction(() => performance.getEntriesByType("resource").some((r) => /\.wasm/.test(r.name)));
		assert.ok(await page.evaluate(() => document.querySelector("after-word").shadowRoot === null));
		words.open();
		await ready(page);
		await nothingEnglish(page.locator("after-word"), "de", "after waiting");
	}),
);

for (const [how, answer] of Object.entries({
	"are missing": { status: 404, body: "" },
	"are a web page": { headers: { "content-type": "text/html" }, body: "<!doctype html>" },
})) {
	test(
		`where words ${how} it is English, without an alert`,
		run(async (world) => {
			world.expected.push(/404/);
			world.cdn.does.replace = (name) => /\.ar\.json$/.test(name) && answer;
			const page = await world.open(html(world.tag({ lang: "ar", thread: "local:x", loading: "eager" })));
			await ready(page);
			const widget = page.locator("after-word");
			assert.deepEqual(await root(widget), { lang: "en", dir: "ltr", direction: "ltr" });
			await widget.getByRole("form", { name: "Post a comment", exact: true }).waitFor();
			assert.deepEqual(await alerts(page), []);
			assert.equal(await page.evaluate(() => window.told.filter((e) => e.name === "error").length), 0);
		}),
	);
}

test(
	"a key that a language lacks is said in English",
	run(async (world) => {
		world.cdn.does.replace = (name) => /\.de\.json$/.test(name) && { body: '{"thread":"Zyx"}' };
		const page = await world.open(html(world.tag({ lang: "de", thread: "local:x", loading: "eager" })));
		await ready(page);
		await page.getByRole("region", { name: "Zyx", exact: true }).waitFor();
		await page.getByRole("form", { name: "Post a comment", exact: true }).waitFor();
	}),
);

test(
	"the language follows the attribute, and what is typed stays",
	run(async (world) => {
		const page = await world.open(html(world.tag({ thread: "local:x", loading: "eager" })));
		await ready(page);
		const widget = page.locator("after-word");
		const change = (lang) =>
			widget.evaluate((e, lang) => (lang ? e.setAttribute("lang", lang) : e.removeAttribute("lang")), lang);
		const region = (name) => widget.getByRole("region", { name: catalogues[name].thread, exact: true });
		await widget.locator("textarea").fill("Zyx");
		for (const name of ["ar", "zh-Hant", "he", "de"]) {
			await change(name);
			await region(name).waitFor();
			const dir = ["ar", "he"].includes(name) ? "rtl" : "ltr";
			assert.deepEqual(await root(widget), { lang: name, dir, direction: dir });
			await nothingEnglish(widget, name, "after the change");
			assert.equal(await widget.locator("textarea").inputValue(), "Zyx");
		}
		await change("");
		await region("en").waitFor();
		assert.equal((await root(widget)).dir, "ltr");
		await change("de"); // its words are already here
		await region("de").waitFor();
		assert.equal(world.cdn.of(/\.json$/).length, 4);
		// The last language counts, whichever words come first.
		const words = latch();
		world.cdn.does.replace = (name) => /\.fr\.json$/.test(name) && { body: built(name), hold: words.promise };
		await change("fr");
		await change("it");
		await region("it").waitFor();
		words.open();
		await page.waitForFunction(() => performance.getEntriesByType("resource").some((r) => /\.fr\.json/.test(r.name)));
		await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
		assert.equal((await root(widget)).lang, "it");
	}),
);

/** Runs in the page before anything else: window.observing are the observers that are active. */
function watchObservers() {
	window.observing = new Set();
	const { observe, disconnect } = MutationObserver.prototype;
	MutationObserver.prototype.observe = function (...args) {
		window.observing.add(this);
		return observe.apply(this, args);
	};
	MutationObserver.prototype.disconnect = function () {
		window.observing.delete(this);
		return disconnect.apply(this);
	};
}

/**
 * Adds elements to the page: one in the page itself, one with a language of its own, one in the shadow trees of
 * two components, and one that begins later.
 */
const addElements = (page) =>
	page.evaluate(() => {
		const make = (parent, name, attributes) => {
			const element = document.createElement(name);
			for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
			parent.append(element);
			return element;
		};
		const around = document.getElementById("around");
		const widget = { thread: "local:x", loading: "eager" };
		make(around, "after-word", { id: "page", ...widget });
		make(around, "after-word", { id: "own", lang: "it", ...widget });
		const outer = make(around, "div", { id: "outer" }).attachShadow({ mode: "open" });
		const inner = make(outer, "div", { id: "inner" }).attachShadow({ mode: "open" });
		make(make(inner, "div", { id: "within" }), "after-word", { id: "deep", ...widget });
		make(around, "after-word", {
			id: "later",
			thread: "local:x",
			loading: "lazy",
			style: "margin-top: 500vh; display: block",
		});
	});

/** Waits until elements, by their ids, speak these languages. */
async function speak(page, languages) {
	for (const [id, name] of Object.entries(languages)) {
		const region = page.locator(`#${id}`).getByRole("region", { name: catalogues[name].thread, exact: true });
		await region.waitFor();
	}
}

const set = (page, place, lang) => page.locator(place).evaluate((e, lang) => (e.lang = lang), lang);

/** Changes the language in one place after another, from the page inwards, and then removes all but the page's. */
async function changeLanguages(page) {
	await speak(page, { page: "de", own: "it", deep: "de" });
	await page.locator("#page textarea").fill("Zyx");
	await set(page, "html", "fr");
	await speak(page, { page: "fr", own: "it", deep: "fr" });
	await set(page, "#around", "ja");
	await speak(page, { page: "ja", own: "it", deep: "ja" });
	await set(page, "#outer", "pl");
	await speak(page, { page: "ja", own: "it", deep: "pl" });
	await set(page, "#inner", "ru");
	await speak(page, { page: "ja", own: "it", deep: "ru" });
	await set(page, "#within", "sv");
	await speak(page, { page: "ja", own: "it", deep: "sv" });
	await page.locator("#within, #inner, #outer, #around").evaluateAll((all) => {
		for (const element of all) element.removeAttribute("lang");
	});
	await speak(page, { page: "fr", own: "it", deep: "fr" });
	assert.equal(await page.locator("#page textarea").inputValue(), "Zyx");
}

test(
	"a page that changes its language is followed, out of the shadow trees of other components, until the element has gone",
	run(async (world) => {
		const page = await world.open(html(`${world.tag()}<div id="around"></div>`).replace('lang="en"', 'lang="de"'), {
			before: (page) => page.addInitScript(watchObservers),
		});
		await page.waitForFunction(() => customElements.get("after-word"));
		const before = await page.evaluate(() => window.observing.size);
		await addElements(page);
		await ready(page, 3);
		await changeLanguages(page);
		// An element that begins later speaks as the page does by then.
		await page.locator("#later").scrollIntoViewIfNeeded();
		await speak(page, { later: "fr" });
		const asked = world.cdn.of(/\.json$/).map((r) => r.path.replace(/.*-[0-9a-f]+\./, ""));
		assert.deepEqual(
			asked.sort(),
			["de", "fr", "it", "ja", "pl", "ru", "sv"].map((name) => `${name}.json`),
		);
		await page.evaluate(() => {
			document.querySelector("#outer").shadowRoot.firstChild.shadowRoot.querySelector("after-word").remove();
			for (const element of document.querySelectorAll("after-word")) element.remove();
		});
		assert.equal(await page.evaluate(() => window.observing.size), before);
	}),
);

const thread = (depth) => ({
	version: 1,
	comments: Array.from({ length: depth }, (_, i) => ({
		...{ id: `${i}`, parent: i ? `${i - 1}` : null, created: "2026-01-02T03:04:05Z", edited: "2026-01-02T04:00:00Z" },
		...{ body: i % 2 ? "مرحبا بالعالم" : "Hello, world", author: { name: i % 2 ? "ليلى" : "Ada" }, pinned: !i, up: 3 },
	})),
});

test(
	"from right to left, replies step in from the right, and each text keeps its own direction",
	run(async (world) => {
		world.host.files["/thread.json"] = JSON.stringify(thread(3));
		const tags = ["ar", "en"].map((lang) => world.tag({ lang, thread: "json:/thread.json", loading: "eager" }));
		const page = await world.open(html(tags.join("")));
		await ready(page, 2);
		for (const [i, name] of ["ar", "en"].entries()) {
			const widget = page.locator("after-word").nth(i);
			const boxes = await Promise.all([0, 1, 2].map((n) => widget.locator(".comment").nth(n).boundingBox()));
			for (const [outer, inner] of [boxes.slice(0, 2), boxes.slice(1)]) {
				const left = inner.x - outer.x;
				const right = outer.x + outer.width - inner.x - inner.width;
				if (name === "ar") assert.ok(Math.abs(left) < 0.1 && right > 10, `${left} ${right}`);
				else assert.ok(Math.abs(right) < 0.1 && left > 10, `${left} ${right}`);
			}
			const directions = await widget
				.locator("[part=comment-body], .author")
				.evaluateAll((all) => all.map((e) => getComputedStyle(e).direction));
			assert.deepEqual(directions, ["ltr", "ltr", "rtl", "rtl", "ltr", "ltr"]);
		}
		assert.equal((await bodies(page)).length, 6);
	}),
);

test(
	"no language is wider than a phone",
	run(async (world) => {
		world.host.files["/thread.json"] = JSON.stringify(thread(10));
		world.host.files["/story.md"] = article;
		const context = await world.context({ viewport: { width: 320, height: 800 } });
		const tags = names.flatMap((lang) => [
			world.tag({ lang, article: "/story.md", thread: "local:x" }),
			world.tag({ lang, thread: "json:/thread.json", loading: "eager" }),
		]);
		const page = await world.open(html(tags.join("")), { context });
		await ready(page, tags.length);
		const wide = await page.evaluate(() =>
			[...document.querySelectorAll("after-word")].flatMap((element) => {
				const frame = element.getBoundingClientRect();
				return [...element.shadowRoot.querySelectorAll("*")]
					.filter((e) => {
						const box = e.getBoundingClientRect();
						return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1);
					})
					.map((e) => `${element.lang} ${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`);
			}),
		);
		assert.deepEqual(wide, []);
		const [content, room] = await page.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			return [scrollWidth, clientWidth];
		});
		assert.equal(content, room);
	}),
);
