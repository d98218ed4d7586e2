// A session is for the server that gave it: its requests follow no redirect.

import assert from "node:assert/strict";
import { alerts, crossOrigin, html, ready, run, test } from "./harness.js";

const json = (body) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const open = {
	"access-control-allow-origin": "*",
	"access-control-allow-headers": "*",
	"access-control-expose-headers": "*",
};

for (const status of [301, 302, 303, 307, 308]) {
	test(
		`a server that answers ${status} leads no session elsewhere, and plants none`,
		run(async (world) => {
			const other = await world.elsewhere();
			const planted = json({ comments: [{ id: "a", text: "Planted" }], info: {} });
			other.files["/find"] = { ...planted, headers: { ...planted.headers, ...open, "x-jwt": "theirs" } };
			world.host.files["/api/v1/find"] = { status, headers: { location: `${other.origin}/find` } };
			world.host.files["/api/v1/config"] = json({});
			world.host.files["/api/v1/user"] = json({ id: "ada", name: "Ada" });
			world.expected.push(/Failed to load resource/, crossOrigin);

			const key = `afterword/session/remark42/${world.host.origin}/s`;
			const context = await world.context();
			// Firefox begins with a page that is of no origin, and has no storage.
			await context.addInitScript(([key]) => origin !== "null" && localStorage.setItem(key, "mine"), [key]);
			const thread = `remark42:${world.host.origin}?site=s&url=https://e.test/a`;
			const page = await world.open(html(world.tag({ thread, loading: "eager" })), { context });
			await ready(page);

			assert.match((await alerts(page)).join(), /The server redirects to another address/);
			assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), "mine");
			assert.deepEqual(other.requests, []);
			assert.equal(world.host.of("/api/v1/find")[0].headers["x-jwt"], "mine");
		}),
	);
}
