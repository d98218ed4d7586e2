// The widget shows what afterword-import has made of exports.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { alerts, bodies, commentBy, comments, html, ready, region, run, test, told } from "./harness.js";

const golden = new URL("../../import/run/testdata/golden/", import.meta.url);

/** A page with the thread of a page in an export. */
const open = async (world, format, page) => {
	const table = JSON.parse(readFileSync(new URL(`${format}/pages.json`, golden), "utf8"));
	const file = readFileSync(new URL(`${format}/${table[page]}`, golden), "utf8");
	// The pictures of the writers are on hosts that do not exist.
	world.host.files["/thread.json"] = file.replaceAll(/"avatar":"[^"]*"/g, '"avatar":null');
	const shown = await world.open(html(world.tag({ thread: "json:/thread.json", loading: "eager" })));
	await ready(shown);
	return shown;
};

test(
	"Disqus: text, links and line breaks as they were, replies in their places",
	run(async (world) => {
		const page = await open(world, "disqus", "https://gardens.example/2019/pears/");
		await page.getByRole("heading", { name: "4 comments", exact: true }).waitFor();
		const first = commentBy(page, "Quince Adeyemi");
		const body = first.locator("[part=comment-body]").first();
		assert.equal(await body.locator("strong").textContent(), "ripe");
		assert.equal(await body.locator("br").count(), 1);
		assert.equal(await body.getByRole("link").getAttribute("href"), "https://orchards.example/pears/harvest.html");
		assert.match(
			await commentBy(first, "Anonymous").locator("[part=comment-body]").textContent(),
			/5 < 6 & \*no stars\* here\./,
		);
		const stub = page.getByRole("article", { name: "Deleted comment", exact: true });
		assert.match(await commentBy(stub, "Tova").textContent(), /No, do go on\./);
		assert.match(await bodies(page).then((all) => all.join()), /# and this is no heading/);
	}),
);

test(
	"every thread of every format: nothing is left out, nothing is moved",
	run(async (world) => {
		for (const format of readdirSync(golden)) {
			const table = JSON.parse(readFileSync(new URL(`${format}/pages.json`, golden), "utf8"));
			for (const url of Object.keys(table)) {
				const page = await open(world, format, url);
				const [{ comments: n }] = await told(page, "ready");
				assert.ok(n > 0);
				assert.equal(await comments(page).count(), n);
				assert.equal(
					(await region(page).getByRole("status").allTextContents()).join("").trim(),
					"",
					`${format} ${url}`,
				);
				assert.deepEqual(await alerts(page), []);
				await page.close();
			}
		}
	}),
);
