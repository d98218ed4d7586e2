// This follows "Leaving Disqus" to its end: an export becomes files by the importer, and the guide's own
// templates show them, in a site below a path, at two widths, light and dark. SHOTS names a folder for
// pictures.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { alerts, comments, ready, region, run, test } from "../browser/harness.js";
import { legible } from "../browser/legible.js";
import { modules } from "./modules.js";
import { host, looks } from "./site.js";

const here = dirname(new URL(import.meta.url).pathname);
const root = join(here, "../../..");
const dist = process.env.AFTERWORD_DIST ?? join(root, "dist");
const shots = process.env.SHOTS;
const execute = promisify(execFile);
const guide = readFileSync(join(root, "embed/guides/disqus.md"), "utf8");

/** Where each takes the folder of files and their table, where its layout is, and how it builds below a path. */
const sites = {
	Hugo: {
		folder: "hugo",
		files: "static",
		table: "data",
		output: "public",
		layout: "layouts/_default/single.html",
		build: ["hugo", "--quiet", "--baseURL", "https://now.example/blog/"],
	},
	Jekyll: {
		folder: "jekyll",
		files: ".",
		table: "_data",
		output: "_site",
		layout: "_layouts/post.html",
		build: ["jekyll", "build", "--quiet", "--baseurl", "/blog"],
	},
	Eleventy: {
		folder: "eleventy",
		files: ".",
		table: "_data",
		output: "_site",
		layout: "_includes/page.liquid",
		build: ["npx", "eleventy", "--quiet", "--pathprefix=/blog/"],
	},
};
sites.Nunjucks = { ...sites.Eleventy, layout: "_includes/page.njk" };

/** Lays out a site of the generator's, with the widget. */
async function lay(folder, site) {
	cpSync(join(here, site.folder), folder, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
	cpSync(dist, join(folder, site.files, "afterword"), { recursive: true });
	if (site.folder === "eleventy") {
		const copied = 'config.addPassthroughCopy("comments")';
		assert.ok(guide.includes(copied));
		writeFileSync(
			join(folder, "eleventy.config.js"),
			`export default function (config) { config.addPassthroughCopy("afterword"); ${copied}; config.ignores.add("articles/**") }`,
		);
		cpSync(await modules("eleventy"), join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
	}
}

/** Makes files of an export, and the table that says whose each is. */
async function importComments(folder, site) {
	await execute("go", ["-C", join(root, "embed/import"), "build", "-o", join(folder, "afterword-import"), "."]);
	const fixture = readFileSync(join(root, "embed/import/run/testdata/disqus.xml"), "utf8");
	writeFileSync(
		join(folder, "export.xml"),
		fixture.replaceAll("https://gardens.example/2019/pears/", "https://gardens.example/blog/posts/below/"),
	);
	const kept = join(site.files, "comments");
	await execute("./afterword-import", ["disqus", "export.xml", "-o", kept], { cwd: folder });
	mkdirSync(join(folder, site.table));
	renameSync(join(folder, kept, "pages.json"), join(folder, site.table, "comments.json"));
}

/** Puts the template of the guide below the text of a post. */
function addTemplate(folder, name, site) {
	const [, , template] = new RegExp(`In ${name}(?!\`\`\`).*?\`\`\`(\\S+)\n(.*?)\`\`\``, "s").exec(guide);
	let layout = readFileSync(join(folder, site.layout.replace("njk", "liquid")), "utf8");
	layout = layout
		.replace(/<script async.*\n/, "")
		.replace(/(\{\{ \.?content }})\n<after-word .*?<\/after-word>/i, (_, content) => `${content}\n${template}`);
	assert.ok(layout.includes(template));
	if (name === "Nunjucks") {
		layout = layout.replace("{{ content }}", "{{ content | safe }}");
		for (const post of ["below", "whole"]) {
			const path = join(folder, `posts/${post}.md`);
			writeFileSync(path, readFileSync(path, "utf8").replace("page.liquid", "page.njk"));
		}
	}
	writeFileSync(join(folder, site.layout), layout);
}

/** Finds the comments below the post that they were written below at Disqus. */
async function findComments(page) {
	await page.getByRole("heading", { level: 1, name: "Its own text" }).waitFor();
	await region(page).scrollIntoViewIfNeeded();
	assert.deepEqual(await ready(page), [{ article: null, comments: 4 }]);
	assert.equal(await comments(page).count(), 4);
	assert.deepEqual(await alerts(page), []);
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
}

for (const [name, site] of Object.entries(sites)) {
	test(
		`the comments of Disqus in a site of ${name}, by the guide's template`,
		run(async (world) => {
			const folder = join(world.folder(), "site");
			await lay(folder, site);
			await importComments(folder, site);
			addTemplate(folder, name, site);
			const [command, ...args] = site.build;
			await execute(command, args, { cwd: folder });
			host(world, join(folder, site.output), "/blog/");
			for (const { width, colorScheme } of looks) {
				const context = await world.context({ viewport: { width, height: 800 }, colorScheme });
				const page = await world.open(undefined, { path: "/blog/posts/below/", context });
				await findComments(page);
				await legible(page, `${width} ${colorScheme}`);
				if (shots)
					await page.screenshot({ path: join(shots, `disqus-${name}-${width}-${colorScheme}.png`), fullPage: true });
			}
			assert.doesNotMatch(String(world.host.files["/blog/posts/whole/"].body), /data-thread/);
		}),
	);
}
