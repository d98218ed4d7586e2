// Gets the module: the small transfer from any host, compiled as it streams.

/** The loader's own address. */
let loader;

/** Tells whether the page's tag guards the loader by its hash, and so all that it loads. */
export let guarded;

/** @param {string} url the loader's own address */
export function from(url) {
	loader = url;
	guarded = [...document.scripts].some((tag) => tag.src === url && tag.integrity);
}

/**
 * Fetches a file beside the loader.
 *
 * @param {string} name
 * @param {string} hashes of what it may hold, where the page's tag has one of the loader;
 *   https://www.w3.org/TR/sri-2/
 * @param {AbortSignal} [signal]
 */
export const beside = (name, hashes, signal) =>
	fetch(__FILES__?.[name] ?? new URL(name, loader), {
		integrity: guarded ? hashes : "",
		// Only an article is what a reader has come for: the rest lets the page's own go first.
		priority: document.querySelector("[article],[data-article]") ? "auto" : "low",
		signal,
	});

let compiled;

/**
 * The compiled module, one for all elements of the page. A failure is
 * forgotten, so that an element that is inserted later tries again.
 *
 * @returns {Promise<WebAssembly.Module>}
 */
export function compile() {
	compiled ??= load().catch((error) => {
		compiled = undefined;
		throw error;
	});
	return compiled;
}

/** Tells whether this browser and the page's policy run WebAssembly: Safari compiles what it will not start. */
export function supported() {
	try {
		return !!new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
	} catch {
		return false;
	}
}

async function load() {
	if (!supported()) throw new Error("WebAssembly is missing or blocked");
	const plainly = `${__NAME__}.wasm`;
	const names = (await compresses()) ? [plainly, `${plainly}.gz`] : [`${plainly}.gz`, plainly];
	let failure;
	for (const name of names) {
		try {
			const response = await beside(name, __HASHES__);
			if (!response.ok) throw new Error(`${response.status} for ${name}`);
			if (name === names[0] && response.headers.get("content-length") === `${__SIZE__}`) {
				response.body.cancel(); // it comes as it is, after all
				throw new Error(`${name} is not compressed`);
			}
			return await WebAssembly.compileStreaming(await plain(response));
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

// A response that compileStreaming takes: unpacked, and named as what it is
// whatever the host says. The first byte tells what has come: some hosts send
// a .gz file with a Content-Encoding, and the browser has unpacked it.
async function plain(response) {
	if (/\.wasm$/.test(response.url) && response.headers.get("content-type") === "application/wasm") {
		return response;
	}
	const [whole, copy] = response.body.tee();
	const reader = copy.getReader();
	const { value } = await reader.read();
	reader.cancel();
	const packed = value?.[0] === 0x1f; // a module begins with 0
	return new Response(packed ? whole.pipeThrough(new DecompressionStream("gzip")) : whole, {
		headers: { "content-type": "application/wasm" },
	});
}
