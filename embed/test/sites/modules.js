// This installs the npm packages of a site outside of its sources.

import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const here = dirname(new URL(import.meta.url).pathname);
const root = join(here, "../../..");

/** Installs what a lock file names, once. */
export async function modules(name) {
	const folder = join(root, ".tools/sites", name);
	const lock = readFileSync(join(here, name, "package-lock.json"), "utf8");
	const kept = join(folder, "node_modules/.afterword");
	if (existsSync(kept) && readFileSync(kept, "utf8") === lock) return join(folder, "node_modules");
	mkdirSync(folder, { recursive: true });
	for (const file of ["package.json", "package-lock.json"]) cpSync(join(here, name, file), join(folder, file));
	await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund"], { cwd: folder });
	writeFileSync(kept, lock);
	return join(folder, "node_modules");
}
