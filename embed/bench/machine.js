// On what, with what and of what it was measured.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { median } from "./result.js";

const peers = ["@waline/client", "artalk", "marked", "markdown-it", "micromark", "dompurify", "lighthouse"];

function said(program, ...args) {
	try {
		return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
	} catch {
		return "";
	}
}

/** What the machine is. */
export const machine = () => ({
	model: cpus()[0].model.trim(),
	cores: availableParallelism(),
	memory: totalmem(),
	system: said("uname", "-sr"),
});

/**
 * Watches how many programs want a processor, by the minute, from now until the
 * function that it gives is called.
 *
 * @returns {() => {before: number, during: number, after: number}} during is the median
 */
export function watchLoad() {
	const load = () => loadavg()[0];
	const before = load();
	const during = [];
	const clock = setInterval(() => during.push(load()), 5_000);
	return () => {
		clearInterval(clock);
		const after = load();
		return { before, during: median([...during, after]), after };
	};
}

/** Whether a run had the machine for itself: what is measured takes one core, and a little more. */
export const calm = ({ load, machine }) => load.during <= 1.5 * machine.cores;

/** @returns {Record<string, string>} versions by names */
export function versions(browser) {
	const version = (name) =>
		JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8")).version;
	return {
		Chromium: browser.version(),
		"Node.js": process.version.slice(1),
		Go: said("go", "env", "GOVERSION").replace("go", ""),
		TinyGo: readFileSync(new URL("../tinygo/go.mod", import.meta.url), "utf8").match(/tinygo v(\S+)/)[1],
		...Object.fromEntries(peers.map((name) => [name, version(name)])),
	};
}

/** @returns {{id: string, changed: boolean}} what of the repository was measured */
export const commit = () => ({
	id: said("git", "rev-parse", "--short=10", "HEAD"),
	changed: said("git", "status", "--porcelain", "--untracked-files=no") !== "",
});
