// This logs a reader of a test in at a real Remark42 server.

import { button, composer, nameBox } from "../browser/harness.js";
import { code } from "./mailbox.js";

/** Logs in by e-mail. */
export async function logIn(page, server, name, address) {
	await button(page, "Log in by email").click();
	const form = composer(page, "Log in by email");
	await nameBox(form).fill(name);
	await form.getByRole("textbox", { name: "Email address" }).fill(address);
	await button(form, "Send a code").click();
	await form.getByRole("textbox", { name: "Code" }).fill(await code(server.post));
	await button(form, "Log in").click();
	await page.getByText(`Logged in as ${name}.`).waitFor();
}
