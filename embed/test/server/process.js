// This starts a real server for a test, and ends it with the test.

import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A free port. */
export async function free() {
	const server = createServer();
	await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
	const address = server.address();
	await new Promise((resolve) => server.close(() => resolve(undefined)));
	return typeof address === "object" && address ? address.port : 0;
}

/**
 * Undoes the last thing first: a program must be gone before its folder is.
 *
 * @param {(undo: () => unknown) => void} later
 */
export function lastFirst(later) {
	/** @type {(() => unknown)[]} */
	const undo = [];
	later(async () => {
		while (undo.length > 0) await undo.pop()?.();
	});
	return (/** @type {() => unknown} */ step) => {
		undo.push(step);
	};
}

/**
 * A folder that goes when the test ends.
 *
 * @param {(undo: () => unknown) => void} later
 * @param {string} name
 */
export function folder(later, name) {
	const path = mkdtempSync(join(tmpdir(), `${name}-`));
	later(() => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
	return path;
}

/**
 * Starts a program that goes when the test ends, or earlier by stop(); with the option
 * `detached` also the processes that it has started.
 *
 * @param {(undo: () => unknown) => void} later
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function program(later, command, args, options = {}) {
	const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
	let log = "";
	for (const out of [child.stdout, child.stderr]) out?.on("data", (data) => (log += data));
	const ended = new Promise((resolve) => {
		child.on("exit", resolve);
		child.on("error", (error) => {
			log += error;
			resolve(error);
		});
	});
	const stop = () => {
		if (options.detached && child.pid && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
		else child.kill("SIGKILL");
		return ended;
	};
	later(stop);
	return { stop, log: () => log };
}

/**
 * Waits until something is so, for a minute.
 *
 * @param {() => unknown} so
 * @param {() => string} log what to say where it never is
 */
export async function until(so, log) {
	for (let i = 0; i < 600; i++) {
		try {
			if (await so()) return;
		} catch {
			// not yet
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`the server does not start: ${log()}`);
}
