// Each page on the shelf of awkward pages is listed with its reason, and the widget works in each.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { alerts, awkward, built, moduleName, run, sizes, test } from "./harness.js";

const names = readdirSync(new URL("../../pages/awkward/", import.meta.url));
const sample = (name) => readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url));

test("the shelf lists every page with the reason that it gives", () => {
	const listed = [...awkward("awkward.html").matchAll(/href="awkward\/(.*?)">(.*?)<\/a><\/dt>\s*<dd>(.*?)<\/dd>/g)];
	const kept = names.map((name) => {
		const page = awkward(`awkward/${name}`);
		const reasons = [...page.matchAll(/<!-- (.*?) -->/g)].map(([, text]) => text);
		return [name, /<title>(.*?)<\/title>/.exec(page)[1], reasons.at(-1)];
	});
	assert.deepEqual(
		listed.map(([, ...row]) => row),
		kept.sort(),
	);
});

/** A host of the repository's own pages, as the preview shows them. */
function shelve({ host }) {
	const cors = { "access-control-allow-origin": "*" };
	for (const { name } of sizes.files) {
		const type = name.endsWith(".wasm")
			? "application/wasm"
			: name.endsWith(".js")
				? "text/javascript"
				: "application/json";
		host.files[`/dist/${name}`] = { headers: { "content-type": type, ...cors }, body: built(name) };
	}
	host.files[`/dist/${moduleName}.gz`] = {
		headers: { "content-type": "application/gzip", ...cors },
		body: built(`${moduleName}.gz`),
	};
	for (const name of ["withdraw.md", "podium.png"]) {
		host.files[`/assets/sample/${name}`] = { headers: cors, body: sample(name) };
	}
	for (const name of names) host.files[`/embed/pages/awkward/${name}`] = awkward(`awkward/${name}`);
}

/** What must be done in a page before a comment can be written. */
const opening = {
	"hidden.html": (page) => page.getByText("Comments", { exact: true }).first().click(),
	// A browser takes the focus from what is moved, so all of the text comes at once.
	"growing.html": async (page) => {
		const box = page.locator("after-word textarea");
		await box.evaluate((box) => {
			box.value = "Half a sen";
			box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
		});
		await page.waitForFunction(() => rounds === 10);
		assert.equal(await box.inputValue(), "Half a sen");
	},
};

for (const name of names) {
	test(
		`it works in ${name}`,
		run(async (world) => {
			shelve(world);
			world.expected.push(/\(img-src\) at data:,/); // a page's icon, in Firefox
			const page = await world.open(undefined, { path: `/embed/pages/awkward/${name}` });
			await opening[name]?.(page);
			const scope = name === "sandbox.html" ? page.frameLocator("iframe") : page;
			const widget = scope.locator("after-word").first();
			const form = widget.locator("form").first();
			await form.waitFor();
			await form.locator("input").first().fill("Ada");
			await form.locator("textarea").fill("Hello *there*");
			await form.locator("button:has-text('Post comment'), button[data-act=post]").last().click();
			await widget.locator("[part=comment-body] em").waitFor();
			assert.deepEqual(await alerts(scope), []);
			assert.deepEqual(await page.evaluate(() => window.violations), []);
			const wide = await widget.evaluate((host) => {
				const { width } = host.getBoundingClientRect();
				return (
					Math.max(
						...[...host.shadowRoot.querySelectorAll(".afterword > *")].map((e) => e.getBoundingClientRect().width),
					) >
					width + 1
				);
			});
			assert.ok(!wide, "something sticks out");
		}),
	);
}
