// These tests cover help with writing: tools and shortcuts, links that are pasted, quotations, a question
// before text is lost, and what is left of the longest text.

import assert from "node:assert/strict";
import {
	alerts,
	bodies,
	box,
	button,
	choose,
	commentBy,
	comments,
	composer,
	html,
	nameBox,
	post,
	ready,
	run,
	test,
} from "./harness.js";

const start = async (world, { dir = "ltr", ...options } = {}) => {
	// The page is in Arabic without its words: it runs from right to left, and has the names that the
	// tests know.
	world.cdn.does.replace = (name) => (name.endsWith(".ar.json") ? { body: "{}" } : undefined);
	const lang = dir === "rtl" ? "ar" : "en";
	const page = await world.open(html(world.tag({ lang, thread: "local:story", loading: "eager" })), options);
	await ready(page);
	return page;
};
const focused = (page) =>
	page.evaluate(() => {
		const e = document.activeElement?.shadowRoot?.activeElement;
		return e && `${e.localName} ${e.getAttribute("aria-label") ?? e.textContent}`;
	});
const select = (textbox, from, to) => textbox.evaluate((e, [from, to]) => e.setSelectionRange(from, to), [from, to]);
const state = (textbox) => textbox.evaluate((e) => [e.value, e.selectionStart, e.selectionEnd]);
const tool = (form, name) =>
	form.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name, exact: true });
const drafts = (page) =>
	page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("afterword/draft/text/")));

// What each tool makes of "😀 one two" with "one" selected.
const tools = [
	["Bold", "Control+b", "😀 **one** two", 5, 8],
	["Italic", "Control+i", "😀 *one* two", 4, 7],
	["Link", "Control+k", "😀 [one](url) two", 9, 12],
	["Quote", "Control+Shift+Period", "> 😀 one two", 0, 12],
	["Code", "Control+e", "😀 `one` two", 4, 7],
	["List", "Control+Shift+Digit8", "- 😀 one two", 0, 12],
];

test(
	"tools by mouse and by shortcut, undone as what is typed is",
	run(async (world) => {
		const page = await start(world);
		const form = composer(page);
		const textbox = box(form);
		for (const [name, keys, text, from, to] of tools) {
			for (const use of [() => tool(form, name).click(), () => textbox.press(keys)]) {
				await textbox.fill("");
				await textbox.pressSequentially("😀 one two");
				await select(textbox, 3, 6);
				await use();
				assert.deepEqual(await state(textbox), [text, from, to], name);
				assert.equal(await focused(page), "textarea Comment");
				await page.keyboard.press("Control+z");
				assert.equal(await textbox.inputValue(), "😀 one two", `${name} is undone`);
				await page.keyboard.press("Control+Shift+z");
				assert.equal(await textbox.inputValue(), text, `${name} is done again`);
				// The widget's state has the text, too: the preview shows it. By this look Firefox forgets
				// what can be undone.
				await form.getByRole("tab", { name: "Preview" }).click();
				await form.getByRole("tab", { name: "Write" }).click();
				assert.equal(await textbox.inputValue(), text);
			}
		}
		// Keys that belong to no tool stay the browser's.
		await textbox.fill("one");
		await textbox.press("Control+a");
		await textbox.press("Alt+Control+b");
		await nameBox(form).press("Control+b");
		assert.equal(await textbox.inputValue(), "one");
		// Where the keyboard layout has no Latin letters, the key is known by its place.
		const press = (init) =>
			textbox.evaluate(
				(e, init) =>
					e.dispatchEvent(new KeyboardEvent("keydown", { ctrlKey: true, bubbles: true, cancelable: true, ...init })),
				init,
			);
		await textbox.selectText();
		assert.equal(await press({ key: "b", code: "KeyB", isComposing: true }), true);
		assert.equal(await press({ key: "n", code: "KeyB" }), true);
		assert.equal(await press({ key: "и", code: "KeyB" }), false);
		assert.equal(await textbox.inputValue(), "**one**");
		assert.deepEqual(await drafts(page), ["afterword/draft/text/new/local:story"]);
	}),
);

for (const [dir, forth, back] of [
	["ltr", "ArrowRight", "ArrowLeft"],
	["rtl", "ArrowLeft", "ArrowRight"],
]) {
	test(
		`the toolbar is one stop of the keyboard, in ${dir}`,
		run(async (world) => {
			const page = await start(world, { dir });
			const form = composer(page);
			await nameBox(form).focus();
			await page.keyboard.press("Tab");
			assert.equal(await focused(page), "button Bold");
			for (const [key, name] of [
				[forth, "Italic"],
				[forth, "Link"],
				[back, "Italic"],
				["End", "List"],
				[forth, "Bold"],
				[back, "List"],
				["Home", "Bold"],
				["ArrowDown", "Bold"],
				[forth, "Italic"],
			]) {
				await page.keyboard.press(key);
				assert.equal(await focused(page), `button ${name}`, key);
			}
			await page.keyboard.press("Enter");
			assert.equal(await focused(page), "textarea Comment");
			assert.deepEqual(await state(box(form)), ["**", 1, 1]);
			await page.keyboard.type("soft");
			await page.keyboard.press("Control+i");
			await page.keyboard.type(" loud");
			assert.equal(await box(form).inputValue(), "*soft* loud");
			await page.keyboard.press("Shift+Tab"); // to the tabs, and on to the tool that was used last
			await page.keyboard.press("Shift+Tab");
			assert.equal(await focused(page), "button Italic");
			await form.getByRole("tab", { name: "Preview" }).click();
			assert.equal(await form.getByRole("toolbar").count(), 0);
		}),
	);
}

test(
	"a tool is large enough, tells its keys, and fits a narrow page",
	run(async (world) => {
		const page = await start(world);
		for (const width of [1280, 320]) {
			await page.setViewportSize({ width, height: 640 });
			const found = await composer(page).getByRole("toolbar").getByRole("button").all();
			assert.equal(found.length, 6);
			for (const one of found) {
				const place = await one.boundingBox();
				assert.ok(place.width >= 24 && place.height >= 24 && place.x >= 0 && place.x + place.width <= width);
			}
			assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
		}
		const bold = tool(composer(page), "Bold");
		assert.equal(await bold.getAttribute("aria-keyshortcuts"), "Control+B");
		assert.equal(await bold.getAttribute("title"), "Bold (Ctrl+B)");
	}),
);

test(
	"on Apple's keyboards the shortcuts are those of ⌘",
	run(async (world) => {
		const page = await start(world, {
			before: (page) =>
				page.addInitScript(() => Object.defineProperty(navigator, "platform", { get: () => "MacIntel" })),
		});
		const form = composer(page);
		const textbox = box(form);
		assert.equal(await tool(form, "Quote").getAttribute("aria-keyshortcuts"), "Meta+Shift+.");
		assert.equal(await tool(form, "Quote").getAttribute("title"), "Quote (⇧⌘.)");
		await textbox.fill("one");
		await select(textbox, 0, 3);
		await textbox.press("Control+b"); // one character back, on a Mac
		assert.equal(await textbox.inputValue(), "one");
		await textbox.press("Meta+b");
		assert.equal(await textbox.inputValue(), "**one**");
		await textbox.press("Meta+Enter");
		await comments(page).waitFor();
	}),
);

test(
	"Control and Enter post from either box",
	run(async (world) => {
		const page = await start(world);
		const form = composer(page);
		await box(form).fill("One");
		await box(form).press("Control+Enter");
		await commentBy(page, "Anonymous").waitFor();
		await button(page, "Reply").click();
		const reply = composer(page, "Reply to Anonymous");
		await box(reply).fill("Two");
		await nameBox(reply).fill("Ada");
		await nameBox(reply).press("Control+Enter");
		await commentBy(page, "Ada").waitFor();
		assert.equal(await focused(page), "article Comment by Ada");
		await choose(commentBy(page, "Ada"), "Edit");
		await box(composer(page, "Edit comment")).fill("Three");
		await page.keyboard.press("Control+Enter");
		await commentBy(page, "Ada").getByText("Three").waitFor();
		assert.deepEqual(await bodies(page), ["One", "Three"]);
	}),
);

test(
	"a URL that is pasted over words makes them a link",
	run(async (world) => {
		const page = await start(world);
		const textbox = box(composer(page));
		const paste = (text) =>
			textbox.evaluate((e, text) => {
				const clipboardData = new DataTransfer();
				clipboardData.setData("text/plain", text);
				const init = { clipboardData, bubbles: true, cancelable: true, composed: true };
				Object.assign(init, { dataType: "text/plain", data: text }); // which Firefox takes instead
				return e.dispatchEvent(new ClipboardEvent("paste", init));
			}, text);
		await textbox.pressSequentially("see this now");
		await select(textbox, 4, 8);
		assert.equal(await paste("https://example.org/a_(b)"), false);
		assert.deepEqual(await state(textbox), ["see [this](https://example.org/a_(b)) now", 37, 37]);
		await textbox.press("Control+z");
		assert.equal(await textbox.inputValue(), "see this now");
		// The browser pastes the rest.
		await select(textbox, 4, 8);
		assert.equal(await paste("javascript:alert(1)"), true);
		assert.equal(await paste("words"), true);
		await select(textbox, 4, 4);
		assert.equal(await paste("https://example.org/"), true);
	}),
);

/** Selects in the shadow root from a text to another one, as dragging does. */
const mark = (page, from, to = from) =>
	page.evaluate(
		([from, to]) => {
			const root = document.querySelector("after-word").shadowRoot;
			const texts = [];
			for (const body of root.querySelectorAll("[part=comment-body]")) {
				const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
				while (walker.nextNode()) texts.push(walker.currentNode);
			}
			const first = texts.find((t) => t.data.includes(from));
			const last = texts.find((t) => t.data.includes(to));
			getSelection().setBaseAndExtent(first, first.data.indexOf(from), last, last.data.indexOf(to) + to.length);
		},
		[from, to],
	);

test(
	"a reply quotes what is selected of the comment",
	run(async (world) => {
		const page = await start(world);
		await post(page, "First words, *then* more\n\n- a\n- b\n\nThe end 😀 of it.", "Ada");
		await post(page, "Another", "Bob");
		const ada = commentBy(page, "Ada");
		await ada.waitFor();
		await mark(page, "words", "end");
		await button(ada, "Reply").click();
		const reply = composer(page, "Reply to Ada");
		const quote = "> words, then more\n>\n> a\n> b\n>\n> The end\n\n";
		assert.deepEqual(await state(box(reply)), [quote, quote.length, quote.length]);
		assert.equal(await focused(page), "textarea Comment");
		await page.keyboard.type("Indeed.");
		// A second quotation, by the keyboard, stands below what is there, and is one step to undo.
		await mark(page, "😀");
		await button(ada, "Reply").focus();
		await page.keyboard.press("Enter");
		assert.equal(await box(reply).inputValue(), `${quote}Indeed.\n\n> 😀\n\n`);
		await page.keyboard.press("Control+z");
		assert.equal(await box(reply).inputValue(), `${quote}Indeed.`);
		// A selection in one comment is no part of a reply to another.
		await mark(page, "words");
		await button(commentBy(page, "Bob"), "Reply").click();
		assert.equal(await box(composer(page, "Reply to Bob")).inputValue(), "");
		// Of a selection that reaches beyond the comment, only the comment's part is quoted.
		await mark(page, "end", "Another");
		await button(commentBy(page, "Bob"), "Reply").click();
		assert.equal(await box(composer(page, "Reply to Bob")).inputValue(), "> Another\n\n");
		await button(reply, "Post reply").click();
		await commentBy(ada, "Bob").locator("blockquote").waitFor();
		assert.equal(await drafts(page).then((keys) => keys.length), 1);
	}),
);

test(
	"what is selected in the page, or in a box, is not quoted",
	run(async (world) => {
		const page = await world.open(
			html(`<p id="outside">Some words of the page</p>${world.tag({ thread: "local:story", loading: "eager" })}`),
		);
		await ready(page);
		await post(page, "One", "Ada");
		await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("#outside")));
		await button(commentBy(page, "Ada"), "Reply").click();
		const reply = composer(page, "Reply to Ada");
		assert.equal(await box(reply).inputValue(), "");
		await box(reply).fill("typed");
		await box(reply).selectText();
		await button(commentBy(page, "Ada"), "Reply").click();
		assert.equal(await box(reply).inputValue(), "typed");
	}),
);

test(
	"Escape leaves a reply, and asks where text would be lost",
	run(async (world) => {
		const page = await start(world);
		await post(page, "One", "Ada");
		const reply = composer(page, "Reply to Ada");
		await button(page, "Reply").click();
		await page.keyboard.press("Escape");
		assert.equal(await reply.count(), 0);
		assert.equal(await focused(page), "button Reply");
		await page.keyboard.press("Enter");
		await page.keyboard.type("Two");
		const question = reply.getByRole("group", { name: "Discard what you typed?" });
		await page.keyboard.press("Escape");
		assert.equal(await focused(page), "button Keep writing");
		await page.keyboard.press("Escape");
		assert.equal(await question.count(), 0);
		assert.equal(await focused(page), "textarea Comment");
		await nameBox(reply).press("Escape");
		await page.keyboard.press("Enter");
		assert.equal(await question.count(), 0);
		assert.deepEqual([await focused(page), await box(reply).inputValue()], ["textarea Comment", "Two"]);
		await page.keyboard.press("Escape");
		await page.keyboard.press("Shift+Tab");
		assert.equal(await focused(page), "button Discard");
		await page.keyboard.press("Enter");
		assert.equal(await reply.count(), 0);
		assert.equal(await focused(page), "button Reply");
		assert.deepEqual(await drafts(page), []);
		// An edit that changes nothing has nothing to lose.
		await choose(page, "Edit");
		await page.keyboard.press("Escape");
		assert.equal(await focused(page), "button More");
		// The form for new comments stays, and the key is the page's.
		await box(composer(page)).fill("Three");
		await page.evaluate(() => {
			window.taken = new Promise((r) => addEventListener("keydown", (e) => r(e.defaultPrevented), { once: true }));
		});
		await box(composer(page)).press("Escape");
		assert.equal(await page.evaluate(() => window.taken), false);
		assert.equal(await box(composer(page)).inputValue(), "Three");
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"what is left of the longest text is shown near its end, and said at a few steps",
	run(async (world) => {
		const page = await start(world);
		const form = composer(page);
		const shown = () => form.locator(".room").textContent();
		const said = () => form.getByRole("status").allTextContents();
		await box(form).fill("x".repeat(15_000));
		assert.equal(await form.locator(".room").count(), 0);
		await box(form).fill("x".repeat(17_000));
		assert.deepEqual(await said(), [""]); // it is there before it has something to say
		await box(form).fill("x".repeat(18_010));
		assert.match(await shown(), /^1,990 characters left/);
		assert.deepEqual(await said(), ["1,990 characters left"]);
		await box(form).fill("x".repeat(18_020));
		assert.match(await shown(), /^1,980 characters left/);
		assert.deepEqual(await said(), ["1,990 characters left"]);
		await box(form).fill("x".repeat(19_999));
		assert.match(await shown(), /^1 character left/);
		assert.deepEqual(await said(), ["1 character left"]);
		await box(form).fill("😀".repeat(20_001));
		assert.deepEqual(await said(), ["1 character too many"]);
		await box(form).fill("short");
		assert.equal(await form.locator(".room").count(), 0);
		assert.deepEqual(await alerts(page), []);
	}),
);

test(
	"each of several deletions is undone in its place",
	run(async (world) => {
		const page = await start(world);
		for (const name of ["A", "B", "C"]) await post(page, name, name);
		await choose(commentBy(page, "A"), "Delete");
		await choose(commentBy(page, "B"), "Delete", (item) => item.press("Enter"));
		assert.equal(await focused(page), "button Undo");
		await page.keyboard.press("Enter");
		assert.equal(await focused(page), "article Comment by B");
		await button(page, "Undo").click();
		assert.equal(await focused(page), "article Comment by A");
		assert.equal(await button(page, "Undo").count(), 0);
		assert.deepEqual(await bodies(page), ["A", "B", "C"]);
	}),
);

test(
	"what one tab typed is kept when another posts",
	run(async (world) => {
		const one = await start(world);
		const two = await start(world);
		await box(composer(one)).fill("From one");
		await box(composer(two)).fill("From two");
		await button(composer(two), "Post comment").click();
		await comments(one).waitFor();
		assert.equal(await box(composer(one)).inputValue(), "From one");
		await one.waitForFunction(() => localStorage["afterword/draft/text/new/local:story"] === "From one");
		await one.reload();
		await ready(one);
		assert.equal(await box(composer(one)).inputValue(), "From one");
	}),
);

test(
	"the complaint that a draft has no room goes when there is room",
	run(async (world) => {
		const page = await start(world);
		const form = composer(page);
		await page.evaluate(() => {
			const set = Storage.prototype.setItem;
			set.call(localStorage, "x", "x");
			Storage.prototype.setItem = function (key, value) {
				if (window.full) throw new DOMException("Quota", "QuotaExceededError");
				set.call(this, key, value);
			};
			window.full = true;
		});
		await box(form).fill("One");
		assert.match((await alerts(form))[0], /no room to keep your draft/);
		await box(form).fill("Two");
		assert.equal((await alerts(page)).length, 1);
		await page.evaluate(() => {
			window.full = false;
		});
		await box(form).fill("Three");
		assert.deepEqual(await alerts(page), []);
	}),
);
