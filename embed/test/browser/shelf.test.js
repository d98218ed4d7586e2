// Each article of another system shows what the native code makes of it, and nothing is wrong with it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { alerts, html, ready, run, test } from "./harness.js";

const shelf = new URL("../../../wasm/article/testdata/shelf/", import.meta.url);
const png = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
	"base64",
);
const words = (text) => text.replace(/\s+/g, " ").trim();

for (const name of readdirSync(shelf).filter((name) => name.endsWith(".md"))) {
	test(
		name,
		run(async (world) => {
			world.host.files["/posts/a.md"] = readFileSync(new URL(name, shelf), "utf8");
			const golden = readFileSync(new URL(name.replace(".md", ".html"), shelf), "utf8");
			for (const [, picture] of golden.matchAll(/(?:src="https:\/\/example\.test\/dir\/|^image )([^"\n]*)/gm)) {
				world.host.files[new URL(picture, "https://example.test/posts/").pathname] = png;
			}
			const page = await world.open(html(world.tag({ article: "/posts/a.md", thread: "none" })));
			await ready(page);
			assert.deepEqual(await alerts(page), []);
			const [, title, plain, made] = golden.match(/\ntitle: (.*)\n(?:plain title: (.*)\n)?([\s\S]*)$/);
			await page.getByRole("article", { name: plain ?? title, exact: true }).waitFor();
			assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
			const wanted = await page.evaluate(
				(source) => new DOMParser().parseFromString(source, "text/html").body.textContent,
				made,
			);
			const body = page.locator("[part=body]");
			const address = await page.evaluate(() => location.host);
			assert.equal(words(await body.textContent()).replaceAll(address, "example.test"), words(wanted));
			// Every link to a place in the article leads to one, and no two places have the same id.
			const lost = await body.evaluate((element) => {
				const article = element.closest("article");
				const ids = [...article.querySelectorAll("[id]")].map(({ id }) => id);
				const links = [...element.querySelectorAll("a[href^='#']")].map((a) => decodeURIComponent(a.hash.slice(1)));
				return [...links.filter((id) => !ids.includes(id)), ...ids.filter((id, i) => ids.indexOf(id) !== i)];
			});
			assert.deepEqual(lost, []);
		}),
	);
}
