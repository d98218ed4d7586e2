// This runs the Go tests of a source that talk with a real server.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";

const root = new URL("../../../", import.meta.url).pathname;

/**
 * Runs the tests of a source whose names begin with TestServer.
 *
 * @param {string} scheme
 * @param {(later: (undo: () => unknown) => void) => Promise<Record<string, string>>} start starts a server,
 *   and gives the environment that names it
 */
export function native(scheme, start) {
	test(`${scheme}: the source talks with the real server`, async (t) => {
		const env = { ...process.env, ...(await start((undo) => t.after(undo))) };
		const args = ["test", "-count=1", "-run=^TestServer", `./wasm/source/${scheme}`];
		const tests = spawn("go", args, { cwd: root, env, stdio: "inherit" });
		assert.equal(await new Promise((resolve) => tests.on("exit", resolve)), 0);
	});
}
