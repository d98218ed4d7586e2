// Pages replace what the language and the browser have by themselves, before the loader or after it. Where
// that stops the start, an alert says so and does not blame the connection; otherwise the widget works.

import assert from "node:assert/strict";
import { alerts, waitForEvent, html, ready, run, test } from "./harness.js";

const replaced = {
	"Array.from, as Prototype.js":
		"Array.from = (list) => { const made = []; for (let i = 0; i < list?.length; i++) made.push(list[i]); return made; };",
	"Array.prototype.toJSON, as Prototype.js": "Array.prototype.toJSON = function () { return 'a list'; };",
	"Object.prototype.toJSON": "Object.prototype.toJSON = function () { return 'an object'; };",
	"Promise, as zone.js": "window.Promise = class extends Promise { static withResolvers; static any; static try; };",
	"Promise, by nothing that works": "window.Promise = function () { throw new Error('not this one'); };",
	Map: "window.Map = class Map { constructor() { throw new Error('a map of the town'); } }; Map.groupBy = undefined;",
	Set: "window.Set = function () { throw new Error('a stage'); };",
	WeakSet: "window.WeakSet = window.WeakMap = undefined;",
	URL: "window.URL = Object.assign(function (path, base) { return Reflect.construct(native, [path, base]); }, {});",
	Reflect: "window.Reflect = {};",
	"Object.entries": "Object.entries = Object.fromEntries = () => { throw new Error('no entries'); };",
	Intl: "window.Intl = {};",
	"dictionaries' prototypes":
		"Object.prototype.signal = 'polluted'; Object.prototype.once = true; Object.prototype.behavior = 'odd'; Object.prototype.composed = false;",
	"for-in's prototypes": "Object.prototype.extra = Array.prototype.extra = () => {};",
};

/** Posts as a driver does, from outside the page's scripts: inside, little still works. */
async function write(page) {
	await page.locator("after-word textarea").fill("Hello");
	await page.locator("after-word button[data-act=post]").click();
	await page.locator("[part~=comment-body]").waitFor();
}

for (const [name, script] of Object.entries(replaced)) {
	for (const when of ["before", "after"]) {
		test(
			`${when} the loader the page replaces ${name}`,
			run(async (world) => {
				const code = `<script>const native = URL; const replace = () => { ${script} };</script>`;
				const now =
					when === "before" ? "<script>replace();</script>" : "<button id=now onclick='replace()'>Now</button>";
				const tag = world.tag({ thread: "local:a", loading: "eager" });
				const page = await world.open(html(`${code}${now}${tag}`));
				await page.locator("after-word textarea").waitFor();
				if (when === "after") await page.locator("#now").click();
				await write(page);
				await page.reload();
				assert.equal(await page.locator("[part~=comment-body]").textContent(), "Hello");
				assert.equal(await page.locator("[role=alert]").filter({ hasText: /./ }).count(), 0);
				await page.close();
			}),
		);
	}
}

test(
	"refresh() resolves where there is no Promise.withResolvers",
	run(async (world) => {
		const page = await world.open(
			html(
				`<script>window.Promise = class extends Promise { static withResolvers = undefined; };</script>${world.tag({ thread: "local:a", loading: "eager" })}`,
			),
		);
		await ready(page);
		await page.evaluate(() => document.querySelector("after-word").refresh());
	}),
);

for (const [name, script] of Object.entries({
	fetch: "window.fetch = undefined;",
	"fetch, by one without answers": "window.fetch = async () => ({});",
})) {
	test(
		`where a page replaces ${name}, an alert says that it is the page`,
		run(async (world) => {
			world.expected.push(/^warning: afterword: /);
			const page = await world.open(
				html(`<script>${script}</script>${world.tag({ thread: "local:a", loading: "eager" })}`),
			);
			const { message } = await waitForEvent(page, "error");
			assert.doesNotMatch(message, /connection/);
			assert.match(message, /page/);
			assert.deepEqual(await alerts(page), [message]);
		}),
	);
}
