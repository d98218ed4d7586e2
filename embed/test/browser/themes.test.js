// In whatever way a page of the shelf of themes sets its colours, all that the widget says is legible on
// them, in light and dark and when a reader toggles.

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

/** What a script may change, and what it says, each from a light page to a dark one. */
const scripted = {
	"the style of the body": "document.body.style.background = '#222'; document.body.style.color = '#eee'",
	"the ground alone of an element around it": "document.querySelector('main').style.background = '#222'",
	"a variable of the root": "document.documentElement.style.setProperty('--ground', '#222')",
	"a rule more": "sheet.insertRule('main { background: #222; color: #eee }', 1)",
	"a declaration of a rule": "sheet.cssRules[0].style.cssText = 'background: #222; color: #eee'",
	"the text of a sheet": "sheet.ownerNode.textContent = 'html { background: #222; color: #eee }'",
	"a sheet that is switched off": "document.querySelector('#over').sheet.disabled = true",
	"a sheet that is adopted":
		"const more = new CSSStyleSheet(); more.replaceSync('body { background: #222; color: #eee }'); document.adoptedStyleSheets = [more]",
};

for (const [name, step] of Object.entries(scripted)) {
	test(
		`the ground is followed where a script changes ${name}, without a click`,
		run(async (world) => {
			const head = `<style>* { transition: none !important }</style>
				<style id=s>html { background: var(--ground, #fafafa); color: #333 }</style>
				<style id=over>${name.includes("off") ? "html { background: #fafafa !important; color: #333 !important }" : ""}</style>`;
			const off = "<style>html { background: #222; color: #eee }</style>";
			const body = `<main>${world.tag({ thread: "local:a", loading: "eager" })}</main>`;
			const page = await world.open(html(body, name.includes("off") ? head + off : head));
			await ready(page);
			await legible(page, "light");
			await page.evaluate((step) => new Function("sheet", step)(document.querySelector("#s").sheet), step);
			await legible(page, "dark");
		}),
	);
}

const meets = {
	"the next click": (page) => page.locator("body").click({ position: { x: 2, y: 2 } }),
	"the pointer that comes to the thread": (page) => page.locator("after-word").hover({ position: { x: 2, y: 2 } }),
	"the focus that comes to it": (page) => page.getByRole("textbox", { name: "Comment" }).focus(),
};

for (const [name, meet] of Object.entries(meets)) {
	test(
		`the ground alone that a rule changes, which tells nobody, is seen with ${name}`,
		run(async (world) => {
			const head = "<style id=s>html { background: #fafafa; color: #777 }</style>";
			const page = await world.open(html(world.tag({ thread: "local:a", loading: "eager" }), head));
			await ready(page);
			await legible(page, "light");
			await page.evaluate(() => document.querySelector("#s").sheet.insertRule("html { background: #222 }", 1));
			await meet(page);
			await legible(page, "dark");
		}),
	);
}

for (const [container, wide] of [
	[300, 300],
	[1200, 768],
]) {
	test(
		`a thread below a text takes its place in a column of ${container} pixels`,
		run(async (world) => {
			const head = `<style>body { font: 17px/1.6 Georgia, serif } main { width: ${container}px } p { margin: 0 }</style>`;
			const tag = world.tag({ thread: "local:a", loading: "eager" });
			const page = await world.open(html(`<main><p>Text.</p>${tag}</main>`, head));
			await ready(page);
			const at = await page.evaluate(() => {
				const text = document.querySelector("p").getBoundingClientRect();
				const root = document.querySelector("after-word").shadowRoot;
				const { left, width } = root.querySelector(".afterword").getBoundingClientRect();
				const heading = root.querySelector("h2").getBoundingClientRect();
				const { fontFamily, fontSize } = getComputedStyle(root.querySelector(".afterword"));
				return { left: left - text.left, width, gap: heading.top - text.bottom, fontFamily, fontSize };
			});
			assert.ok(at.gap >= 24, `${at.gap}`);
			const same = { left: 0, width: wide, gap: at.gap, fontFamily: "Georgia, serif", fontSize: "17px" };
			assert.deepEqual(at, same);
		}),
	);
}

for (const name of ["body-class.html", "declared.html", "sheet.html", "wrapper.html"]) {
	test(
		`what toggles ${name} shows the thread in no other colour for a moment`,
		run(async (world) => {
			const source = readFileSync(new URL(name, shelf), "utf8");
			const page = await world.open(
				source.replace(/<script async.*?<\/script>/, world.tag({ thread: "local:a", loading: "eager" })),
			);
			await ready(page);
			const frames = await page.evaluate(async () => {
				const heading = document.querySelector("after-word").shadowRoot.querySelector("h2");
				const before = getComputedStyle(heading).color;
				const seen = [];
				document.getElementById("toggle").click();
				for (let i = 0; i < 20; i++) {
					await new Promise(requestAnimationFrame);
					seen.push(getComputedStyle(heading).color);
				}
				return [before, ...new Set(seen)];
			});
			assert.equal(new Set(frames).size, 2, frames.join(" "));
		}),
	);
}
