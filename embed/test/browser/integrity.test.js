// A tag that has the loader's hash (subresource integrity) vouches for all that the loader runs.

import assert from "node:assert/strict";
import {
	built,
	comments,
	composer,
	waitForEvent,
	html,
	latch,
	moduleName,
	post,
	ready,
	run,
	sizes,
	test,
	told,
} from "./harness.js";

const { integrity } = sizes.files.find((file) => file.name === "afterword.js");

const guarded = (world, { type = "async", hash = integrity, lang = "en" } = {}) =>
	html(
		`<script ${type} crossorigin integrity="${hash}" src="${world.cdn.loader}" data-thread="local:a" data-loading="eager" data-lang="${lang}"></script>`,
	);

/** The module with one more section, which says nothing: it would run as well. */
const tampered = Buffer.concat([built(moduleName), Buffer.from([0, 2, 1, 120])]);

for (const [name, type, compress, asked] of [
	["a classic tag", "async", ["br", "gzip"], [moduleName]],
	["a module tag", 'type="module"', ["br", "gzip"], [moduleName]],
	["a plain host", "async", [], [`${moduleName}.gz`]],
]) {
	test(
		`with integrity it works: ${name}`,
		run(async (world) => {
			world.cdn.does.compress = compress;
			const page = await world.open(guarded(world, { type }));
			await ready(page);
			await post(page, "Works");
			await comments(page).waitFor();
			assert.deepEqual(
				world.cdn.of(/\.wasm/).map((r) => r.path),
				asked.map((name) => `/lib/${name}`),
			);
		}),
	);
}

test(
	"with integrity a module that is not the loader's own does not run, whichever way it comes",
	run(async (world) => {
		world.expected.push(/integrity/, /^warning: afterword: /, /Failed to load resource/);
		world.cdn.does.replace = (name) => name.includes(".wasm") && { body: tampered };
		for (const compress of [["br", "gzip"], []]) {
			world.cdn.does.compress = compress;
			const page = await world.open(guarded(world));
			assert.match((await waitForEvent(page, "error")).message, /did not load/);
			assert.deepEqual(await told(page, "ready"), []);
			await page.close();
		}
		// Only the hash refuses it: a tag without one runs it.
		const page = await world.open(html(world.tag({ thread: "local:a", loading: "eager" })));
		await ready(page);
		await composer(page).waitFor();
	}),
);

test(
	"with integrity a loader that is not the tag's does not run",
	run(async (world) => {
		world.expected.push(/integrity/);
		const page = await world.open(guarded(world, { hash: sizes.files[1].integrity }));
		assert.equal(await page.evaluate(() => customElements.get("after-word")), undefined);
		assert.equal(await page.locator("after-word").count(), 0);
	}),
);

test(
	"with integrity words are the loader's own, or English",
	run(async (world) => {
		world.expected.push(/integrity/, /Failed to load resource/);
		const title = async () => {
			const page = await world.open(guarded(world, { lang: "de" }));
			await ready(page);
			return page.locator("after-word h2").textContent();
		};
		assert.equal(await title(), "Kommentare");
		for (const file of [".de.json", ".hashes.json"]) {
			world.cdn.does.replace = (name) =>
				name.endsWith(file) && { body: `${built(name)}`.replace("Kommentare", "Gefälscht").concat(" ") };
			world.main = await world.context();
			assert.equal(await title(), "Comments", file);
		}
	}),
);

for (const [name, tag, order] of [
	["without integrity", (world) => html(world.tag({ thread: "local:a", loading: "eager" })), ["compiling", "rest"]],
	["with integrity", guarded, ["rest", "compiling"]],
]) {
	test(
		`${name}: is the module compiled while it comes, or when it is there?`,
		run(async (world) => {
			const rest = latch();
			world.cdn.does.pause = rest.promise;
			const begun = latch();
			const seen = [];
			const page = await world.open(tag(world), {
				before: async (page) => {
					const devtools = await page.context().newCDPSession(page);
					await devtools.send("Network.enable");
					devtools.on("Network.responseReceived", (e) => e.response.url.includes(".wasm") && begun.open());
					await page.exposeFunction("compiling", () => seen.push("compiling"));
					await page.addInitScript(() => {
						const { compileStreaming } = WebAssembly;
						WebAssembly.compileStreaming = async (response) => {
							await window.compiling();
							return compileStreaming(response);
						};
					});
				},
			});
			await begun.promise;
			if (order[0] === "compiling") for (let i = 0; i < 500 && !seen.length; i++) await page.evaluate(() => {});
			else await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
			seen.push("rest");
			rest.open();
			await ready(page);
			assert.deepEqual(seen, order);
		}),
	);
}
