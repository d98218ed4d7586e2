// On what, with what and of what it was measured.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

const peers = ["@waline/client", "artalk", "marked", "markdown-it", "micromark", "dompurify", "lighthouse"];

function said(program, ...args) {
	try {
		return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
	} catch {
		return "";
	}
}

/** The machine's name for itself, and how much it has to do: more than its cores can is noise in every clock. */
export const machine = () => ({
	model: cpus()[0].model.trim(),
	cores: availableParallelism(),
	memory: totalmem(),
	system: said("uname", "-sr"),
});

/** How many programs wanted a processor in the last minute. */
export const load = () => loadavg()[0];

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
