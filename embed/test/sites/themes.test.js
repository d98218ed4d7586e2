// The files of embed/guides/themes work on the real themes, which lie in the folder THEMES. Each site lies
// below a path, is prerendered, and is read at two widths, light, dark and toggled, with and without
// JavaScript. What is not in that folder is left out. SHOTS names a folder for pictures.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { alerts, bodies, commentBy, composer, post, ready, region, run, test } from "../browser/harness.js";
import { legible } from "../browser/legible.js";
import { host, looks } from "./site.js";

const here = dirname(new URL(import.meta.url).pathname);
const root = join(here, "../../..");
const guides = join(root, "embed/guides/themes");
const prerender = process.env.AFTERWORD_PRERENDER ?? join(root, ".tools/bin/prerender");
const dist = process.env.AFTERWORD_DIST ?? join(root, "dist");
const hugo = process.env.HUGO ?? "hugo";
const oldHugo = process.env.HUGO_OLD ?? "hugo"; // what PaperMod 7 and Stack 3 ask for is gone since Hugo 0.146
const themes = process.env.THEMES ?? "";
const shots = process.env.SHOTS;
const execute = promisify(execFile);

const thread = {
	version: 1,
	comments: [
		{
			id: "a",
			author: { name: "Ada" },
			created: "2026-01-02T03:04:05Z",
			body: "Hello *there*, see [this](/x) and `that`.",
		},
		{
			id: "b",
			parent: "a",
			author: { name: "Bo", role: "author" },
			created: "2026-01-03T03:04:05Z",
			body: "> Hello\n\nWelcome.",
			pinned: true,
		},
	],
};
const text =
	"Its text, which goes on for a line or two, so that the thread below it can be seen beside what the theme makes of words.";
const front = (lines) =>
	`---\ntitle: A post\ndate: 2026-01-04\n${lines}---\n\n${text}\n\n## A heading\n\n${text} [A link](https://example.com/).\n`;
const posts = { one: "thread: json:/threads/a.json\n", two: "comments: false\n", three: "" };

/** A site of Hugo: where the guide's file goes, and the theme's own settings. */
const hugoSite = (file, partials, settings, toggle, command = hugo) => ({
	output: "public",
	page: (name) => `posts/${name}/`,
	files: {
		"hugo.toml": `baseURL = "https://example.com/blog/"\ntitle = "Site"\ntheme = "theme"\n${settings}`,
		"static/threads/a.json": JSON.stringify(thread),
		...Object.fromEntries(Object.entries(posts).map(([name, lines]) => [`content/posts/${name}.md`, front(lines)])),
	},
	lay: (theme, site) => {
		cpSync(theme, join(site, "themes/theme"), { recursive: true });
		mkdirSync(join(site, partials), { recursive: true });
		cpSync(join(guides, file), join(site, partials, file.split("/").at(-1)));
		cpSync(dist, join(site, "static/afterword"), { recursive: true });
	},
	build: (within) => within(command, ["--quiet"]),
	toggle,
});

/** A site of Jekyll, in which the theme lies as its newest repository does. */
const jekyllSite = (as, settings) => ({
	output: "_site",
	page: (name) => `2026/01/04/${name}.html`,
	files: {
		"_config.yml": `title: Site\nurl: https://example.com\nbaseurl: /blog\nplugins: [jekyll-feed, jekyll-seo-tag]\n${settings}`,
		"threads/a.json": JSON.stringify(thread),
		...Object.fromEntries(
			Object.entries(posts).map(([name, lines]) => [`_posts/2026-01-04-${name}.md`, front(`layout: post\n${lines}`)]),
		),
	},
	lay: (theme, site) => {
		for (const part of ["_includes", "_layouts", "_sass", "assets", "_data"])
			if (existsSync(join(theme, part))) cpSync(join(theme, part), join(site, part), { recursive: true });
		cpSync(join(guides, "minima/comments.html"), join(site, "_includes", as));
		cpSync(dist, join(site, "afterword"), { recursive: true });
	},
	build: (within) => within("jekyll", ["build", "--quiet"], { JEKYLL_ENV: "production" }),
});

/** Changes a file of a site where a guide says so. */
function change(site, name, from, to) {
	const text = readFileSync(join(site, name), "utf8");
	assert.ok(text.includes(from), `${name} has no ${from}`);
	writeFileSync(join(site, name), text.replace(from, to));
}

const papermod = '[params]\ncomments = true\n[params.afterword]\nthread = ""\n';
const stack =
	'[params]\ncolorScheme = {toggle = true, default = "auto"}\nmainSections = ["posts"]\n[params.comments]\nenabled = true\nprovider = "afterword"\n';
const sites = {
	PaperMod: hugoSite("papermod/comments.html", "layouts/_partials", papermod, "#theme-toggle"),
	"PaperMod-7": hugoSite("papermod/comments.html", "layouts/partials", papermod, "#theme-toggle", oldHugo),
	stack: hugoSite("stack/afterword.html", "layouts/_partials/comments/provider", stack, "#dark-mode-toggle"),
	"stack-3": hugoSite(
		"stack/afterword.html",
		"layouts/partials/comments/provider",
		stack,
		"#dark-mode-toggle",
		oldHugo,
	),
	minima: jekyllSite("comments.html", ""),
	"minima solarized": jekyllSite("comments.html", "minima: {skin: solarized}\n"),
	"minima dark": jekyllSite("comments.html", "minima: {skin: dark}\n"),
	"minima-2": jekyllSite("disqus_comments.html", "disqus: {shortname: afterword}\n"),
	"eleventy-base-blog": {
		output: "_site",
		page: (name) => `blog/${name}/`,
		files: {
			"threads/a.json": JSON.stringify(thread),
			...Object.fromEntries(Object.entries(posts).map(([name, lines]) => [`content/blog/${name}.md`, front(lines)])),
		},
		lay: (theme, site) => {
			cpSync(theme, site, { recursive: true });
			cpSync(join(guides, "eleventy/afterword.js"), join(site, "afterword.js"));
			cpSync(dist, join(site, "afterword"), { recursive: true });
			change(site, "eleventy.config.js", "import ", 'import afterword from "./afterword.js";\nimport ');
			const copy = '\televentyConfig.addPlugin(afterword);\n\televentyConfig.addPassthroughCopy("threads");\n';
			change(site, "eleventy.config.js", "\televentyConfig\n", `${copy}\televentyConfig\n`);
			change(
				site,
				"_includes/layouts/post.njk",
				"{{ content | safe }}",
				"{{ content | safe }}\n{% afterword thread %}",
			);
		},
		build: (within) => within("npx", ["@11ty/eleventy", "--pathprefix=/blog/", "--quiet"]),
	},
	docusaurus: {
		output: "build",
		page: (name) => `docs/${name}/`,
		files: {
			"static/threads/a.json": JSON.stringify(thread),
			...Object.fromEntries(Object.entries(posts).map(([name, lines]) => [`docs/${name}.md`, front(lines)])),
		},
		lay: (theme, site) => {
			cpSync(theme, site, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
			symlinkSync(join(theme, "node_modules"), join(site, "node_modules"));
			mkdirSync(join(site, "src/theme/DocItem/Footer"), { recursive: true });
			cpSync(join(guides, "docusaurus/index.js"), join(site, "src/theme/DocItem/Footer/index.js"));
			change(site, "docusaurus.config.js", "baseUrl: '/'", "baseUrl: '/blog/'");
		},
		build: (within) => within("npx", ["docusaurus", "build"]),
		toggle: "[class*=toggleButton]",
	},
};

/** Builds a site with a theme as the guide says, and prerenders it. */
async function build(folder, site, theme) {
	site.lay(theme, folder);
	for (const [path, text] of Object.entries(site.files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	const within = (command, args, env = {}) => execute(command, args, { cwd: folder, env: { ...process.env, ...env } });
	await site.build(within);
	const { stdout } = await within(prerender, ["-url", "https://example.com/blog/", site.output]);
	assert.match(stdout, /1 page written, 0 unchanged\./);
}

/** Finds the thread below a post, which is no wider than the screen. */
async function findThread(page, width) {
	const heading = region(page).getByRole("heading", { name: "2 comments", exact: true }).first();
	await heading.evaluate((element) => element.scrollIntoView({ block: "center" }));
	assert.equal((await bodies(page)).length, 2);
	const fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
	assert.ok(fits, `it is wider than ${width}`);
}

/**
 * Reads the thread as it comes, when the module is there, and in the theme's other colours.
 *
 * @param {(when: string) => Promise<void>} shot takes a picture
 */
async function readInAllColours(page, toggle, shot) {
	await legible(page, "as it comes");
	await shot("first");
	await page.evaluate(() => document.querySelector("after-word").refresh());
	await legible(page, "when the module is there");
	await shot("module");
	for (const when of toggle ? ["toggled", "again"] : []) {
		await page
			.locator(toggle)
			.first()
			.evaluate((element) => element.click());
		await legible(page, when);
		await shot(when);
	}
}

/** Posts below a post whose thread is the reader's own. */
async function write(own) {
	await own.locator("after-word").scrollIntoViewIfNeeded();
	await ready(own);
	await composer(own).waitFor();
	await post(own, "Mine", "Grace");
	await commentBy(own, "Grace").waitFor();
	assert.deepEqual(await alerts(own), []);
}

for (const [name, site] of Object.entries(sites)) {
	const theme = join(themes, name.split(" ")[0]);
	if (!existsSync(theme)) {
		console.log(`left out: ${name} is not in the folder that THEMES names`);
		continue;
	}
	test(
		`a thread below a post of ${name}`,
		run(async (world) => {
			const folder = join(world.folder(), "site");
			await build(folder, site, theme);
			host(world, join(folder, site.output), "/blog/");
			// Themes ask for fonts and pictures of other hosts, and for what a small site has not.
			world.expected.push(/./);
			const open = (post, context) => world.open(undefined, { path: `/blog/${site.page(post)}`, context });

			const still = await open("one", await world.context({ javaScriptEnabled: false }));
			assert.equal((await bodies(still)).length, 2);
			for (const { width, colorScheme } of looks) {
				const context = await world.context({ viewport: { width, height: 800 }, colorScheme });
				const page = await open("one", context);
				await findThread(page, width);
				await readInAllColours(page, site.toggle, async (when) => {
					const path = join(shots ?? "", `${name}-${width}-${colorScheme}-${when}.png`.replaceAll(" ", "-"));
					if (shots) await page.screenshot({ path });
				});
			}
			const context = await world.context();
			assert.equal(await (await open("two", context)).locator("after-word").count(), 0);
			await write(await open("three", context));
		}),
	);
}
