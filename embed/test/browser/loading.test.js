// The module comes from any host, once, together with what it shows.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import {
	alerts,
	built,
	button,
	comments,
	composer,
	crossOrigin,
	waitForEvent,
	html,
	latch,
	moduleName,
	post,
	ready,
	region,
	run,
	sizes,
	test,
	told,
} from "./harness.js";

const story = (world, attributes = {}) => html(world.tag({ thread: "local:story", loading: "eager", ...attributes }));
const wasm = /\.wasm/;
const gets = (world) => world.cdn.of(wasm).map((r) => r.path.replace(`/lib/${moduleName}`, "wasm"));
const until = async (condition, what) => {
	for (let i = 0; i < 400; i++) {
		if (condition()) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	assert.fail(what);
};

const hosts = {
	"a host that negotiates": [{}, ["wasm"]],
	"a plain host": [{ compress: [] }, ["wasm.gz"]],
	"a plain host that unpacks the .gz by a header": [{ compress: [], packed: true }, ["wasm.gz"]],
	"a host with a wrong media type": [{ type: "application/octet-stream" }, ["wasm"]],
	"a host with parameters on the media type": [{ type: "application/wasm; charset=utf-8" }, ["wasm"]],
	"a plain host with a wrong media type": [{ compress: [], type: "text/plain" }, ["wasm.gz"]],
	"a host without a media type": [{ type: "" }, ["wasm"]],
	"a plain host that sends a byte alone": [{ compress: [], dribble: 20_000 }, ["wasm.gz"]],
	"a host that sends a byte alone, of the wrong type": [{ type: "text/plain", dribble: 20_000 }, ["wasm"]],
};

for (const [name, [does, wanted]] of Object.entries(hosts)) {
	test(
		`${name}`,
		run(async (world) => {
			Object.assign(world.cdn.does, does);
			const page = await world.open(story(world));
			await ready(page);
			assert.deepEqual(gets(world), wanted);
			await post(page, "Works");
			await comments(page).waitFor();
		}),
	);
}

test(
	"without the .gz, or without the other, the one that is there is taken",
	run(async (world) => {
		world.expected.push(/Failed to load resource/);
		for (const [compress, missing] of [
			[[], ".gz"],
			[["br", "gzip"], ".wasm"],
		]) {
			world.cdn.does.compress = compress;
			world.cdn.does.replace = (file, request) => file.endsWith(missing) && request.method === "GET" && { status: 404 };
			const context = await world.context();
			const page = await world.open(story(world), { context });
			await ready(page);
		}
	}),
);

test(
	"a host of the page's own origin, by what the browser knows of the loader",
	run(async (world) => {
		for (const compress of [[], ["br", "gzip"]]) {
			world.cdn.requests.length = 0;
			world.cdn.does.compress = compress;
			world.cdn.does.replace = (name) =>
				name.startsWith("/favicon")
					? { status: 204 }
					: name.startsWith("/own") && {
							headers: { "content-type": "text/html" },
							body: html(world.tag({ thread: "local:a", loading: "eager" })),
						};
			const context = await world.context();
			const page = await context.newPage();
			world.watch(page);
			await page.goto(`${world.cdn.origin}/own.html`);
			await ready(page);
			assert.deepEqual(gets(world), [compress.length ? "wasm" : "wasm.gz"]);
			assert.deepEqual(world.cdn.of(wasm, "HEAD"), []);
		}
	}),
);

test(
	"module, article and thread are asked for before any of them has answered",
	run(async (world) => {
		const { cdn, host } = world;
		const [module, rest] = [latch(), latch()];
		cdn.does.hold = module.promise;
		host.files["/story.md"] = { body: "# Story\n", hold: rest.promise };
		host.files["/thread.json"] = { body: '{"version":1,"comments":[{"id":"a","body":"A"}]}', hold: rest.promise };
		const page = await world.open(story(world, { article: "/story.md", thread: "json:/thread.json" }));
		await until(
			() =>
				cdn.requests.some((r) => wasm.test(r.path)) && host.of("/story.md").length && host.of("/thread.json").length,
			"not everything was asked for",
		);
		assert.ok(
			[...cdn.requests.filter((r) => wasm.test(r.path)), ...host.of("/story.md"), ...host.of("/thread.json")].every(
				(r) => !r.done,
			),
		);
		module.open();
		rest.open();
		assert.deepEqual(await ready(page), [{ article: "Story", comments: 1 }]);
		assert.equal(host.of("/story.md").length, 1);
		assert.equal(host.of("/thread.json").length, 1);
	}),
);

test(
	"two elements with the same article and thread",
	run(async (world) => {
		world.host.files["/story.md"] = "# Story\n";
		world.host.files["/thread.json"] = '{"version":1,"comments":[]}';
		const one = `<after-word article="/story.md" thread="json:/thread.json"></after-word>`;
		const page = await world.open(html(one + one + world.tag()));
		assert.deepEqual(await ready(page, 2), Array(2).fill({ article: "Story", comments: 0 }));
	}),
);

for (const [name, compress, transferred] of [
	["negotiates", ["br", "gzip"], sizes.firstVisit.brotli],
	["is plain", [], sizes.files[0].raw + sizes.files[1].gzip],
]) {
	test(
		`what a first visit transfers agrees with sizes.json where the host ${name}`,
		run(async (world) => {
			world.cdn.does.compress = compress;
			const page = await world.open("<!doctype html><title>Empty</title>");
			const client = await page.context().newCDPSession(page);
			await client.send("Network.enable");
			let bytes = 0;
			const from = new Map();
			client.on("Network.responseReceived", (e) => from.set(e.requestId, e.response));
			client.on("Network.loadingFinished", (e) => {
				const response = from.get(e.requestId);
				if (response?.url.startsWith(world.cdn.origin)) {
					bytes += e.encodedDataLength;
				}
			});
			world.host.files["/first.html"] = html(world.tag({ thread: "local:a", loading: "eager" }));
			await page.goto(`${world.host.origin}/first.html`);
			await ready(page);
			const served = world.cdn.requests.reduce((sum, r) => sum + r.bytes, 0);
			assert.ok(Math.abs(served - transferred) <= transferred / 100, `served ${served}, said ${transferred}`);
			await until(() => bytes >= served, "the browser has not counted");
			const headers = 1000 * world.cdn.requests.length;
			assert.ok(bytes <= transferred * 1.01 + headers, `fetched ${bytes}, said ${transferred}`);
			assert.deepEqual(
				new Set(world.cdn.requests.map((r) => r.path.replace("/lib/", "").replace(/\.gz$/, ""))),
				new Set(sizes.firstVisit.files),
			);
		}),
	);
}

test(
	"sizes.json says what dist/ holds",
	run(async () => {
		for (const file of sizes.files) {
			const data = built(file.name);
			assert.equal(file.raw, data.length);
			assert.equal(file.gzip, built(`${file.name}.gz`).length);
			assert.equal(file.brotli, built(`${file.name}.br`).length);
			assert.equal(file.integrity, `sha384-${createHash("sha384").update(data).digest("base64")}`);
			assert.deepEqual(gunzipSync(built(`${file.name}.gz`)), data);
			assert.deepEqual(brotliDecompressSync(built(`${file.name}.br`)), data);
			if (!sizes.firstVisit.files.includes(file.name)) continue; // all are packed in the same way
			// Packers differ by a hundredth, and by some bytes in small files.
			assert.ok(file.gzip <= gzipSync(data, { level: 9 }).length * 1.01 + 50, file.name);
			const brotli = brotliCompressSync(data).length;
			assert.ok(Math.abs(file.brotli - brotli) <= brotli / 100);
		}
		assert.deepEqual(sizes.firstVisit.files, ["afterword.js", moduleName]);
		const first = sizes.files.filter((file) => sizes.firstVisit.files.includes(file.name));
		for (const key of ["raw", "gzip", "brotli"]) {
			assert.equal(
				sizes.firstVisit[key],
				first.reduce((sum, f) => sum + f[key], 0),
			);
		}
	}),
);

const broken = {
	"a module that is not there": [
		(world) => (world.cdn.does.replace = (n) => n.includes(".wasm") && { status: 404 }),
		/did not load/,
	],
	"a web page in the module's place": [
		(world) =>
			(world.cdn.does.replace = (n) =>
				n.includes(".wasm") && { headers: { "content-type": "text/html" }, body: "<!doctype html><p>Hi" }),
		/did not load/,
	],
	"a module that is cut": [
		(world) =>
			(world.cdn.does.replace = (n) => n.includes(".wasm") && { body: Buffer.from("0061736d0100000001", "hex") }),
		/did not load/,
	],
	"an empty module": [(world) => (world.cdn.does.replace = (n) => n.includes(".wasm") && { body: "" }), /did not load/],
	"a .gz that is cut": [
		(world) => {
			world.cdn.does.compress = [];
			world.cdn.does.replace = (n, request) =>
				n.includes(".wasm") && request.method === "GET" && { body: Buffer.from("1f8b08000000000000", "hex") };
		},
		/did not load/,
	],
	"no CORS": [(world) => (world.cdn.does.cors = false), /did not load/],
	"no WebAssembly": [
		(world) => (world.before = (page) => page.addInitScript(() => delete window.WebAssembly)),
		/WebAssembly/,
	],
	"a policy that forbids WebAssembly": [
		(world) => (world.csp = `script-src 'self' ${world.cdn.origin}`),
		/WebAssembly/,
	],
	"a policy that forbids the fetch": [(world) => (world.csp = "connect-src 'self'"), /did not load/],
};

for (const [name, [breaks, sentence]] of Object.entries(broken)) {
	test(
		`${name}: the element's own content stays, and an alert follows it`,
		run(async (world) => {
			breaks(world);
			world.expected.push(crossOrigin, /Failed to load resource|^warning: afterword: |Content[- ]Security[- ]Policy/);
			world.expected.push(/Failed to read data from the ReadableStream/);
			world.host.files["/story.md"] = "# Story\n";
			const text = html(
				`<after-word id="a" article="/story.md" thread="local:a"><p>Own content</p></after-word><after-word id="b" thread="local:b" loading="eager"></after-word>${world.tag()}`,
			);
			const headers = { "content-type": "text/html" };
			if (world.csp) headers["content-security-policy"] = world.csp;
			const page = await world.open({ headers, body: text }, { before: world.before });
			await waitForEvent(page, "error", 2);
			const alert = page.locator("#a").getByRole("alert");
			assert.match(await alert.textContent(), sentence);
			assert.ok(await alert.isVisible());
			assert.ok(await page.getByText("Own content").isVisible());
			assert.equal(await alert.evaluate((e) => e.previousElementSibling.textContent), "Own content");
			assert.ok(await page.locator("#b").getByRole("alert").isVisible());
			for (const detail of await told(page, "error"))
				assert.deepEqual(detail, { stage: "load", message: await alert.textContent() });
			assert.equal(world.trouble.filter((t) => t.startsWith("warning: afterword")).length, 1);
			assert.deepEqual(await told(page, "ready"), []);
			assert.equal(
				await page.evaluate(() =>
					document
						.querySelector("#a")
						.refresh()
						.catch((e) => e.message),
				),
				await alert.textContent(),
			);
			// An element that is put in again tries again, and says once that it failed.
			await page.evaluate(() => {
				const element = document.querySelector("#a");
				element.remove();
				document.body.append(element);
			});
			await waitForEvent(page, "error", 3);
			assert.equal(await alert.count(), 1);
			assert.equal(world.trouble.filter((t) => t.startsWith("warning: afterword")).length, 1);
		}),
	);
}

test(
	"a module that could not be had is had by an element that is put in later",
	run(async (world) => {
		world.expected.push(/Failed to load resource/, /^warning: afterword: /);
		world.cdn.does.replace = (n) => n.includes(".wasm") && { status: 503 };
		const page = await world.open(story(world));
		await waitForEvent(page, "error");
		world.cdn.does.replace = undefined;
		await page.evaluate(() => {
			const element = document.querySelector("after-word");
			element.remove();
			document.body.append(element);
		});
		await ready(page);
		assert.deepEqual(await alerts(page), []);
		await composer(page).waitFor();
	}),
);

const lazy = (world, attributes = {}) =>
	html(
		`<div style="height: 6000px"></div>${world.tag({ thread: "json:/thread.json", ...attributes })}<div style="height: 2000px"></div>`,
	);
const file = '{"version":1,"comments":[{"id":"a b","body":"A"}]}';

test(
	"a lazy thread starts when it comes near",
	run(async (world) => {
		world.host.files["/thread.json"] = file;
		const page = await world.open(lazy(world));
		await page.waitForLoadState("networkidle");
		assert.equal(gets(world).length, 0);
		assert.equal(world.host.of("/thread.json").length, 0);
		await page.evaluate(() => scrollTo(0, 4800));
		await ready(page);
		await comments(page).waitFor();
	}),
);

for (const [name, start] of Object.entries({
	"the fragment names a comment": null,
	"the fragment comes to name a comment": (page) =>
		page.evaluate(() => {
			location.hash = "#comment-a%20b";
		}),
	"loading becomes eager": (page) =>
		page.evaluate(() => document.querySelector("after-word").setAttribute("loading", "eager")),
	"it gets an article": (page) =>
		page.evaluate(() => document.querySelector("after-word").setAttribute("article", "/story.md")),
})) {
	test(
		`a lazy thread starts at once when ${name}`,
		run(async (world) => {
			world.host.files["/thread.json"] = file;
			world.host.files["/story.md"] = "# Story\n";
			const page = await world.open(lazy(world), { fragment: start ? "" : "#comment-a%20b" });
			if (start) {
				await page.waitForLoadState("networkidle");
				assert.equal(gets(world).length, 0);
				await start(page);
			}
			await ready(page);
			if (/fragment/.test(name)) {
				await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.id === "comment-a b");
				assert.ok((await page.evaluate(() => scrollY)) > 4000);
			}
		}),
	);
}

test(
	"an article that is lazy waits as well",
	run(async (world) => {
		world.host.files["/thread.json"] = file;
		world.host.files["/story.md"] = "# Story\n";
		const page = await world.open(lazy(world, { article: "/story.md", loading: "lazy" }));
		await page.waitForLoadState("networkidle");
		assert.equal(world.host.of("/story.md").length, 0);
		await page.evaluate(() => document.querySelector("after-word").scrollIntoView());
		await ready(page);
	}),
);

test(
	"a request that never ends says so after half a minute, the early one as well",
	run(async (world) => {
		const never = new Promise(() => {});
		world.host.files["/story.md"] = { body: "# Story\n", hold: never };
		const page = await world.open(story(world, { article: "/story.md" }), {
			before: async (page) => {
				await page.clock.install();
				// The test's clock does not turn AbortSignal.timeout, so this does the same with a timer.
				await page.addInitScript(() => {
					AbortSignal.timeout = (milliseconds) => {
						const late = new AbortController();
						setTimeout(() => late.abort(new DOMException("late", "TimeoutError")), milliseconds);
						return late.signal;
					};
				});
			},
		});
		await composer(page).waitFor();
		await page.clock.runFor(31_000);
		await page.getByRole("article", { name: "Article" }).getByRole("alert").waitFor();
		assert.match((await alerts(page))[0], /too long/);
		assert.deepEqual(await ready(page), [{ article: null, comments: 0 }]);
		await button(region(page), "Post comment").waitFor();
	}),
);

test(
	"with crossorigin on the tag the module comes by the connection that the loader came by",
	run(async (world) => {
		const page = await world.open(story(world).replace("<script async", "<script async crossorigin"));
		await ready(page);
		const connections = world.cdn.of(/afterword/).map((request) => request.connection);
		assert.equal(connections.length, 2);
		assert.equal(new Set(connections).size, 1);
	}),
);
