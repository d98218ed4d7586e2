// A reader has a real Remark42 server tell them of replies.

import assert from "node:assert/strict";
import { findings } from "../browser/axe.js";
import { alerts, button, commentBy, composer, html, post, ready, run, test } from "../browser/harness.js";
import { logIn } from "./log-in.js";
import { code } from "./mailbox.js";
import { remark42 } from "./server.js";
import { telegram } from "./telegram.js";

const page = "https://example.test/story";

const byEmail = (page) => composer(page, "Notices by email");
const addressOf = (form) => form.getByRole("textbox", { name: "Email address" });

/** Opens the form for notices by e-mail. */
async function openByEmail(page) {
	await button(page, "Options").click();
	assert.equal(await button(page, "Notices by Telegram").count(), 0, "the server has no bot");
	await button(page, "Notices by email").click();
}

/** Has notices sent to another address than that of the account, by a code that is typed wrong at first. */
async function turnOn(rosa, world, server) {
	await openByEmail(rosa);
	const form = byEmail(rosa);
	const address = addressOf(form);
	assert.equal(await address.evaluate((box) => box.getRootNode().activeElement === box), true);
	assert.deepEqual(await findings(rosa), []);
	server.post.messages.length = 0;
	await address.fill("news@example.test");
	await button(form, "Send a code").click();
	const box = form.getByRole("textbox", { name: "Code" });
	await box.waitFor();
	world.expected.push(/403/);
	await box.fill("wrong");
	await button(form, "Turn on").click();
	await form.getByRole("alert").filter({ hasText: "The server doesn’t accept that." }).waitFor();
	await box.fill(await code(server.post));
	await button(form, "Turn on").click();
	await rosa.getByText("Notices are on.").waitFor();
	assert.equal(await form.count(), 0);
}

/** Waits until something is so. */
async function until(so) {
	while (!so()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Asks something, and Eve replies. */
async function isAnswered(rosa, server) {
	await post(rosa, "A question");
	await commentBy(rosa, "Rosa").waitFor();
	const { id } = (await server.api(`api/v1/find?site=demo&url=${page}&format=plain`)).json().comments[0];
	await (await server.writer("Eve"))(page, "An answer", id);
}

/** Ends the notices, of which the form says that they are on. */
async function turnOff(rosa) {
	const form = byEmail(rosa);
	await openByEmail(rosa);
	await form.getByText("You get notices of replies to your comments.").waitFor();
	assert.deepEqual(await findings(rosa), []);
	await button(form, "Turn off").click();
	await rosa.getByText("Notices are off.").waitFor();
}

/** Has notices sent to the address of the account, which needs no code. */
async function turnOnWithoutCode(rosa) {
	await openByEmail(rosa);
	const form = byEmail(rosa);
	await addressOf(form).fill("rosa@example.test");
	await button(form, "Send a code").click();
	await rosa.getByText("Notices are on.").waitFor();
}

test(
	"notices come by e-mail, and end",
	run(async (world, t) => {
		const server = await remark42((undo) => t.after(undo), world.host.origin, {
			NOTIFY_USERS: "email",
			NOTIFY_EMAIL_FROM: "talk@example.test",
		});
		const rosa = await world.open(html(world.tag({ thread: server.thread(page), loading: "eager" })));
		await ready(rosa);
		assert.equal(await button(rosa, "Options").count(), 0, "nobody is logged in");
		await logIn(rosa, server, "Rosa", "rosa@example.test");

		await turnOn(rosa, world, server);
		server.post.messages.length = 0;
		await isAnswered(rosa, server);
		await until(() => server.post.messages.some((message) => /^To: news@example.test/m.test(message)));
		await turnOff(rosa);
		await turnOnWithoutCode(rosa);
		assert.deepEqual(await alerts(rosa), []);
	}),
);

/** Opens the chat with the bot from the form, and gives its URL. */
async function openChat(rosa, form) {
	await rosa.context().route("https://t.me/**", (route) => route.fulfill({ body: "" }));
	const opened = rosa.context().waitForEvent("page");
	await button(form, "Open Telegram").click();
	const chat = await opened;
	await chat.waitForURL("https://t.me/talk_bot?start=*");
	return new URL(chat.url());
}

test(
	"notices come by Telegram",
	run(async (world, t) => {
		const bot = await telegram((undo) => t.after(undo));
		const server = await remark42((undo) => t.after(undo), world.host.origin, bot.settings);
		const rosa = await world.open(html(world.tag({ thread: server.thread(page), loading: "eager" })));
		await ready(rosa);
		await logIn(rosa, server, "Rosa", "rosa@example.test");
		await button(rosa, "Options").click();
		await button(rosa, "Notices by Telegram").click();
		const form = composer(rosa, "Notices by Telegram");
		const chat = await openChat(rosa, form);
		assert.deepEqual(await findings(rosa), []);
		world.expected.push(/404/);
		await button(form, "Turn on").click();
		await form.getByRole("alert").filter({ hasText: "Press Start in Telegram, then try again." }).waitFor();

		bot.says(7, `/start ${chat.searchParams.get("start")}`);
		await until(() => bot.messages.length > 0); // the server asks for what is new every five seconds
		await button(form, "Turn on").click();
		await rosa.getByText("Notices are on.").waitFor();
		assert.deepEqual(await alerts(rosa), []);
		await isAnswered(rosa, server);
		await until(() => bot.messages.some(({ chat, text }) => chat === "7" && text.includes("An answer")));
	}),
);
