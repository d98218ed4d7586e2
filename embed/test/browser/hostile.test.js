// These tests send the corpus of hostile inputs through every way into the widget. What runs in the page
// is canary.js.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { begin, html, test } from "./harness.js";
import { servers } from "./hostile-servers.js";

const testdata = new URL("../../../wasm/markup/testdata/", import.meta.url);
const allowed = JSON.parse(readFileSync(new URL("allowed.json", testdata), "utf8"));
const driver = readFileSync(new URL("canary.js", import.meta.url), "utf8");

/** The inputs of a file; a text with a part repeated is written out. */
const corpus = (file) =>
	JSON.parse(readFileSync(new URL(`hostile/${file}`, testdata), "utf8")).inputs.map((input) => {
		if (typeof input?.repeat !== "string") return input;
		const { before = "", repeat, times, after = "" } = input;
		return before + repeat.repeat(times) + after;
	});
const files = (folder) => readdirSync(new URL(`hostile/${folder}`, testdata)).map((name) => `${folder}/${name}`);

// Each test runs under the strictest policy that the widget works under, and under none, so that the
// policy does not hide what gets past the widget.
const policies = {
	"strict policy": ({ host, cdn }) => ({
		"content-security-policy": `default-src 'none'; script-src ${host.origin} ${cdn.origin} 'wasm-unsafe-eval'; style-src ${host.origin} ${cdn.origin}; connect-src ${host.origin} ${cdn.origin}; img-src *; require-trusted-types-for 'script'; trusted-types 'none'`,
	}),
	"no policy": () => ({}),
};

for (const [policy, headers] of Object.entries(policies)) {
	const attack = (name, body) =>
		test(`${policy}: ${name}`, async (t) => {
			const world = await begin(t);
			const elsewhere = await world.elsewhere();
			const { files } = world.host;
			files["/canary.js"] = driver;
			files["/empty.html"] = {
				headers: { "content-type": "text/html" },
				body: "<!doctype html><title>Empty</title>",
			};
			files["/page.html"] = {
				headers: { "content-type": "text/html; charset=utf-8", ...headers(world) },
				body: html("", `<script src="/canary.js"></script>${world.tag()}`),
			};
			const context = await world.context();
			const seen = { requests: [], unexpected: [] };
			const place = {
				...world,
				seen,
				/** An input with the test's own site in place of the canary's. */
				local: (input) => {
					const at = JSON.stringify(input).replaceAll("https://canary.test", elsewhere.origin);
					return JSON.parse(at.replaceAll("canary.test", new URL(elsewhere.origin).host));
				},
				/** A page of the host. */
				async visit(path) {
					const page = await context.newPage();
					listen(page, seen);
					await page.goto(`${world.host.origin}${path}`);
					return page;
				},
				/** A page that waits for hostile inputs. */
				async open(fragment = "") {
					const page = await place.visit(`/page.html${fragment}`);
					await page.evaluate((names) => window.attack.allow(names), allowed);
					return page;
				},
			};
			await body(place);
			harmless(place, elsewhere);
		});
	// Go's tests and the module's send all of them, too.
	for (const file of files("text")) attack(file, (place) => texts(place, corpus(file)));
	for (const file of files("article")) attack(file, (place) => articles(place, corpus(file)));
	for (const file of files("comment")) attack(file, (place) => entries(place, corpus(file)));
	for (const file of files("thread")) attack(file, (place) => threads(place, corpus(file)));
	if (policy === "no policy") attack("what gets through is noticed", noticed);
	attack("storage.json", (place) => storage(place, corpus("storage.json")));
	attack("fragment.json", (place) => fragments(place, corpus("fragment.json")));
}

/** Keeps what a page asks for, and what nobody expects of it. */
function listen(page, { requests, unexpected }) {
	// These pictures do not exist, or the policy does not allow them.
	const expected = /^Failed to load resource|Loading the image 'data:|\(img-src\) at data:/;
	page.on("request", (request) => requests.push(request.url()));
	page.on("pageerror", (error) => {
		if (!expected.test(error.message)) unexpected.push(`page error: ${error.stack ?? error}`);
	});
	page.on("popup", (popup) => unexpected.push(`popup: ${popup.url()}`));
	page.on("download", (download) => unexpected.push(`download: ${download.url()}`));
	page.on("dialog", async (dialog) => {
		unexpected.push(`dialog: ${dialog.message()}`);
		await dialog.dismiss();
	});
	page.on("console", (message) => {
		if (["error", "warning"].includes(message.type()) && !expected.test(message.text())) {
			unexpected.push(`${message.type()}: ${message.text()}`);
		}
	});
}

/** Fails on requests that are not the page's own or a picture's. */
function harmless({ host, cdn, seen }, elsewhere) {
	assert.deepEqual(seen.unexpected, []);
	const own = [host, cdn, elsewhere].map(({ origin }) => new URL(origin).host);
	const strange = seen.requests.filter(
		// Firefox reports a font of its own, too.
		(url) => !own.includes(new URL(url).host) && !/^data:(image\/(png|jpeg|gif|webp|avif)|font\/woff2)[;,]/.test(url),
	);
	assert.deepEqual(strange, []);
	const foreign = [...elsewhere.requests, ...host.requests.filter(({ path }) => host.files[path] === undefined)];
	for (const { url, headers } of foreign) {
		assert.equal(headers["sec-fetch-dest"], "image", url);
		assert.equal(headers.referer, undefined, url);
	}
	for (const { url, headers } of elsewhere.requests) assert.equal(headers.cookie, undefined, url);
}

/** Checks what the page found in the end, and that its widgets still work. */
async function survived(page) {
	const works = await page.evaluate(async () => {
		const widget = await window.attack.thread("local:after");
		const count = window.attack.bodies(widget).length;
		await window.attack.post(widget, "still *here*", "Ada");
		return window.attack.bodies(widget)[count];
	});
	assert.equal(works, "still here");
	const { heard, problems, violations } = await page.evaluate(() => window.attack.result());
	assert.deepEqual(heard, []);
	assert.deepEqual(problems, []);
	// The policy allows data: for no picture, not even for one of an article.
	const forbidden = violations.filter((violation) => !/^img-src data/.test(violation));
	assert.deepEqual(forbidden, []);
	const errors = await page.evaluate(() => window.attack.errors());
	assert.deepEqual(
		errors.filter(({ stage }) => stage === "render" || stage === "load"),
		[],
	);
}

/** Shows that the other tests would find what they look for, where a page lets it in. */
async function noticed(place) {
	const page = await place.open();
	await page.evaluate(async () => {
		const [widget] = await window.attack.mount([{ thread: "local:noticed" }]);
		await window.attack.post(widget, "A comment", "Ada");
		const [body] = window.attack.within(widget, "[part=comment-body]");
		body.innerHTML =
			"<img src=data:image/png,x onerror=canary(1)><a href=javascript:canary(2)>a</a><b id=a style=color:red>b</b><svg></svg><form name=f></form>";
		document.body.append(document.createElement("form"));
		Object.prototype.polluted = true;
		body.querySelector("a").click();
	});
	const { heard, problems } = await page.evaluate(() => window.attack.result());
	assert.deepEqual(heard.sort(), ["canary(1)", "canary(2)"]);
	const kinds = new Set(problems.map((problem) => problem.split(": ")[0]));
	for (const kind of [
		"not HTML",
		"an element in what was written",
		"the attribute onerror",
		"the attribute style",
		"the attribute name",
		"a URL",
		"an id in a comment",
		"a relation",
		"an image",
		"forms",
		"the names of Object have changed",
		"every object is polluted",
	]) {
		assert.ok(kinds.has(kind), `${kind}, of ${[...kinds]}`);
	}
}

/** Whether a text says canary where nothing but a reader would look for it. */
const says = (text) => /(^|\s|>)canary(\s|<|$)/.test(text);

async function texts(place, inputs) {
	const sources = inputs.map(place.local);
	const page = await place.open();
	// Typing comes first, since a browser lays out a long page again after each key.
	const taken = await page.evaluate(async (sources) => {
		const widget = await window.attack.thread("local:typed");
		const taken = [];
		for (const source of sources) taken.push(await window.attack.post(widget, source, source.slice(0, 60)));
		return taken;
	}, sources);
	for (const [i, source] of sources.entries())
		assert.equal(taken[i], [...source].length <= 20_000, source.slice(0, 200));
	await articles(place, inputs, page);

	// Each stands between others that are harmless.
	const comments = sources.flatMap((body, i) => [
		{ id: `hostile-${i}`, body },
		{ id: `harmless-${i}`, body: `Still *here* ${i}` },
	]);
	place.host.files["/thread.json"] = JSON.stringify({ version: 1, comments });
	const read = await page.evaluate(async () => {
		return window.attack.bodies(await window.attack.thread("json:/thread.json"));
	});
	assert.equal(read.length, 2 * sources.length);
	for (const [i, source] of sources.entries()) {
		if (says(source)) assert.match(read[2 * i], /canary/, source);
		assert.equal(read[2 * i + 1], `Still here ${i}`);
	}

	await remark42(place, sources, page);
	await others(place, sources, page);

	await survived(page);

	// What was posted is there again in another page.
	const again = await place.open();
	const kept = await again.evaluate(async () => {
		return window.attack.bodies(await window.attack.thread("local:typed")).length;
	});
	assert.equal(kept, taken.filter(Boolean).length);
	await survived(again);
}

/** Sends inputs as a Remark42 server does, as HTML and as all that it says of the writer. */
async function remark42({ host }, sources, page) {
	const named = sources.map((source) => source.slice(0, 500));
	const time = "2026-01-02T03:04:05Z";
	const comments = sources.flatMap((source, i) => [
		{
			id: `hostile-${i}`,
			text: source,
			orig: source,
			user: { id: named[i], name: named[i], picture: named[i], admin: true, verified: true },
			time,
			edit: { time: named[i] },
			title: named[i],
		},
		{ id: `harmless-${i}`, text: `<p>Still <em>here</em> ${i}</p>`, user: { name: "Ada" }, score: -9, time },
	]);
	const [hostile] = named;
	host.files["/api/v1/find"] = json({ comments, info: { url: hostile } });
	host.files["/api/v1/config"] = json({ auth_providers: ["anonymous", "email", ...named], low_score: -5 });
	host.files["/api/v1/user"] = json({ id: hostile, name: hostile });
	const read = await page.evaluate(async (origin) => {
		return window.attack.bodies(await window.attack.thread(`remark42:${origin}?site=s&url=x`));
	}, host.origin);
	assert.equal(read.length, 2 * sources.length);
	for (const i of sources.keys()) assert.equal(read[2 * i + 1], `Still here ${i}`);
}

/** Sends inputs as all other servers do, in one thread. */
async function others({ host }, sources, page) {
	Object.assign(host.files, servers.files(sources));
	const read = await page.evaluate(async (thread) => {
		const widget = await window.attack.thread(thread);
		return { bodies: window.attack.bodies(widget), alerts: window.attack.within(widget, "[role=alert]").length };
	}, servers.thread(host.origin));
	assert.equal(read.alerts, 0);
	for (const i of sources.keys()) {
		assert.equal(read.bodies.filter((body) => body === `Still here ${i}`).length, servers.count, `Still here ${i}`);
	}
}

const json = (body) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

async function articles(place, inputs, page) {
	const sources = inputs.map(place.local);
	for (const [i, source] of sources.entries()) place.host.files[`/articles/${i}.md`] = source;
	const own = page ?? (await place.open());
	const shown = await own.evaluate(async (sources) => {
		const files = sources.map((_, i) => ({ article: `/articles/${i}.md`, thread: "none" }));
		const widgets = [...(await window.attack.articles(sources)), ...(await window.attack.mount(files))];
		return widgets.map((widget) => window.attack.within(widget, "[part=body]").length);
	}, sources);
	assert.deepEqual(shown, new Array(2 * sources.length).fill(1));
	if (!page) await survived(own);
}

async function entries(place, inputs) {
	const comments = inputs.map(place.local);
	comments.unshift({ id: "first", body: "First of *all*" });
	comments.push({ id: "last", body: "Last of *all*" });
	place.host.files["/thread.json"] = JSON.stringify({ version: 1, comments });
	const page = await place.open();
	const read = await page.evaluate(async () => {
		return window.attack.bodies(await window.attack.thread("json:/thread.json"));
	});
	assert.ok(read.includes("First of all") && read.includes("Last of all"));
	assert.ok(read.length > comments.length / 3, `${read.length} of ${comments.length}`);
	await survived(page);
}

async function threads(place, inputs) {
	for (const [i, input] of inputs.entries()) {
		const file = place.local(input);
		place.host.files[`/threads/${i}.json`] = typeof file === "string" ? file : JSON.stringify(file);
	}
	const page = await place.open();
	const said = await page.evaluate(async (count) => {
		const list = Array.from({ length: count }, (_, i) => ({ thread: `json:/threads/${i}.json` }));
		const widgets = await window.attack.mount(list);
		return widgets.map((widget) => window.attack.within(widget, "h2").length);
	}, inputs.length);
	assert.deepEqual(said, new Array(inputs.length).fill(1));
	await survived(page);
}

async function storage(place, inputs) {
	const page = await place.open();
	await page.evaluate(async () => {
		const widget = await window.attack.thread("local:shared");
		await window.attack.post(widget, "First of *all*", "Ada");
	});
	const other = await place.visit("/empty.html");
	await other.evaluate((items) => {
		for (const { key, value } of items) localStorage.setItem(`afterword/local/shared/${key}`, value);
	}, inputs.map(place.local));
	const read = await page.evaluate(async () => {
		const [widget] = document.querySelectorAll("after-word");
		await window.attack.until(() => window.attack.bodies(widget).length > 10, "what another page wrote");
		return window.attack.bodies(widget);
	});
	assert.ok(read.includes("First of all"));
	await survived(page);
	const again = await place.open();
	await again.evaluate(async () => window.attack.bodies(await window.attack.thread("local:shared")));
	await survived(again);
}

async function fragments(place, inputs) {
	const comments = corpus("comment/id.json").map(place.local);
	place.host.files["/thread.json"] = JSON.stringify({ version: 1, comments });
	place.host.files["/story.md"] = "# Story\n\n## Part\n\nText[^1]\n\n[^1]: Note\n";
	const names = inputs.map(place.local);
	for (const first of ["", ...names.slice(0, 4)]) {
		const page = await place.open(`#${first}`);
		await page.evaluate(async (names) => {
			await window.attack.mount([{ article: "/story.md", thread: "json:/thread.json" }]);
			for (const name of names) {
				location.hash = name;
				await new Promise((resolve) => setTimeout(resolve));
			}
		}, names);
		await survived(page);
	}
}
