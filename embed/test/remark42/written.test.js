// A reader of a real Remark42 server sees what somebody wrote on all pages.

import assert from "node:assert/strict";
import { findings } from "../browser/axe.js";
import { alerts, button, choose, commentBy, html, ready, run, test } from "../browser/harness.js";
import { remark42 } from "./server.js";

test(
	"what somebody wrote on all pages is listed, and leads there",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin);
		const eve = await server.writer("Eve");
		const [page, other] = [`${world.host.origin}/one.html`, `${world.host.origin}/two.html`];
		await eve(page, "Here");
		const { id } = await eve(other, "Elsewhere, *too*");
		const visit = (of) => html(world.tag({ thread: server.thread(of), loading: "eager" }));
		world.host.files["/two.html"] = { headers: { "content-type": "text/html" }, body: visit(other) };
		const reader = await world.open(visit(page), { path: "/one.html" });
		await ready(reader);

		const show = () => choose(commentBy(reader, "Eve"), "More comments by Eve");
		const list = reader.getByRole("dialog", { name: "More comments by Eve" });
		await show();
		await list.waitFor();
		assert.deepEqual(await list.getByRole("link").allTextContents(), ["Elsewhere, too", "Here"]);
		assert.deepEqual(await findings(reader), []);

		// Escape closes the list, and the focus goes back to where it was opened.
		await reader.keyboard.press("Escape");
		await list.waitFor({ state: "detached" });
		const more = button(commentBy(reader, "Eve"), "More");
		assert.equal(await more.evaluate((button) => button.getRootNode().activeElement === button), true);

		await show();
		await list.getByRole("link", { name: "Elsewhere, too" }).click();
		await reader.waitForURL(`${other}#comment-${id}`);
		await ready(reader);
		await commentBy(reader, "Eve").getByText("Elsewhere, too").waitFor();
		assert.deepEqual(await alerts(reader), []);
	}),
);
