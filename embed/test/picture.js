// This makes assets/screenshot.png, the picture in README, of the first page of the preview:
//
//     make dist && node embed/test/picture.js

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { box, button, commentBy, composer, nameBox, post } from "./browser/harness.js";
import { engine } from "./engine/engine.js";

const root = new URL("../../", import.meta.url);
const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const server = createServer(({ url }, response) => {
	const path = url.split("?")[0];
	try {
		const body = readFileSync(new URL(`.${path}`, root));
		response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain" }).end(body);
	} catch {
		response.writeHead(404).end();
	}
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const context = await engine.newContext({ viewport: { width: 820, height: 900 }, reducedMotion: "reduce" });
try {
	const page = await context.newPage();
	await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
	await composer(page).waitFor();
	const said =
		"Two sentences in, and I know what happened, who said so and what nobody knows. **That** is how I like my news.";
	await post(page, said, "Mara Lindqvist");
	await button(commentBy(page, "Mara Lindqvist"), "Reply").click();
	const reply = composer(page, "Reply to Mara Lindqvist");
	await nameBox(reply).fill("Tomás Okafor");
	await box(reply).fill("> who said so\n\nThe picture is a nice touch, too. Who drew it?");
	await button(reply, "Post reply").click();
	await commentBy(page, "Tomás Okafor").waitFor();
	await nameBox(composer(page)).fill("Ines Halvorsen");
	await box(composer(page)).fill("A *first* draft, with a list:\n\n- one\n- two");
	await composer(page).getByRole("tab", { name: "Preview" }).click();
	await page.evaluate(async () => {
		const root = document.querySelector("after-word").shadowRoot;
		root.activeElement?.blur();
		scrollTo(0, root.querySelector(".tags").getBoundingClientRect().top + scrollY - 20);
		for (const animation of root.getAnimations()) animation.finish(); // a message that shows for some seconds has gone
	});
	await page.screenshot({ path: new URL("assets/screenshot.png", root).pathname });
} finally {
	await context.close();
	await engine.close();
	server.closeAllConnections();
	server.close();
}
