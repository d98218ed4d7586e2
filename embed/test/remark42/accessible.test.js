// These tests show what axe-core finds in what only a thread with a server has: log-ins, a countdown,
// marks, a folded comment, and the line for what is new.

import assert from "node:assert/strict";
import { findings } from "../browser/axe.js";
import { button, composer, html, nameBox, post, ready, run, test } from "../browser/harness.js";
import { remark42 } from "./server.js";

const page = "https://example.test/story";

for (const colorScheme of ["light", "dark"]) {
	test(
		`logged out and in, ${colorScheme}`,
		run(async (world, t) => {
			const server = await remark42((undo) => t.after(undo), world.host.origin, { LOW_SCORE: "0" });
			const ada = await server.writer("Ada");
			const { id } = await ada(page, "Folded, with **bold** and [a link](https://example.test/)");
			const where = `${id}?site=demo&url=${encodeURIComponent(page)}&pin=1`;
			await server.api(`api/v1/admin/pin/${where}`, { method: "PUT", admin: true });
			const opened = await world.open(
				html(
					`<main><after-word loading="eager" thread="${server.thread(page).replaceAll("&", "&amp;")}"></after-word></main>${world.tag()}`,
				),
				{ context: await world.context({ colorScheme }), before: (page) => page.clock.install() },
			);
			await ready(opened);
			assert.deepEqual(await findings(opened), []);
			await button(opened, "Log in by email").click();
			assert.deepEqual(await findings(opened), []);
			await button(composer(opened, "Log in by email"), "Cancel").click();
			await nameBox(composer(opened)).waitFor();
			await post(opened, "Own", "Evelyn");
			await opened.getByText("Logged in as Evelyn.").waitFor();
			await ada(page, "New");
			await opened.clock.fastForward("00:20");
			await opened.getByText("1 new comment").waitFor();
			assert.deepEqual(await findings(opened), []);
		}),
	);
}
