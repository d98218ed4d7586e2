// The shelf of themes: in whatever way a page sets its colours, all that the widget
// says is legible on them, in light and dark and when a reader toggles.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { awkward, built, button, commentBy, html, moduleName, post, ready, run, sizes, test } from "./harness.js";
import { legible } from "./legible.js";

const shelf = new URL("../../pages/themes/", import.meta.url);

for (const name of readdirSync(shelf)) {
	for (const colorScheme of ["light", "dark"]) {
		test(
			`all is legible in ${name}, on a ${colorScheme} system, and when it is toggled`,
			run(async (world) => {
				const types = { js: "text/javascript", wasm: "application/wasm", json: "application/json" };
				for (const { name } of sizes.files) {
					const headers = { "content-type": types[name.split(".").pop()] };
					world.host.files[`/dist/${name}`] = { headers, body: built(name) };
				}
				world.host.files[`/dist/${moduleName}.gz`] = built(`${moduleName}.gz`);
				const context = await world.context({ colorScheme });
				const body = readFileSync(new URL(name, shelf), "utf8");
				const page = await world.open(body, { path: `/embed/pages/themes/${name}`, context });
				await ready(page);
				await legible(page, "empty");
				await post(page, "Hello *there*, see [this](https://example.test/) and `that`\n\n> quoted", "Ada");
				await commentBy(page, "Ada").waitFor();
				for (const when of ["as it comes", "toggled", "and back"]) {
					await legible(page, when);
					await button(page, "Toggle").click();
				}
			}),
		);
	}
}

test("the list of the shelf leads to every page of it", () => {
	const list = [...awkward("themes.html").matchAll(/href="themes\/([^"]+)"/g)].map(([, name]) => name);
	assert.deepEqual(list, readdirSync(shelf).sort());
});

test(
	"a sheet that a script changes or switches off is seen by its text, without a click",
	run(async (world) => {
		const head =
			"<style>* { transition: none !important }</style><style id=s>html { background: #222; color: #eee }</style>";
		const page = await world.open(html(world.tag({ thread: "local:a", loading: "eager" }), head));
		await ready(page);
		await legible(page, "dark");
		const change = (step) =>
			page.evaluate((step) => new Function("sheet", step)(document.querySelector("#s").sheet), step);
		await change("sheet.disabled = true");
		await legible(page, "switched off");
		await change("sheet.disabled = false");
		await legible(page, "switched on");
		await change('sheet.insertRule("html { background: #fafafa; color: #333 }", 1)');
		await legible(page, "a rule more");
	}),
);
