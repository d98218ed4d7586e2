// This hosts a site that a generator has built, and says in which looks it is read.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Has the host answer with the files of a folder, below a path that ends with a slash. */
export function host(world, folder, below = "/") {
	for (const path of readdirSync(folder, { recursive: true })) {
		const file = join(folder, path);
		if (!statSync(file).isFile()) continue;
		const headers = path.endsWith(".html") ? { "content-type": "text/html; charset=utf-8" } : {};
		world.host.files[below + path.replace(/(^|\/)index\.html$/, "$1")] = { headers, body: readFileSync(file) };
	}
}

/** On a phone and on a desk, by day and by night. */
export const looks = [390, 1280].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme })));
