// Gets a module: the small transfer from any host, compiled as it streams.

import { guarded, loader } from "./address.js";
import { all, find, once } from "./pristine.js";

/** The modules that sources need beyond what all modules have, by their schemes; that of several in one thread, and of `hide`. */
const own = __OWN__;
const scheme = `(${Object.keys(own).join("|")}):`;

/**
 * The name of the smallest module that has what a thread needs, undefined where all have that.
 *
 * @param {string | null} thread scheme:rest, or several of these
 * @param {string | null} [hide] where it is said what is left out of it
 * @returns {string | undefined}
 */
export const ownOf = (thread, hide) =>
	own[thread?.match(`\\S\\s+${scheme}`) ? "several" : thread?.match(`^\\s*${scheme}`)?.[1]] ??
	(hide ? own.hide : undefined);

/**
 * The name of the module that a page's threads share: one that has all of them. Where
 * that of all sources is there already, nothing else is loaded.
 *
 * @param {string} [needs] what one of them needs, which may not stand in the page
 */
export function moduleOf(needs) {
	const named = needs ? [needs] : [];
	for (const element of all("[thread],[data-thread],[data-afterword-count]")) {
		const { thread, afterwordCount, hide } = element.dataset;
		const name = ownOf(
			element.getAttribute("thread") ?? thread ?? afterwordCount,
			element.getAttribute("hide") ?? hide,
		);
		if (name && !named.includes(name)) named.push(name);
	}
	return compiled[own.several] || named.length > 1 ? own.several : (named[0] ?? __MODULE__);
}

/**
 * Fetches a file beside the loader. Where the page may have a hash of the loader,
 * the file must have one of those that the loader knows of it, or, for what few
 * pages need, that a list knows. https://www.w3.org/TR/sri-2/
 *
 * @param {string} name
 * @param {AbortSignal} [signal]
 * @param {string} [integrity] none for what is in the list
 */
export async function beside(name, signal, integrity) {
	if (!loader && !__FILES__) throw { reason: "The page does not say where afterword.js is. Its owner can mend that." };
	if (!guarded) integrity = "";
	else if (!integrity) {
		const list = await beside(__LIST__, signal, __KNOWN__);
		integrity = (await list.json())[name.replace(".gz", "")];
	}
	// Only an article is what a reader has come for: the rest lets the page's own go first.
	const priority = find("[article],[data-article]") ? "auto" : "low";
	const url = __FILES__?.[name] ?? new URL(name, loader);
	const options = /** @type {RequestInit} */ ({ __proto__: null, integrity, priority, signal });
	const asked = fetch(url, options);
	try {
		try {
			return await asked;
		} catch {
			// The name carries a hash, so without a network one of an earlier visit is as good.
			return await fetch(url, { ...options, cache: "force-cache" });
		}
	} catch ({ message }) {
		throw { message, reason: "Check your connection, then reload the page." };
	}
}

const compiled = { __proto__: null };

/**
 * A compiled module, one for all elements of the page.
 *
 * @param {string} name
 * @returns {Promise<WebAssembly.Module>}
 */
export const compile = (name) => once(compiled, name, load);

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
	const plain = `${module}.wasm`;
	const names = [plain, `${plain}.gz`];
	if (!(await compresses())) names.reverse();
	let failure;
	for (const name of names) {
		try {
			const response = await beside(name, undefined, module === __MODULE__ && __INTEGRITY__);
			const { headers, ok, status } = response;
			if ((headers.get("content-length") >= __RAW__ && name === plain && !failure) || !ok) {
				response.body?.cancel();
				throw { message: `${name} ${status}`, reason: "Their file is missing. Try again later." };
			}
			// A module from an answer, compiled while that comes if it is named as what it is.
			if (name === plain && headers.get("content-type") === "application/wasm") {
				return await WebAssembly.compileStreaming(response);
			}
			// The first byte tells what else has come: some hosts send a .gz file with a
			// Content-Encoding, and the browser has unpacked it.
			let bytes = await response.arrayBuffer();
			if (new Uint8Array(bytes)[0] === 0x1f) {
				const unpacked = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
				bytes = await new Response(unpacked).arrayBuffer();
			}
			return await WebAssembly.compile(bytes);
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
	const seen = /** @type {PerformanceResourceTiming} */ (performance.getEntriesByName(loader, "resource").pop());
	if (seen?.decodedBodySize) return seen.encodedBodySize < seen.decodedBodySize;
	try {
		const head = await fetch(loader, { method: "HEAD", cache: "force-cache" });
		return head.headers.get("content-length") !== `${__SELF__}`;
	} catch {
		return false;
	}
}
