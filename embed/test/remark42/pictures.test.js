// Readers send pictures to a real Remark42 server, which is of another site than the page.

import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { findings } from "../browser/axe.js";
import { alerts, bodies, box, button, commentBy, composer, html, latch, ready, run, test } from "../browser/harness.js";
import { logIn } from "./log-in.js";
import { remark42 } from "./server.js";

const page = "https://example.test/story";

/** A black picture of a size. */
function png(width, height) {
	const chunk = (type, data) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const ends = Buffer.alloc(8);
		ends.writeUInt32BE(data.length);
		ends.writeUInt32BE(crc(body), 4);
		return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
	};
	const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0]);
	const rows = deflateSync(Buffer.alloc((width + 1) * height));
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk("IHDR", head),
		chunk("IDAT", rows),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

/** https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc(bytes) {
	let c = ~0;
	for (const byte of bytes) {
		c ^= byte;
		for (let i = 0; i < 8; i++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
	}
	return ~c >>> 0;
}

/** Brings a file to the box as the clipboard or the pointer does; tells whether the browser may still do what it does by itself. */
const bring = (body, type, name, kind, bytes, text) =>
	body.evaluate(
		(box, [type, name, kind, bytes, text]) => {
			const data = new DataTransfer();
			if (bytes) data.items.add(new File([Uint8Array.from(bytes)], name, { type: kind }));
			if (text) data.setData("text/plain", text);
			const event = new Event(type, { bubbles: true, composed: true, cancelable: true });
			Object.defineProperty(event, type === "paste" ? "clipboardData" : "dataTransfer", { value: data });
			return box.dispatchEvent(event);
		},
		[type, name, kind, bytes && [...bytes], text],
	);

/** Adds a picture by the button, and writes on while it is on its way. */
async function choosePicture(page, server) {
	const form = composer(page);
	const body = box(form);
	const held = latch();
	await page.route(`${server.origin}/api/v1/picture?*`, async (route) => {
		if (route.request().method() === "POST") await held.promise;
		await route.continue();
	});
	await body.fill("Before\nafter");
	await body.evaluate((box) => box.setSelectionRange(6, 6));
	const chooser = page.waitForEvent("filechooser");
	await button(form, "Add a picture").click();
	await (await chooser).setFiles({ name: "one [1].png", mimeType: "image/png", buffer: png(8, 4) });
	await form.getByRole("status").filter({ hasText: "Uploading one 1 .png…" }).waitFor();
	assert.equal(await body.inputValue(), "Before\n![Uploading one 1 .png…]()\n\nafter");
	assert.deepEqual(await findings(page), []);
	await button(form, "Post comment").click();
	await form.getByRole("alert").filter({ hasText: "still being uploaded" }).waitFor();
	await body.evaluate((box) => box.setSelectionRange(3, 3));
	await page.keyboard.type("!");
	held.open();
	await form.getByText("Picture added.").waitFor();
	const place = new RegExp(
		`^Bef!ore\n!\\[one 1 .png\\]\\(${server.origin}/api/v1/picture/email_\\w+/\\w+\\)\n\nafter$`,
	);
	assert.match(await body.inputValue(), place);
	assert.equal(await body.evaluate((box) => box.selectionStart), 4, "the caret is where it was");
}

/** Pastes: a picture is added, a text that comes with a picture of itself is a text. */
async function pastePicture(form) {
	const body = box(form);
	await body.fill("");
	assert.equal(await bring(body, "paste", "image.png", "image/png", png(2, 2), "a text"), true);
	assert.equal(await bring(body, "paste", "image.png", "image/png", png(2, 2)), false);
	await form.getByText("Picture added.").waitFor();
	assert.match(await body.inputValue(), /^!\[image.png\]\(http\S+\)\n$/);
}

/** Drops a picture below the one that was pasted; a text is the browser's to drop. */
async function dropPicture(page) {
	const body = box(composer(page));
	assert.equal(await bring(body, "dragover", "two.png", "image/png", png(2, 2)), false);
	assert.equal(await bring(body, "drop", "two.png", "image/png", png(2, 2)), false);
	await page.waitForFunction(() =>
		/!\[image.png\]\(http\S+\)\n!\[two.png\]\(http\S+\)\n$/.test(
			document.querySelector("after-word").shadowRoot.querySelector("textarea").value,
		),
	);
	assert.equal(await bring(body, "dragover", "", "", undefined, "a text"), true, "a text is the browser's");
}

/** Drops what cannot be added, which is said before it is sent, and what the server refuses. */
async function dropRefused(world, form, server) {
	const body = box(form);
	const sent = () => server.of("POST", "/api/v1/picture").length;
	const before = sent();
	const refused = async (name, kind, bytes, sentence) => {
		await bring(body, "drop", name, kind, bytes);
		await form.getByRole("alert").filter({ hasText: sentence }).waitFor();
	};
	await refused("evil.svg", "image/svg+xml", Buffer.from("<svg/>"), "“evil.svg” can’t be added.");
	await refused("big.png", "image/png", Buffer.alloc(2001), "“big.png” is too large. The limit is 2 kB.");
	assert.equal(sent(), before);
	world.expected.push(/400/);
	await refused("no.png", "image/png", Buffer.from("<svg/>"), "The server doesn’t accept this file.");
	assert.equal(sent(), before + 1);
	assert.doesNotMatch(await body.inputValue(), /no\.png/);
}

/** Sees the pictures in the preview and in the comment; those from elsewhere are links. */
async function previewAndPost(page) {
	const form = composer(page);
	const body = box(form);
	await body.fill(`${(await body.inputValue()).trim()}\n![elsewhere](https://else.test/x.png)`);
	await form.getByRole("tab", { name: "Preview" }).click();
	assert.equal(await form.getByRole("img", { name: "two.png" }).count(), 1);
	await button(form, "Post comment").click();
	const comment = commentBy(page, "Rosa");
	await comment.waitFor();
	const shown = comment.getByRole("img", { name: "two.png" });
	await shown.scrollIntoViewIfNeeded();
	await page.waitForFunction(() =>
		[...document.querySelector("after-word").shadowRoot.querySelectorAll(".comment-body img")].every(
			(image) => image.complete && image.naturalWidth === 2,
		),
	);
	assert.equal(await comment.getByRole("img").count(), 2);
	assert.equal(await comment.getByRole("link", { name: "elsewhere" }).count(), 1);
	assert.deepEqual(await bodies(page), ["elsewhere"]);
}

test(
	"pictures are chosen, pasted and dropped, and show in the comment",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin, { IMAGE_MAX_SIZE: "2000" });
		const rosa = await world.open(html(world.tag({ thread: server.thread(page), loading: "eager" })));
		await ready(rosa);
		const form = composer(rosa);
		await box(form).focus();
		assert.equal(await button(form, "Add a picture").count(), 0, "nobody is logged in");
		await logIn(rosa, server, "Rosa", "rosa@example.test");

		await choosePicture(rosa, server);
		await pastePicture(form);
		await dropPicture(rosa);
		await dropRefused(world, form, server);
		assert.deepEqual(await findings(rosa), []);

		await previewAndPost(rosa);
		assert.deepEqual(await alerts(rosa), []);
	}),
);
