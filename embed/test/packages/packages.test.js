// The npm package, installed from its tarball into fresh projects as its users do, builds and then works.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { bodies, commentBy, comments, post, ready, run } from "../browser/harness.js";

const here = dirname(new URL(import.meta.url).pathname);
const tarball = process.env.AFTERWORD_PACKAGE;
const work = join(here, "../../../.tools/packages");
const execute = promisify(execFile);
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ASTRO_TELEMETRY_DISABLED: "1", CI: "1" };

/** A fresh copy of a project with the package in it. What its lock file names is installed once. */
async function install(name) {
	const folder = join(work, name);
	mkdirSync(folder, { recursive: true });
	for (const old of readdirSync(folder)) if (old !== "node_modules") rmSync(join(folder, old), { recursive: true });
	cpSync(join(here, name), folder, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
	const npm = (...args) => execute("npm", [...args, "--no-audit", "--no-fund"], { cwd: folder, env });
	const lock = createHash("sha256")
		.update(readFileSync(join(folder, "package-lock.json")))
		.digest("hex");
	const kept = join(folder, "node_modules", ".afterword");
	if (!existsSync(kept) || readFileSync(kept, "utf8") !== lock) {
		await npm("install"); // "ci" wants platforms in the lock file that the registry may not have
		writeFileSync(kept, lock);
	}
	rmSync(join(folder, "node_modules", "afterword"), { recursive: true, force: true });
	await npm("install", "--no-save", "--prefer-offline", tarball);
	writeFileSync(kept, lock);
	return folder;
}

async function build(folder) {
	try {
		await execute("npm", ["run", "build"], { cwd: folder, env });
	} catch (error) {
		throw new Error(`${error.stdout}\n${error.stderr}`);
	}
}

/** Gives the host the files of a folder. */
function host(world, folder) {
	for (const name of readdirSync(folder, { recursive: true })) {
		if (statSync(join(folder, name)).isFile()) world.host.files[`/${name}`] = readFileSync(join(folder, name));
	}
}

for (const [name, output] of Object.entries({ vite: "dist", astro: "dist", next: "out" })) {
	test(
		`a fresh project of ${name} builds and works`,
		run(async (world) => {
			const folder = await install(name);
			await build(folder);
			host(world, join(folder, output));
			const page = await world.open(undefined, { path: "/index.html" });
			assert.deepEqual(await ready(page), [{ article: "From a bundle", comments: 1 }]);
			assert.equal(await comments(page).count(), 1);
			// Nothing came from elsewhere, and another language is one more file.
			assert.equal(world.cdn.requests.length, 0);
			await page.evaluate(() => document.querySelector("after-word").setAttribute("lang", "de"));
			await page.getByRole("heading", { name: "1 Kommentar" }).waitFor();
		}),
	);
}

test("TypeScript knows the element, in plain pages and in four frameworks", async () => {
	await build(await install("types"));
});

test("on a server the package does nothing", async () => {
	const folder = await install("types");
	await execute("node", ["--input-type=module", "-e", 'await import("afterword")'], { cwd: folder });
});

test("the manifest says what the element has", async () => {
	const folder = await install("types");
	const manifest = JSON.parse(readFileSync(join(folder, "node_modules/afterword/custom-elements.json"), "utf8"));
	const [element] = manifest.modules[0].declarations;
	const names = (list) => list.map(({ name }) => name);
	assert.equal(element.tagName, "after-word");
	const [, list] = /attributes = \[(.*)\]/.exec(readFileSync(join(here, "../../loader/element.js"), "utf8"));
	assert.deepEqual(names(element.attributes), list.replaceAll('"', "").split(", "));
	assert.deepEqual(names(element.events), ["afterword:ready", "afterword:posted", "afterword:error"]);
	const readme = readFileSync(join(here, "../../../README.md"), "utf8");
	const table = (pattern) => [...readme.matchAll(pattern)].map(([, name]) => name);
	assert.deepEqual(names(element.cssProperties), table(/^\| `(--afterword-[a-z-]+)` \|/gm));
	assert.deepEqual(names(element.cssParts), table(/^\| `::part\(([a-z-]+)\)` \|/gm));
});

for (const name of ["vue", "react"]) {
	test(
		`a router of ${name} goes from thread to thread, under a strict policy`,
		run(async (world) => {
			const folder = await install("router");
			await build(folder);
			for (const path of readdirSync(join(folder, "dist"), { recursive: true })) {
				const file = join(folder, "dist", path);
				if (statSync(file).isFile()) world.host.files[`/app/${path}`] = readFileSync(file);
			}
			// The host of such an app sends this, whatever the route.
			const headers = { "content-type": "text/html; charset=utf-8" };
			for (const route of ["one", "two"])
				world.host.files[`/app/${name}/${route}`] = { headers, body: world.host.files[`/app/${name}.html`] };

			const page = await world.open(undefined, { path: `/app/${name}/one` });
			const shared = page.locator("after-word").first();
			const own = page.locator("after-word").last();
			await ready(page, 2);
			assert.deepEqual(await bodies(shared), ["About one"]);
			await post(own, "Mine", "Grace");
			await commentBy(own, "Grace").waitFor();

			await page.getByRole("link", { name: "Two" }).click();
			await shared.getByText("About two").waitFor();
			await own.getByRole("heading", { name: "Comments", exact: true }).waitFor();
			assert.equal(await comments(own).count(), 0);

			await page.goBack();
			await shared.getByText("About one").waitFor();
			await commentBy(own, "Grace").waitFor();
			assert.equal(await page.locator("after-word").count(), 2);
		}),
	);
}
