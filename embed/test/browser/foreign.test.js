// Extensions, translators and password managers put nodes of theirs into the
// widget. The widget steps over them, loses nothing that is typed, and never starts
// again.

import assert from "node:assert/strict";
import { alerts, bodies, box, composer, html, post, ready, region, run, test } from "./harness.js";

const start = async (world) => {
	const page = await world.open(html(world.tag({ thread: "local:a", loading: "eager" })));
	await ready(page);
	return page;
};

const others = {
	"a style sheet that comes first": (root) => root.prepend(document.createElement("style")),
	"a node first in every element": (root) => {
		for (const element of root.querySelectorAll("*:not(textarea,option,select,input)"))
			element.prepend(document.createElement("x-other"));
	},
	"a node behind every field": (root) => {
		for (const field of root.querySelectorAll("input,textarea")) field.after(document.createElement("x-other"));
	},
	"a font around every text": (root) => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		const texts = [];
		while (walker.nextNode()) texts.push(walker.currentNode);
		for (const text of texts) {
			const font = document.createElement("font");
			text.before(font);
			font.append(text);
		}
	},
	"a font in every text's place": (root) => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		const texts = [];
		while (walker.nextNode()) texts.push(walker.currentNode);
		for (const text of texts) {
			const font = document.createElement("font");
			font.textContent = `[${text.data}]`;
			text.replaceWith(font);
		}
	},
	"comments between, and pieces of text": (root) => {
		for (const element of [...root.querySelectorAll("h2,button,label,p")]) {
			element.normalize();
			for (const node of [...element.childNodes]) {
				if (node.nodeType === 3 && node.length > 2) node.splitText(1);
				element.insertBefore(document.createComment("translated"), node);
			}
		}
	},
};

for (const [name, put] of Object.entries(others)) {
	test(
		`${name}: typing, posting, replying and sorting go on`,
		run(async (world) => {
			const page = await start(world);
			const disturb = () =>
				page.evaluate(
					(put) => new Function("root", `(${put})(root)`)(document.querySelector("after-word").shadowRoot),
					`${put}`,
				);
			await disturb();
			await box(composer(page)).click();
			await page.keyboard.type("One and more", { delay: 5 });
			assert.equal(await box(composer(page)).inputValue(), "One and more");
			await page.locator("after-word button[data-act=post]").click();
			await page.locator("[part~=comment-body]").first().waitFor();
			await disturb();
			await box(composer(page)).fill("Two");
			await page.locator("after-word button[data-act=post]").click();
			await page.locator("[part~=comment-body]").nth(1).waitFor();
			assert.equal((await page.locator("after-word h2").textContent()).trim(), "2 comments");
			await page.locator("after-word button[data-act=reply]").first().click();
			await disturb();
			const reply = page.locator("[part~=comment] textarea");
			await reply.fill("Three");
			await page.locator("[part~=comment] button[data-act=post]").click();
			await page.locator("[part~=comment-body]").nth(2).waitFor();
			await page.locator("after-word select").selectOption("newest");
			await page.waitForFunction(() =>
				document
					.querySelector("after-word")
					.shadowRoot.querySelector("[part~=comment-body]")
					.textContent.includes("Two"),
			);
			assert.deepEqual(await alerts(page), []);
			assert.equal((await page.locator("after-word h2").textContent()).trim(), "3 comments");
			assert.ok((await page.evaluate(() => told.filter(({ name }) => name === "ready").length)) === 1);
		}),
	);
}

test(
	"an extension that puts its node back each time is no end",
	run(async (world) => {
		const page = await start(world);
		await page.evaluate(() => {
			const root = document.querySelector("after-word").shadowRoot;
			const put = () => {
				for (const form of root.querySelectorAll("form"))
					if (!form.querySelector("x-other")) form.prepend(document.createElement("x-other"));
			};
			new MutationObserver(put).observe(root, { childList: true, subtree: true });
			put();
		});
		await post(page, "Hello");
		await page.locator("[part~=comment-body]").waitFor();
		assert.deepEqual(await bodies(page), ["Hello"]);
		await region(page).getByRole("heading", { name: "1 comment" }).waitFor();
	}),
);
