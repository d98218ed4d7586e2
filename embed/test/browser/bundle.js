// This makes scripts for pages from real packages.

import { buildSync } from "esbuild";

const here = import.meta.dirname;

/**
 * One classic script of a module's source, which may import npm packages.
 *
 * @param {string} contents
 * @param {import("esbuild").BuildOptions} [more]
 */
export const bundle = (contents, more = {}) =>
	buildSync({
		stdin: { contents, resolveDir: here },
		bundle: true,
		write: false,
		format: "iife",
		target: "es2022",
		conditions: ["browser", "production"],
		define: {
			"process.env.NODE_ENV": '"production"',
			__VUE_OPTIONS_API__: "true",
			__VUE_PROD_DEVTOOLS__: "false",
			__VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
		},
		logLevel: "error",
		...more,
	}).outputFiles[0].text;
