// Where the network is gone, what was seen at an earlier visit shows, with its age, and
// is loaded again when the network is back.

import assert from "node:assert/strict";
import { alerts, bodies, built, comments, html, post, ready, region, run, test, told } from "./harness.js";
import { publish, wake } from "./site.js";

const HOUR = 3_600_000;
const gone = [
	/Failed to load resource/,
	/ERR_/,
	/NetworkError|network connection was lost|Could not connect|CORS request did not succeed|CORS policy/,
];

/** A response that came some hours ago, from a server that wants to be asked again. */
const file = (body, { hours = 2, cache = "no-cache", ...headers } = {}) => ({
	headers: {
		date: new Date(Date.now() - hours * HOUR).toUTCString(),
		"cache-control": cache,
		etag: `"${body.length}"`,
		...headers,
	},
	body,
});
const story = (text) => `# Story\n\n${text}\n`;
const thread = (...texts) =>
	JSON.stringify({ version: 1, comments: texts.map((body, i) => ({ id: `c${i}`, body, author: { name: "Ada" } })) });

/** Visits the same page once more. */
const again = async (page) => {
	const url = await page.evaluate(() => location.href);
	await page.goto("about:blank");
	await page.goto(url);
};
const online = (page) => page.evaluate(() => dispatchEvent(new Event("online")));
const notice = (scope) => scope.getByRole("status").filter({ hasText: "You seem to be offline" });
const body = (page) => page.getByRole("article", { name: "Story" }).locator("[part=body]");

test(
	"the article and the thread last seen show, and are replaced when the network is back",
	run(async (world) => {
		world.expected.push(...gone);
		const { files } = world.host;
		files["/story.md"] = file(story("Once."));
		files["/thread.json"] = file(thread("One"), { hours: 49 });
		const page = await world.open(html(world.tag({ article: "/story.md", thread: "json:/thread.json" })));
		await ready(page);
		assert.equal(await notice(page).count(), 0);
		files["/story.md"] = files["/thread.json"] = { away: true };
		await again(page);
		assert.deepEqual(await ready(page), [{ article: "Story", comments: 1 }]);
		assert.equal((await body(page).textContent()).trim(), "Once.");
		assert.deepEqual(await bodies(page), ["One"]);
		assert.deepEqual(await alerts(page), []);
		assert.deepEqual(await told(page, "error"), []);
		assert.deepEqual(await notice(page).allInnerTexts(), [
			"You seem to be offline, so this may be out of date. Last loaded 2 days ago.", // the age of the older half
		]);
		await online(page); // the browser is online, but the host is still away
		files["/story.md"] = file(story("Twice."));
		files["/thread.json"] = file(thread("One", "Two"));
		await online(page);
		await comments(page).nth(1).waitFor();
		await notice(page).waitFor({ state: "detached" });
		assert.equal((await body(page).textContent()).trim(), "Twice.");
		assert.deepEqual(await bodies(page), ["One", "Two"]);
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"what could not be had at all is loaded when the network is back",
	run(async (world) => {
		world.expected.push(...gone);
		const { files } = world.host;
		files["/story.md"] = files["/thread.json"] = { away: true };
		const page = await world.open(html(world.tag({ article: "/story.md", thread: "json:/thread.json" })));
		await ready(page);
		assert.equal((await alerts(page)).length, 2);
		files["/story.md"] = file(story("Once."));
		files["/thread.json"] = file(thread("One"));
		await online(page);
		await comments(page).waitFor();
		await body(page).waitFor();
		assert.deepEqual(await alerts(page), []);
		assert.equal(await notice(page).count(), 0);
	}),
);

test(
	"what a server wants nobody to keep is not there",
	run(async (world) => {
		world.expected.push(...gone);
		const { files } = world.host;
		files["/story.md"] = file(story("Once."), { cache: "no-store" });
		files["/thread.json"] = file(thread("One"), { cache: "private, no-store" });
		const page = await world.open(html(world.tag({ article: "/story.md", thread: "json:/thread.json" })));
		await ready(page);
		files["/story.md"] = files["/thread.json"] = { away: true };
		await again(page);
		await ready(page);
		assert.equal((await alerts(page)).length, 2);
		assert.equal(await comments(page).count(), 0);
		assert.equal(await notice(page).count(), 0);
	}),
);

/** A Waline server of another origin, which tells readers who are logged in something else. */
async function waline(world) {
	const server = await world.elsewhere();
	const has = ["One"];
	const entry = (text, i) => ({ objectId: `n${i}`, orig: text, comment: `<p>${text}</p>`, nick: "Ada", time: i });
	const answer = (data) =>
		file(JSON.stringify({ errno: 0, data }), {
			"content-type": "application/json",
			"access-control-allow-origin": "*",
			"access-control-allow-headers": "*",
		});
	Object.defineProperty(server.files, "/api/comment", {
		get() {
			const { method, headers } = server.requests.at(-1);
			if (server.away) return { away: true };
			if (method === "POST") {
				has.push("Mine");
				return answer(entry("Mine", has.length - 1));
			}
			const shown = headers.authorization ? [...has, "For you alone"] : has;
			return answer({ count: shown.length, totalPages: 1, data: shown.map(entry) });
		},
	});
	server.files["/api/token"] = answer({});
	return Object.assign(server, { has, thread: `waline:${server.origin}?path=/p` });
}

test(
	"a thread of another origin has the age of the last visit; what is written waits",
	run(async (world) => {
		world.expected.push(...gone);
		const server = await waline(world);
		const page = await world.open(html(world.tag({ thread: server.thread, loading: "eager" })));
		await ready(page);
		const key = `afterword/visit/${server.thread}`;
		await page.waitForFunction((key) => localStorage.getItem(key), key);
		await page.evaluate(
			([key, then]) => localStorage.setItem(key, ` ${then}`),
			[key, new Date(Date.now() - 5 * HOUR).toISOString()],
		);
		server.away = true;
		await again(page);
		await ready(page);
		await notice(page).filter({ hasText: "Last loaded 5 hours ago." }).waitFor();
		assert.deepEqual(await bodies(page), ["One"]);
		assert.deepEqual(await alerts(page), []);
		await post(page, "Mine", "Bob");
		const waiting = page.getByRole("status").filter({ hasText: "Waiting to be sent" });
		await waiting.waitFor();
		server.away = false;
		server.has.push("Theirs");
		await online(page);
		await notice(page).waitFor({ state: "detached" });
		await waiting.waitFor({ state: "detached" });
		await comments(page).nth(2).waitFor();
		assert.deepEqual((await bodies(page)).sort(), ["Mine", "One", "Theirs"]);
		assert.equal(server.has.filter((text) => text === "Mine").length, 1);
	}),
);

test(
	"what a server told a reader who was logged in is not there for the next one",
	run(async (world) => {
		world.expected.push(...gone);
		const server = await waline(world);
		const page = await world.open(html(world.tag({ thread: server.thread, loading: "eager" })));
		await ready(page);
		const session = `afterword/session/waline/${server.origin}`;
		await page.evaluate((session) => localStorage.setItem(session, "ada"), session);
		await again(page);
		await ready(page);
		await region(page).getByText("For you alone").waitFor();
		await page.evaluate((session) => localStorage.removeItem(session), session);
		server.away = true;
		await again(page);
		await ready(page);
		await notice(page).waitFor();
		assert.deepEqual(await bodies(page), ["One"]);
	}),
);

test(
	"a prerendered page stands, and its thread is the one last seen",
	run(async (world) => {
		world.expected.push(...gone);
		const { files } = world.host;
		const element = world.tag({ article: "/story.md", thread: "json:/thread.json" });
		await publish(world, {
			"/page.html": html(element) + world.tag(),
			"/story.md": story("Once."),
			"/thread.json": thread("One"),
		});
		files["/page.html"] = { headers: { "content-type": "text/html" }, body: files["/page.html"] };
		files["/story.md"] = file(story("Once."));
		files["/thread.json"] = file(thread("One", "Two"));
		const page = await world.open();
		await comments(page).nth(1).waitFor();
		files["/story.md"] = files["/thread.json"] = { away: true };
		await again(page);
		assert.deepEqual(await ready(page), [{ article: "Story", comments: 1 }]);
		assert.deepEqual(await bodies(page), ["One"]);
		await wake(page);
		await notice(page).filter({ hasText: "Last loaded 2 hours ago." }).waitFor();
		assert.deepEqual(await bodies(page), ["One", "Two"]);
		assert.equal((await body(page).textContent()).trim(), "Once.");
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"the widget's own files are there without their host",
	run(async (world) => {
		world.expected.push(...gone);
		world.host.files["/story.md"] = file(story("Once."));
		const kept = { "cache-control": "max-age=0", etag: '"x"' };
		const does = world.cdn.does;
		does.replace = (name) => /wasm$|\.de\.json$/.test(name) && { headers: kept, body: built(name) };
		const page = await world.open(
			html(`<div lang="de">${world.tag({ article: "/story.md", thread: "local:a" })}</div>`),
		);
		await ready(page);
		const form = page.getByRole("form", { name: "Kommentar schreiben" });
		await form.waitFor();
		does.replace = (name) => name !== "afterword.js" && { away: true };
		world.host.files["/story.md"] = { away: true };
		await again(page);
		await ready(page);
		await form.waitFor();
		await page.getByText("Zuletzt geladen: vor 2 Stunden.").waitFor();
	}),
);
