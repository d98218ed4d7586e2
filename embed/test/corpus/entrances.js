// These are the ways into the widget, and this notices what comes in by them.

import { readFileSync } from "node:fs";
import { html } from "../browser/harness.js";
import { publish } from "../browser/site.js";
import { rendered } from "./compare.js";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const driver = read("../browser/canary.js");
const reader = read("reading.js");
const allowed = JSON.parse(read("../../../wasm/markup/testdata/allowed.json"));

const json = (body) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** A place in which files are shown: pages that notice what runs, and ask nothing of others. */
export async function room(world, troubles) {
	const pages = [];
	const context = await world.context();
	const own = [world.host.origin, world.cdn.origin];
	await context.route(
		(url) => !own.includes(url.origin),
		(route) => {
			const request = route.request();
			if (request.resourceType() !== "image") troubles.push(`asked for ${request.url()}`);
			return route.abort();
		},
	);
	world.host.files["/canary.js"] = driver;
	const page = (body) => html(body, `<script src="/canary.js"></script>${world.tag()}`);
	return {
		world,
		page,
		/** Opens a page that is a file of the host, or an empty one. */
		async open(path = "/page.html") {
			world.host.files["/page.html"] ??= { headers: { "content-type": "text/html; charset=utf-8" }, body: page("") };
			const opened = await context.newPage();
			opened.setDefaultTimeout(60_000);
			pages.push(opened);
			opened.on("pageerror", (error) => troubles.push(`ran into an error: ${error.message}`));
			for (const what of ["popup", "download", "dialog"]) opened.on(what, () => troubles.push(`ran: a ${what}`));
			await opened.goto(world.host.origin + path);
			await opened.evaluate((names) => window.attack.allow(names), allowed);
			return opened;
		},
		/** Looks at all that is shown then. */
		async end() {
			for (const page of pages) {
				try {
					const { heard, problems } = await page.evaluate(() => window.attack.result());
					const errors = await page.evaluate(() => window.attack.errors());
					troubles.push(...heard.map((what) => `ran ${what}`), ...problems.map((what) => `outside: ${what}`));
					const stops = errors.filter(({ stage }) => stage === "render" || stage === "load");
					troubles.push(...stops.map(({ message }) => `trapped: ${message}`));
				} catch (error) {
					troubles.push(`the page is gone: ${`${error.message}`.split("\n")[0]}`);
				}
			}
		},
	};
}

const comments = (files, more) => files.map(({ text }, i) => ({ id: `${i}`, body: text, ...more }));

async function thread(place, source) {
	const page = await place.open();
	await page.evaluate(async (source) => void (await window.attack.thread(source)), source);
}

const asComments = (more) => (place, files) => {
	place.world.host.files["/thread.json"] = json({ version: 1, comments: comments(files, more) });
	return thread(place, "json:/thread.json");
};

export const entrances = {
	async article(place, files) {
		for (const [i, { text }] of files.entries()) place.world.host.files[`/articles/${i}.md`] = text;
		const page = await place.open();
		const list = files.map((_, i) => ({ article: `/articles/${i}.md`, thread: "none" }));
		await page.evaluate(async (list) => void (await window.attack.mount(list)), list);
		const theirs = files.map(({ path, text }) => (/\.(md|markdown|mdx)$/.test(path) ? rendered(text) : undefined));
		await page.evaluate(reader);
		return page.evaluate((theirs) => window.readings(theirs), theirs);
	},

	comment: asComments({}),

	HTML: asComments({ format: "html" }),

	async "remark42 HTML"(place, files) {
		const { host } = place.world;
		const user = { id: "a", name: "Ada" };
		const time = "2026-01-02T03:04:05Z";
		const all = files.map(({ text }, i) => ({ id: `${i}`, text, orig: text, user, time }));
		host.files["/api/v1/find"] = json({ comments: all, info: { url: "x" } });
		host.files["/api/v1/config"] = json({ auth_providers: ["anonymous"] });
		host.files["/api/v1/user"] = { status: 401 };
		await thread(place, `remark42:${host.origin}?site=s&url=x`);
	},

	async prerendered(place, files) {
		const elements = files.map(
			(_, i) => `<after-word article="/articles/${i}.md" thread="json:/threads/${i}.json"></after-word>`,
		);
		const site = { "/static.html": place.page(elements.join("")) };
		for (const [i, { text }] of files.entries()) {
			site[`/articles/${i}.md`] = text;
			const list = [...comments([{ text }]), ...comments([{ text }], { format: "html", id: "b" })];
			site[`/threads/${i}.json`] = JSON.stringify({ version: 1, comments: list });
		}
		try {
			await publish(place.world, site);
		} catch (error) {
			if (files.length > 1 || !/isn’t text/.test(error.stderr)) throw error;
			return; // refused, and told so
		}
		await place.open("/static.html");
	},
};
