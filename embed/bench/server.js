// A static host on this machine: what is kept in a map, compressed as any host
// of the day compresses it.

import { createServer } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const types = {
	css: "text/css",
	html: "text/html",
	md: "text/markdown",
	png: "image/png",
	js: "text/javascript",
	json: "application/json",
	wasm: "application/wasm",
};

const codings = {
	br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
	gzip: (body) => gzipSync(body),
};

/**
 * Serves files until it is closed. A page of its own process sees its memory
 * and a fine clock, so all that is served says that it may stand in one.
 */
export async function serve() {
	const files = new Map();
	const packed = new Map();
	const server = createServer((request, response) => {
		const path = request.url.split("?")[0];
		const body = files.get(path);
		if (body === undefined) return response.writeHead(404).end();
		const accepted = (request.headers["accept-encoding"] ?? "").split(/,\s*/);
		const coding = ["br", "gzip"].find((name) => accepted.includes(name));
		const key = `${coding} ${path}`;
		if (coding && !packed.has(key)) packed.set(key, codings[coding](body));
		const bytes = coding ? packed.get(key) : Buffer.from(body);
		response.writeHead(200, {
			"content-type": types[path.split(".").pop()] ?? types.json, // the answer of an API
			"content-length": bytes.length,
			...(coding ? { "content-encoding": coding, vary: "accept-encoding" } : {}),
			"cache-control": "max-age=600",
			"cross-origin-opener-policy": "same-origin",
			"cross-origin-embedder-policy": "require-corp",
		});
		response.end(bytes);
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		origin: `http://127.0.0.1:${server.address().port}`,
		/** Puts a file at a path, instead of what was there. */
		put(path, body) {
			files.set(path, body);
			for (const coding in codings) packed.delete(`${coding} ${path}`);
		},
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
