// The lines of head.html ask for the loader and the module before the page has come to its tags.

import assert from "node:assert/strict";
import { built, html, ready, run, test } from "./harness.js";

test(
	"what the head asks for is asked for once",
	run(async (world) => {
		const lines = `${built("head.html")}`.replaceAll("/afterword/", `${world.cdn.origin}/lib/`);
		assert.equal(lines.split("rel=").length - 1, 2);
		world.host.files["/thread.json"] = JSON.stringify({ version: 1, comments: [] });
		const page = await world.open(html(world.tag({ thread: "json:/thread.json", loading: "eager" }), lines));
		assert.deepEqual(await ready(page), [{ article: null, comments: 0 }]);
		const paths = world.cdn.of(/./).map((r) => r.path.replace(/-[0-9a-f]{16}/, ""));
		assert.deepEqual(paths.sort(), ["/lib/afterword.js", "/lib/afterword.wasm"]);
	}),
);
