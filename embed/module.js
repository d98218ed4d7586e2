// Gets the module: the small transfer from any host, compiled as it streams.

/** The address of the folder that the loader came from; tags.js sets it. */
let loader;

/** The address of a file beside the loader. */
export const beside = (name) => new URL(name, loader).href;

/** @param {string} url the loader's own address */
export function from(url) {
	loader ??= url;
}

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

/** Tells whether this browser and the page's policy run WebAssembly. */
export function supported() {
	try {
		return !!new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
	} catch {
		return false;
	}
}

async function load() {
	if (!supported()) throw new Error("WebAssembly is missing or blocked");
	const url = beside(`${__NAME__}.wasm`);
	const names = (await compresses()) ? [url, `${url}.gz`] : [`${url}.gz`, url];
	let failure;
	for (const name of names) {
		try {
			const response = await fetch(name);
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
// whatever the host says. The first bytes tell what has come: some hosts send
// a .gz file with a Content-Encoding, and the browser has unpacked it.
async function plain(response) {
	if (/\.wasm$/.test(response.url) && response.headers.get("content-type") === "application/wasm") {
		return response;
	}
	const [whole, copy] = response.body.tee();
	const reader = copy.getReader();
	const start = [];
	while (start.length < 2) {
		const { done, value } = await reader.read();
		if (done) break;
		start.push(...value.subarray(0, 2));
	}
	reader.cancel();
	const packed = start[0] === 0x1f && start[1] === 0x8b;
	return new Response(packed ? whole.pipeThrough(new DecompressionStream("gzip")) : whole, {
		headers: { "content-type": "application/wasm" },
	});
}
