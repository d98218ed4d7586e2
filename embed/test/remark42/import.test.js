// The server's own command imports a blog's comments, and the page shows all of them.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { alerts, html, ready, run, test } from "../browser/harness.js";
import { remark42 } from "./server.js";
import { file, posts, xml } from "./wordpress.js";

test("the export is the one that is written", () => assert.equal(readFileSync(file, "utf8"), xml(posts)));

test(
	"a WordPress blog",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin);
		await promisify(execFile)(
			process.env.REMARK42,
			["import", "--provider=wordpress", `--file=${fileURLToPath(file)}`, "--site=demo", "--admin-passwd=admin"],
			{ env: { ...process.env, REMARK_URL: `http://127.0.0.1:${server.port}`, SECRET: "secret" } },
		);
		await server.api("api/v1/admin/wait?site=demo&timeout=1m", { admin: true });

		const elements = posts.map(({ link }, i) => {
			const thread = server.thread(link).replaceAll("&", "&amp;");
			return `<after-word id="post-${i}" thread="${thread}" loading="eager"></after-word>`;
		});
		world.host.files["/story.html"] = {
			headers: { "content-type": "text/html" },
			body: html(elements.join("") + world.tag()),
		};
		// The server takes ten requests a second from one address; the proxy before it gives each an
		// address of its own.
		const page = await world.open(undefined, { path: "/story.html", context: await world.context() });
		await ready(page, posts.length);
		// A long thread is ready when the first fifty stand.
		const sizes = posts.map(({ comments }) => comments.filter(({ approved }) => approved === "1").length);
		await page.waitForFunction(
			(sizes) =>
				[...document.querySelectorAll("after-word")].every(
					(element, i) => element.shadowRoot.querySelectorAll("[part=comment]").length >= sizes[i],
				),
			sizes,
		);
		const shown = await page.evaluate(() =>
			[...document.querySelectorAll("after-word")].map((element) =>
				[...element.shadowRoot.querySelectorAll("[part=comment]")].map((comment) => ({
					id: comment.id,
					label: comment.getAttribute("aria-label"),
					text: comment.querySelector("[part=comment-body]").textContent.replace(/\s+/g, " ").trim(),
					time: comment.querySelector("time").getAttribute("datetime"),
					above: comment.parentNode.closest("[part=comment]")?.id ?? "",
				})),
			),
		);
		let total = 0;
		for (const [i, { comments }] of posts.entries()) {
			const approved = comments.filter(({ approved }) => approved === "1");
			const ids = new Set(approved.map(({ id }) => id));
			const wanted = approved.map(({ id, author, plain, date, parent }) => ({
				id: `comment-${id}`,
				label: `Comment by ${author.replace("<script>alert(1)</script>", "")}`,
				text: plain,
				time: date.toISOString().replace(".000", ""),
				// A reply to a comment that is not there stands at the top.
				above: ids.has(parent) ? `comment-${parent}` : "",
			}));
			const byID = (a, b) => a.id.localeCompare(b.id);
			assert.deepEqual(shown[i].sort(byID), wanted.sort(byID));
			total += wanted.length;
		}
		assert.ok(total > 450, `${total}`);
		assert.deepEqual(await alerts(page), []);
	}),
);
