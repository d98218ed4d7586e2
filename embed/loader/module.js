// Gets a module: the small transfer from any host, compiled as it streams.

import { find } from "./pristine.js";

/** The loader's own address, if it is known. */
let loader;

/** Tells whether the page may guard the loader by its hash, and so all that it loads. */
let guarded;

/**
 * @param {string | undefined} url the loader's own address
 * @param {boolean} unguarded whether it is sure that the page has no hash of it
 */
export function from(url, unguarded) {
	loader = url;
	guarded = !unguarded;
}

/** What is in every module, and the name of the one that has nothing more. */
const COMMON = "afterword";

/**
 * The name of the module that has the sources of a thread.
 *
 * @param {string | null} thread scheme:rest, or several of these
 */
export const moduleOf = (thread) =>
	__APART__.some((scheme) => ` ${thread}`.match(`\\s${scheme}:`)) ? "servers" : COMMON;

/** The name of a file of the languages. */
export const wordsFile = (what) => `${COMMON}-${__HASH__}.${what}.json`;

/**
 * Fetches a file beside the loader. Where the page may have a hash of the loader,
 * the file must have one of those that the loader knows of it, or, for what few
 * pages need, that a list knows. https://www.w3.org/TR/sri-2/
 *
 * @param {string} name
 * @param {string} hashes "" for what is in the list
 * @param {AbortSignal} [signal]
 */
export async function beside(name, hashes, signal) {
	if (!loader) throw { reason: "The page does not say where afterword.js is. Its owner can mend that." };
	if (guarded) hashes ||= (await (await beside(wordsFile("hashes"), __LIST__, signal)).json())[name.replace(".gz", "")];
	const asked = fetch(__FILES__?.[name] ?? new URL(name, loader), {
		__proto__: null,
		integrity: guarded ? hashes : "",
		// Only an article is what a reader has come for: the rest lets the page's own go first.
		priority: find("[article],[data-article]") ? "auto" : "low",
		signal,
	});
	try {
		return await asked;
	} catch ({ message }) {
		throw { message, reason: "Check your connection, then reload the page." };
	}
}

const compiled = { __proto__: null };

/**
 * A compiled module, one for all elements of the page. A failure is forgotten,
 * so that an element that is inserted later tries again.
 *
 * @param {string} name
 * @returns {Promise<WebAssembly.Module>}
 */
export const compile = (name) =>
	(compiled[name] ??= load(name).catch((error) => {
		delete compiled[name];
		throw error;
	}));

/** Tells whether this browser and the page's policy run WebAssembly: Safari compiles what it will not start. */
export function supported() {
	try {
		return !!new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
	} catch {
		return false;
	}
}

async function load(module) {
	if (!supported()) throw new Error("no WebAssembly");
	const plainly = `${module}-${__HASH__}.wasm`;
	const names = (await compresses()) ? [plainly, `${plainly}.gz`] : [`${plainly}.gz`, plainly];
	let failure;
	for (const name of names) {
		try {
			const response = await beside(name, module === COMMON ? __INTEGRITY__ : "");
			const unpacked = name === names[0] && response.headers.get("content-length") >= __RAW__;
			if (unpacked || !response.ok) {
				response.body?.cancel();
				throw { message: `${name} ${response.status}`, reason: "Their file is missing. Try again later." };
			}
			return await compileFrom(response);
		} catch (error) {
			failure ??= error;
		}
	}
	throw failure;
}

// Tells whether the host compresses what it sends, by what it did with this
// very file. The browser tells that where both are of one origin, or the host
// allows the timing to be seen; else the length does, which the browser still
// has in its cache.
async function compresses() {
	if (__FILES__) return true; // where a bundler put them, the length tells
	const seen = performance.getEntriesByName(loader, "resource").pop();
	if (seen?.decodedBodySize) return seen.encodedBodySize < seen.decodedBodySize;
	try {
		const head = await fetch(loader, { method: "HEAD", cache: "force-cache" });
		return head.headers.get("content-length") !== `${__SELF__}`;
	} catch {
		return false;
	}
}

// A module from an answer, compiled while that comes if it is named as what it is.
// The first byte tells what else has come: some hosts send a .gz file with a
// Content-Encoding, and the browser has unpacked it.
async function compileFrom(response) {
	const { headers, url } = response;
	if (/\.wasm$/.test(url) && headers.get("content-type") === "application/wasm") {
		return WebAssembly.compileStreaming(response);
	}
	const bytes = await response.arrayBuffer();
	if (new Uint8Array(bytes)[0] !== 0x1f) return WebAssembly.compile(bytes); // a module begins with 0
	const unpacked = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
	return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
}
