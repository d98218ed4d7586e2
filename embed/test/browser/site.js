// A site that is prerendered, and then hosted.

import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const command = process.env.AFTERWORD_PRERENDER ?? build();

/** Builds the command, as "make test" does, for a file that is run by hand. */
function build() {
	const root = new URL("../../../", import.meta.url).pathname;
	const binary = join(root, ".tools/bin/prerender");
	execFileSync("go", ["build", "-o", binary, "."], { cwd: join(root, "embed/prerender"), stdio: "inherit" });
	return binary;
}

/**
 * Writes files into a folder, prerenders that, and gives the host all that is in it
 * then.
 *
 * @param {object} world
 * @param {Record<string, string>} files by their path on the host
 */
export async function publish(world, files) {
	const folder = world.folder();
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	await promisify(execFile)(command, [folder]);
	for (const name of readdirSync(folder, { recursive: true })) {
		if (statSync(join(folder, name)).isFile()) world.host.files[`/${name}`] = readFileSync(join(folder, name));
	}
}

/** Does what starts the module where a page was prerendered. */
export const wake = (page) =>
	page.evaluate(() => {
		const tree = document.querySelector("after-word").shadowRoot.querySelector(".afterword");
		tree.dispatchEvent(new Event("pointerdown", { bubbles: true }));
	});

/** Waits until the module has taken over what came with the page. */
export const taken = (page) =>
	page.waitForFunction(() => {
		const root = document.querySelector("after-word").shadowRoot;
		return root.querySelector(".afterword") && !root.querySelector("link");
	});
