// Every browser test begins here: with two origins, a browser, and a page that is watched for whatever
// nobody expected.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engine } from "../engine/engine.js";

export { test } from "../engine/engine.js";

const dist = process.env.AFTERWORD_DIST ?? new URL("../../../dist/", import.meta.url).pathname;
const pages = new URL("../../pages/", import.meta.url).pathname;

/** The name of the built module, without its folder. */
export const moduleName = readdirSync(dist).find((name) => name.endsWith(".wasm"));

/** @param {string} name a file of dist/ */
export const built = (name) => readFileSync(join(dist, name));

/** @param {string} name a file of embed/pages/ */
export const awkward = (name) => readFileSync(join(pages, name), "utf8");

export const sizes = JSON.parse(built("sizes.json"));

/** A promise and the function that keeps it. */
export function latch() {
	let open;
	const promise = new Promise((resolve) => {
		open = resolve;
	});
	return { promise, open };
}

/**
 * Collects what is to be undone when a test ends. The last thing is undone first, since a browser must be
 * gone before its folder is. Where one fails, the others still have their turn: a server that stays open
 * would keep the whole run from ending.
 */
function undoing(t) {
	const undo = [];
	t.after(async () => {
		const failures = [];
		while (undo.length > 0) {
			try {
				await undo.pop()();
			} catch (error) {
				failures.push(error);
			}
		}
		if (failures.length > 0) throw new AggregateError(failures, failures.join("; "));
	});
	return (step) => undo.push(step);
}

async function serve(later, answer) {
	const requests = [];
	const server = createServer(async (request, response) => {
		if (request.url === "/before.js") {
			return response.writeHead(200, { "content-type": types.js }).end(engine.beforeScript());
		}
		const { method, url, headers: asked } = request;
		const seen = {
			method,
			url,
			path: url.split("?")[0],
			headers: asked,
			connection: request.socket.remotePort,
			bytes: 0,
			done: false,
		};
		requests.push(seen);
		response.on("close", () => {
			seen.done = true;
			seen.aborted = !response.writableFinished;
		});
		const { status = 200, headers = {}, body = "", hold, pause, dribble, away } = await answer(request, seen);
		await hold;
		if (away) return request.socket.destroy();
		response.writeHead(status, headers);
		if (request.method === "HEAD") return response.end();
		const dressed = engine.before && headers["content-type"]?.startsWith("text/html");
		const bytes = Buffer.from(dressed ? engine.before(`${body}`) : body);
		seen.bytes = bytes.length;
		if (pause) {
			response.write(bytes.subarray(0, 1000));
			await pause;
			return response.end(bytes.subarray(1000));
		}
		if (!dribble) return response.end(bytes);
		// The first byte comes alone, and what follows in small pieces.
		response.write(bytes.subarray(0, 1));
		for (let at = 1; at < bytes.length; at += dribble) {
			await new Promise((resolve) => setImmediate(resolve));
			response.write(bytes.subarray(at, at + dribble));
		}
		response.end();
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	later(() => {
		server.closeAllConnections();
		server.close();
	});
	return { origin: `http://127.0.0.1:${server.address().port}`, requests };
}

const types = {
	css: "text/css",
	html: "text/html; charset=utf-8",
	js: "text/javascript",
	json: "application/json",
	md: "text/markdown",
	png: "image/png",
	wasm: "application/wasm",
	gz: "application/gzip",
};
const typeOf = (path) => types[path.slice(path.lastIndexOf(".") + 1)] ?? "text/plain";

/**
 * A server of dist/ in the folder /lib/. What it does is in `cdn.does`, which a
 * test may change at any time:
 *
 * - compress: the codings that are negotiated, the best first; [] for none
 * - cors: whether other origins may read the files
 * - packed: whether a .gz file is sent with Content-Encoding
 * - type: a media type instead of the right one for the module
 * - replace: a function of a file's name, which gives a response instead of the right one, or nothing
 * - hold: a promise that the module waits for
 * - pause: a promise that all but the module's beginning waits for
 * - dribble: the module comes in pieces of so many bytes
 */
async function startCDN(later) {
	const does = { compress: ["br", "gzip"], cors: true };
	const cdn = await serve(later, (request, seen) => {
		const name = seen.path.replace("/lib/", "");
		const headers = { "content-type": typeOf(name) };
		if (does.cors) headers["access-control-allow-origin"] = "*";
		const replaced = does.replace?.(name, request);
		if (replaced) return { ...replaced, headers: { ...headers, ...replaced.headers } };
		let body;
		try {
			body = built(name);
		} catch {
			return { status: 404, headers, body: "no such file" };
		}
		const module = name.includes(".wasm");
		if (module && does.type) headers["content-type"] = does.type;
		if (name.endsWith(".gz") && does.packed) headers["content-encoding"] = "gzip";
		const accepted = (request.headers["accept-encoding"] ?? "").split(/,\s*/);
		const coding = does.compress.find((coding) => accepted.includes(coding) || coding === "br");
		if (coding && /\.(js|wasm)$/.test(name)) {
			headers["content-encoding"] = coding;
			headers.vary = "accept-encoding";
			body = built(`${name}.${coding === "br" ? "br" : "gz"}`);
		}
		headers["content-length"] = body.length;
		if (!module) return { headers, body };
		return { headers, body, hold: does.hold, pause: does.pause, dribble: does.dribble };
	});
	cdn.does = does;
	cdn.loader = `${cdn.origin}/lib/afterword.js`;
	cdn.of = (pattern, method = "GET") => cdn.requests.filter((r) => pattern.test(r.path) && r.method === method);
	return cdn;
}

/** A server of what `host.files` holds: a body, or {status, headers, body, hold, pause, away}. */
async function startHost(later) {
	const files = { "/favicon.ico": { status: 204 } };
	const host = await serve(later, (_request, seen) => {
		const file = files[seen.path];
		if (file === undefined) return { status: 404, headers: { "content-type": "text/plain" }, body: "not found" };
		if (typeof file === "object" && !Buffer.isBuffer(file)) {
			return { ...file, headers: { "content-type": typeOf(seen.path), ...file.headers } };
		}
		return { headers: { "content-type": typeOf(seen.path) }, body: file };
	});
	host.files = files;
	host.of = (path) => host.requests.filter((r) => r.path === path);
	return host;
}

// Runs in the page before anything else: keeps the widget's events and what a
// security policy forbade.
export function watch() {
	window.told = [];
	window.violations = [];
	for (const name of ["ready", "posted", "error"]) {
		document.addEventListener(`afterword:${name}`, (event) => {
			window.told.push({
				name,
				detail: event.detail,
				id: event.target.id,
				composed: event.composed,
				plain: JSON.stringify(event.detail),
			});
		});
	}
	document.addEventListener("securitypolicyviolation", (event) => {
		if (event.sourceFile === "resource") return; // Firefox itself, which asked for the page's icon
		window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
	});
}

/** Two origins and a browser for one test. */
export async function begin(t) {
	const later = undoing(t);
	const [host, cdn] = await Promise.all([startHost(later), startCDN(later)]);
	const pages = [];
	const world = {
		host,
		cdn,
		/** One more origin, for what a page loads from elsewhere. */
		elsewhere: () => startHost(later),
		/** Patterns of console messages and page errors that belong to the test. */
		expected: [],
		trouble: [],
		tag: (attributes = {}) => tag(cdn.loader, attributes),
		/** A browser profile of its own. */
		async context(options = {}) {
			return prepare(later, await engine.newContext(options));
		},
		/** The same in a folder, as after the browser was closed and opened. */
		async profile(folder, options) {
			return prepare(later, await engine.profile(folder, options));
		},
		folder() {
			const folder = mkdtempSync(join(tmpdir(), "afterword-"));
			// A browser's last process may still be writing when it counts as closed.
			later(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
			return folder;
		},
		/** Has the host serve html at path, if there is any, and opens that page, watched. */
		async open(html, { path = "/page.html", context, before, waitUntil = "load", fragment = "" } = {}) {
			if (html !== undefined) {
				const headers = { "content-type": types.html };
				host.files[path] = typeof html === "string" ? { headers, body: html } : html;
			}
			world.main ??= await world.context();
			const page = await (context ?? world.main).newPage();
			world.watch(page);
			await before?.(page);
			await page.goto(`${host.origin}${path}${fragment}`, { waitUntil });
			return page;
		},
		watch(page) {
			pages.push(page);
			page.on("pageerror", (error) => world.trouble.push(`page error: ${error.stack ?? error}`));
			page.on("console", (message) => {
				if (["error", "warning"].includes(message.type())) {
					world.trouble.push(`${message.type()}: ${message.text()}`);
				}
			});
		},
		/** Fails on what the pages of the test said and nobody expected. */
		async settle() {
			// The page answers only after it has said all until now, so all of it is heard.
			for (const page of pages) if (!page.isClosed()) await page.evaluate(() => {});
			const unexpected = world.trouble.filter((text) => !world.expected.some((pattern) => pattern.test(text)));
			assert.deepEqual(unexpected, []);
		},
	};
	return world;
}

async function prepare(later, context) {
	context.setDefaultTimeout(30_000);
	await context.addInitScript(watch);
	later(() => context.close());
	return context;
}

/** Runs a body in a world of its own and fails on anything unexpected in its pages. */
export const run = (body) => async (t) => {
	const world = await begin(t);
	await body(world, t);
	await world.settle();
};

/** What browsers say of a response that a page may not read. */
export const crossOrigin = /CORS policy|Cross-Origin Request Blocked/;

function quoted(text) {
	return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

/** One script tag; {article: "a.md"} becomes data-article="a.md". */
export function tag(src, { type, head, ...attributes } = {}) {
	const kind = type ? `type="${type}"` : "async";
	const data = Object.entries(attributes).map(([name, value]) => ` data-${name}="${quoted(value)}"`);
	return `<script ${kind} src="${src}"${data.join("")}></script>`;
}

/** A whole page around a body. */
export const html = (body, head = "") =>
	`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Test</title>${head}<body>${body}</body></html>`;

/** The strictest policy of a page whose module comes from an origin. */
export const policy = (origin) =>
	`default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; style-src 'self' ${origin}; connect-src 'self' ${origin}; img-src *; require-trusted-types-for 'script'; trusted-types 'none'`;

/** Waits until n elements have told that they are ready, and gives what they told. */
export async function ready(page, n = 1) {
	await page.waitForFunction((n) => window.told.filter((e) => e.name === "ready").length >= n, n);
	return told(page, "ready");
}

/** The details of the events of a name, in order. */
export const told = (page, name) =>
	page.evaluate((name) => window.told.filter((e) => e.name === name).map((e) => e.detail), name);

/** Waits for an event of a name and gives its detail. */
export async function waitForEvent(page, name, n = 1) {
	await page.waitForFunction(([name, n]) => window.told.filter((e) => e.name === name).length >= n, [name, n]);
	return (await told(page, name))[n - 1];
}

export const address = (page) => page.evaluate(() => location.href);

export const region = (scope) => scope.getByRole("region", { name: "Comments", exact: true });
export const composer = (scope, name = "Post a comment") => scope.getByRole("form", { name, exact: true });
export const box = (form) => form.getByRole("textbox", { name: "Comment", exact: true });
export const nameBox = (form) => form.getByRole("textbox", { name: "Name", exact: true });
export const commentBy = (scope, name) => scope.getByRole("article", { name: `Comment by ${name}`, exact: true });
export const comments = (scope) => scope.getByRole("article", { name: /^Comment by / });
export const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** Chooses something in the menu of a comment, the first of the scope. */
export async function choose(scope, name, act = (item) => item.click()) {
	await button(scope, "More").first().click();
	await act(button(scope, name));
}

/** The text of each comment, in the order of the document. innerText would leave out what is not on the screen. */
export const bodies = async (scope) =>
	(await scope.locator("[part=comment-body]").allTextContents()).map((text) => text.trim());

/** Posts a comment by the form for new ones. */
export async function post(scope, text, name) {
	const form = composer(scope);
	if (name !== undefined) await nameBox(form).fill(name);
	await box(form).fill(text);
	await button(form, "Post comment").click();
}

/** The alerts that have text. */
export async function alerts(scope) {
	const texts = await scope.getByRole("alert").allInnerTexts();
	return texts.map((text) => text.trim()).filter((text) => text !== "");
}
