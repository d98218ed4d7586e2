// prerender makes more pages than the server answers at once from one address: it asks again when the
// server says, and no page goes without its thread.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { test } from "../browser/harness.js";
import { folder, lastFirst } from "../server/process.js";
import { remark42 } from "./server.js";

const PAGES = 25;

test("prerender waits for a server that limits requests by address", async (t) => {
	const later = lastFirst((undo) => t.after(undo));
	const server = await remark42(later, "https://site.test");
	const ada = await server.writer("Ada Kay");
	const site = folder(later, "site");
	const pages = Array.from({ length: PAGES }, (_, i) => `p${i}.html`);
	for (const name of pages) {
		await ada(`https://site.test/${name}`, `Said of ${name}`);
		// This is the server itself, not the proxy of these tests, which gives each request an address of
		// its own.
		const thread = `remark42:http://127.0.0.1:${server.port}?site=demo`;
		writeFileSync(
			join(site, name),
			`<!doctype html><meta charset="utf-8"><title>${name}</title><body><after-word thread="${thread}"></after-word>`,
		);
	}
	const { stdout, stderr } = await promisify(execFile)(process.env.AFTERWORD_PRERENDER, [
		"-url",
		"https://site.test/",
		site,
	]);
	for (const name of pages)
		assert.match(readFileSync(join(site, name), "utf8"), new RegExp(`Said of ${name}</p>`), `${stdout}${stderr}`);
});
