// Gets a module: the small transfer from any host, compiled as it streams.

import { guarded, loader } from "./address.js";
import { all, find, once } from "./pristine.js";

/** The own modules that sources need, by their schemes; also those for several sources in one thread, and for `hide`. */
const own = __OWN__;
const scheme = `(${Object.keys(own).join("|")}):`;

/**
 * The name of the smallest module that has what a thread needs, undefined where every module has it.
 *
 * @param {string | null} thread scheme:rest, or several of these
 * @param {string | null} [hide] the URL of a file of what is left out
 * @returns {string | undefined}
 */
export const ownOf = (thread, hide) =>
	own[thread?.match(`\\S\\s+${scheme}`) ? "several" : thread?.match(`^\\s*${scheme}`)?.[1]] ??
	(hide ? own.hide : undefined);

/**
 * The name of the one module that all threads of the page share. Where the module with
 * all sources is loaded already, that one serves them.
 *
 * @param {string} [needs] what one more thread needs, which may not stand in the page yet
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
 * Fetches a file beside the loader. Where the page may guard the loader by a hash, the
 * file must have a hash that the loader knows. For files that few pages need, a list has
 * the hashes. https://www.w3.org/TR/sri-2/
 *
 * @param {string} name
 * @param {AbortSignal} [signal]
 * @param {string} [integrity] none for a file in the list
 */
export async function beside(name, signal, integrity) {
	if (!loader && !__FILES__) throw { reason: "The page does not say where afterword.js is. Its owner can mend that." };
	if (!guarded) integrity = "";
	else if (!integrity) {
		const list = await beside(__LIST__, signal, __KNOWN__);
		integrity = (await list.json())[name.replace(".gz", "")];
	}
	// Readers come for the article. Where there is none, the page's own files go first.
	const priority = find("[article],[data-article]") ? "auto" : "low";
	const url = __FILES__?.[name] ?? new URL(name, loader);
	const options = /** @type {RequestInit} */ ({ __proto__: null, integrity, priority, signal });
	const asked = fetch(url, options);
	try {
		try {
			return await asked;
		} catch {
			// The name carries a hash, so without a network a file of an earlier visit is as good.
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

/** Tells whether the browser and the page's policy run WebAssembly: Safari compiles modules that it will not start. */
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
			// The module is compiled while the answer comes, if that has the right type.
			if (name === plain && headers.get("content-type") === "application/wasm") {
				return await WebAssembly.compileStreaming(response);
			}
			// The first byte tells what has come: some hosts send a .gz file with a
			// Content-Encoding, and then the browser has unpacked it already.
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

// Tells whether the host compresses what it sends, by what it did with this very
// file. The browser's timing says so where page and host have one origin, or the host
// allows it. Otherwise the length of this file in the browser's cache says so.
async function compresses() {
	if (__FILES__) return true; // files of a bundler: the length tells
	const seen = /** @type {PerformanceResourceTiming} */ (performance.getEntriesByName(loader, "resource").pop());
	if (seen?.decodedBodySize) return seen.encodedBodySize < seen.decodedBodySize;
	try {
		const head = await fetch(loader, { method: "HEAD", cache: "force-cache" });
		return head.headers.get("content-length") !== `${__SELF__}`;
	} catch {
		return false;
	}
}
