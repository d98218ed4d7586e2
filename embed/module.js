// Gets the module: the small transfer from any host, compiled as it streams.

/** The address of the folder that the loader came from; tags.js sets it. */
let loader;

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

async function load() {
	if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
	const url = new URL(__WASM__, loader).href;
	const wanted = (await compresses(url)) ? [url, `${url}.gz`] : [`${url}.gz`, url];
	let failure;
	for (const each of wanted) {
		let response;
		try {
			response = await fetch(each);
			if (!response.ok) throw new Error(`${response.status} for ${each}`);
		} catch (error) {
			failure = error;
			continue;
		}
		return WebAssembly.compileStreaming(await plain(response));
	}
	throw failure;
}

// Tells whether the host compresses what it sends. The browser knows of the
// loader itself where both are of one origin, or the host allows the timing
// to be seen; else the length of the answer tells, without its body.
async function compresses(url) {
	const seen = performance.getEntriesByName(loader, "resource").pop();
	if (seen?.decodedBodySize) return seen.encodedBodySize < seen.decodedBodySize;
	try {
		const head = await fetch(url, { method: "HEAD" });
		return head.ok && head.headers.get("content-length") !== `${__SIZE__}`;
	} catch {
		return false;
	}
}

// A response that compileStreaming takes: unpacked, and named as what it is
// whatever the host says. The first bytes tell what has come: some hosts send
// a .gz file with a Content-Encoding, and the browser has unpacked it.
async function plain(response) {
	if (/\.wasm$/.test(response.url) && /^application\/wasm/.test(response.headers.get("content-type"))) {
		return response;
	}
	const reader = response.body.getReader();
	const first = await reader.read();
	let body = new ReadableStream({
		start(stream) {
			if (first.value) stream.enqueue(first.value);
		},
		async pull(stream) {
			const { done, value } = await reader.read();
			if (done) stream.close();
			else stream.enqueue(value);
		},
		cancel: (reason) => reader.cancel(reason),
	});
	if (first.value?.[0] === 0x1f && first.value[1] === 0x8b) {
		body = body.pipeThrough(new DecompressionStream("gzip"));
	}
	return new Response(body, { headers: { "content-type": "application/wasm" } });
}
