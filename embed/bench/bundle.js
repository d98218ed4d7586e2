// Page scripts, each with what it imports in one minified file, as a site
// would ship it.

import { build } from "esbuild";

/** @param {string} name a file of pages/ */
export async function bundle(name) {
	const result = await build({
		entryPoints: [new URL(`pages/${name}`, import.meta.url).pathname],
		bundle: true,
		minify: true,
		write: false,
		format: "iife",
		target: "es2022",
		platform: "browser",
		legalComments: "none",
		alias: { "afterword:glue": new URL("../loader/glue.js", import.meta.url).pathname },
		define: { __FIRST__: "{}" },
	});
	return result.outputFiles[0].text;
}
