// Four generators build sites as their guides say. Each site is prerendered after each build, and read
// without JavaScript and then with it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { bodies, ready, region, run } from "../browser/harness.js";
import { modules } from "./modules.js";
import { host } from "./site.js";

const here = dirname(new URL(import.meta.url).pathname);
const root = join(here, "../../..");
const prerender = process.env.AFTERWORD_PRERENDER ?? join(root, ".tools/bin/prerender");
const dist = process.env.AFTERWORD_DIST ?? join(root, "dist");
const execute = promisify(execFile);

/** How each generator is run, where it takes files that are published as they are, and where it leaves the site. */
const generators = {
	hugo: {
		files: "static",
		output: "public",
		build: async (within) => {
			await within("hugo");
			return within(prerender, "public");
		},
	},
	jekyll: {
		files: ".",
		output: "_site",
		build: async (within) => {
			await within("jekyll", "build");
			return within(prerender, "_site");
		},
	},
	eleventy: {
		files: ".",
		output: "_site",
		modules: true,
		build: (within) => within("npx", "eleventy"),
	},
	make: { files: "pages", output: "public", build: (within) => within("make", "public") },
};

/** The pages of each: an article of ours, and a thread below a text of the generator's. */
const paths = { hugo: "/posts/{}/", jekyll: "/posts/{}/", eleventy: "/posts/{}/", make: "/{}.html" };

/** The lines that a guide tells to write, but for its own "…". */
function told(guide) {
	const text = readFileSync(join(root, "embed/guides", guide), "utf8");
	const blocks = [...text.matchAll(/^ *```html\n(.*?)```/gms)].map(([, block]) => block);
	return blocks.flatMap((block) => block.split("\n").map((line) => line.trim())).filter((line) => line && line !== "…");
}

for (const [name, file] of Object.entries({
	hugo: ["layouts/_default/baseof.html", "layouts/_default/single.html"],
	jekyll: ["_layouts/post.html"],
	eleventy: ["_includes/page.liquid"],
})) {
	test(`the site of ${name} has what the guide says, word for word`, () => {
		const text = file.map((path) => readFileSync(join(here, name, path), "utf8")).join("\n");
		const lines = told(`${name}.md`);
		assert.ok(lines.length > 0);
		assert.deepEqual(
			lines.filter((line) => !text.includes(line)),
			[],
		);
	});
}

for (const [name, { files, output, build, modules: needed }] of Object.entries(generators)) {
	test(
		`a site of ${name}`,
		run(async (world) => {
			const folder = join(world.folder(), "site");
			cpSync(join(here, name), folder, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
			cpSync(dist, join(folder, files, "afterword"), { recursive: true });
			if (needed)
				cpSync(await modules(name), join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
			const within = async (command, ...args) => {
				const { stdout } = await execute(command, args, { cwd: folder, env: { ...process.env, PRERENDER: prerender } });
				return stdout;
			};
			assert.match(await build(within), /2 pages written, 0 unchanged\./);
			// A second build does nothing that is done already.
			if (name === "make") assert.match(await build(within), /^$|up to date/);
			else
				assert.match(await within(prerender, "-url", "https://example.com/", output), /0 pages written, 2 unchanged\./);

			host(world, join(folder, output));
			const whole = paths[name].replace("{}", "whole");
			const below = paths[name].replace("{}", "below");
			const context = await world.context({ javaScriptEnabled: false });
			const read = async (page) => {
				assert.deepEqual(await bodies(page), ["Hello"]);
				await region(page).getByRole("heading", { name: "1 comment", exact: true }).waitFor();
			};
			let page = await world.open(undefined, { path: whole, context });
			await page.getByRole("heading", { level: 1, name: "The story" }).waitFor();
			await read(page);
			page = await world.open(undefined, { path: below, context });
			await page.getByRole("heading", { level: 1, name: "Its own text" }).waitFor();
			await read(page);
			const kinds = await page.locator("script[type='application/ld+json']").allTextContents();
			assert.equal(JSON.parse(kinds[0])["@type"], "DiscussionForumPosting");

			page = await world.open(undefined, { path: whole });
			assert.deepEqual(await ready(page), [{ article: "The story", comments: 1 }]);
			assert.equal(world.host.of("/articles/story.md").length, 0);
			await read(page);
			page = await world.open(undefined, { path: below });
			await region(page).scrollIntoViewIfNeeded();
			assert.deepEqual(await ready(page), [{ article: null, comments: 1 }]);
			await read(page);
		}),
	);
}
