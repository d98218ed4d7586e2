// Permalinks lead to their place however the page scrolls and whatever hides it, and after a reload the
// reader is where they were.

import assert from "node:assert/strict";
import { address, comments, html, ready, run, test } from "./harness.js";

const thread = JSON.stringify({
	version: 1,
	comments: Array.from({ length: 300 }, (_, i) => ({
		id: `c${i}`,
		created: "2026-01-02T03:04:05Z",
		body: `Body ${i}\n\n${"words ".repeat((i % 5) * 30)}`,
	})),
});

const inView = (page, id) =>
	page.waitForFunction((id) => {
		const box = document.querySelector("after-word")?.shadowRoot?.getElementById(id)?.getBoundingClientRect();
		return box && box.height > 0 && box.top > -1 && box.top < innerHeight;
	}, id);
const still = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 500)));

const hidden = {
	"a page that scrolls smoothly": (tag) => `<style>html{scroll-behavior:smooth}</style>${tag}`,
	"closed details": (tag) =>
		`<details><summary>Comments</summary><details><summary>All</summary>${tag}</details></details>`,
	"what is hidden until it is found": (tag) => `<div hidden="until-found">${tag}</div>`,
};

for (const [name, around] of Object.entries(hidden)) {
	test(
		`a permalink is reached in ${name}`,
		run(async (world) => {
			world.host.files["/thread.json"] = thread;
			const body = html(`<p style="height: 3000px">Top</p>${around(world.tag({ thread: "json:/thread.json" }))}`);
			const page = await world.open(body, { fragment: "#comment-c290" });
			await ready(page);
			await inView(page, "comment-c290");
			await still(page);
			await inView(page, "comment-c290");
			await page.evaluate(() => {
				location.hash = "#comment-c7";
			});
			await inView(page, "comment-c7");
		}),
	);
}

for (const route of ["#/posts/7", "#!posts/7"]) {
	test(
		`the route ${route} stays in the address`,
		run(async (world) => {
			world.host.files["/thread.json"] = thread;
			const body = html(
				`<p style="height: 3000px">Top</p>${world.tag({ thread: "json:/thread.json", loading: "eager" })}`,
			);
			const page = await world.open(body, { fragment: route });
			await ready(page);
			await page.evaluate(() => scrollTo(0, 3000)); // WebKit's driver does not scroll to what has no layout yet
			await comments(page).nth(3).locator("time").first().click();
			await inView(page, "comment-c3");
			assert.equal(new URL(await address(page)).hash, route);
		}),
	);
}

const long = `# Long\n\n${Array.from({ length: 100 }, (_, i) => `## Part ${i}\n\n${"words ".repeat(60)}`).join("\n\n")}\n`;

test(
	"after a reload, and after back, the reader is where they were",
	run(async (world) => {
		world.host.files["/story.md"] = long;
		world.host.files["/other.html"] = html("<p>Other</p>");
		const page = await world.open(html(world.tag({ article: "/story.md", thread: "none" })));
		const at = (y) => page.waitForFunction((y) => Math.abs(scrollY - y) < 50, y);
		await ready(page);
		await page.evaluate(() => scrollTo(0, 5000));
		await page.reload();
		await ready(page);
		await at(5000);
		await page.evaluate(() => scrollTo(0, 7000));
		await page.goto(`${world.host.origin}/other.html`);
		await page.evaluate(() => history.back()).catch(() => {}); // the page that asks goes
		await at(7000);
	}),
);

test(
	"a reader who scrolls while the page is still coming is left alone",
	run(async (world) => {
		world.host.files["/story.md"] = long;
		const page = await world.open(html(world.tag({ article: "/story.md", thread: "local:a" })));
		await ready(page);
		await page.evaluate(() => scrollTo(0, 6000));
		await page.reload();
		await ready(page);
		await page.waitForFunction(() => scrollY > 5900);
		await page.evaluate(() => scrollTo(0, 100));
		await page.locator("after-word textarea").evaluate((box) => {
			box.value = "Typed";
			box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
		});
		await still(page);
		assert.ok((await page.evaluate(() => scrollY)) < 200);
	}),
);

for (const [name, bytes, type] of [
	["Latin 1, by its type", Buffer.from("# Caf\xe9\n", "latin1"), "text/markdown; charset=iso-8859-1"],
	[
		"Windows 1251, by its type",
		Buffer.from([0x23, 0x20, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
		'text/markdown; charset="windows-1251"',
	],
	["UTF-16, by its byte order mark", Buffer.from("\ufeff# Café\n", "utf16le"), "text/markdown; charset=utf-8"],
	["UTF-8 with a byte order mark", Buffer.from("\ufeff# Café\n"), "text/markdown"],
	["UTF-8 of an unknown name", Buffer.from("# Café\n"), "text/markdown; charset=nonsense"],
]) {
	test(
		`an article in ${name}`,
		run(async (world) => {
			world.host.files["/story.md"] = { body: bytes, headers: { "content-type": type } };
			const page = await world.open(html(world.tag({ article: "/story.md", thread: "none" })));
			assert.deepEqual(await ready(page), [
				{ article: name.startsWith("Windows") ? "Привет" : "Café", comments: null },
			]);
		}),
	);
}
