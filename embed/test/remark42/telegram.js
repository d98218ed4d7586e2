// This is Telegram's Bot API, as far as Remark42 uses it. The server asks for api.telegram.org, by way of
// a proxy that leads here, with a certificate that this one server accepts.
// https://core.telegram.org/bots/api

import { readFileSync } from "node:fs";
import { createServer as createProxy } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const certificate = fileURLToPath(new URL("testdata/telegram.pem", import.meta.url));

/** Starts it. A server with its `settings` has the bot talk_bot. */
export async function telegram(later) {
	const updates = [];
	const messages = [];
	const methods = {
		getMe: () => ({ username: "talk_bot" }),
		getUpdates: (query) => updates.filter((u) => u.update_id >= Number(query.get("offset"))),
		sendMessage(query, body) {
			messages.push({ chat: query.get("chat_id"), text: query.get("text") ?? JSON.parse(body).text });
			return {};
		},
	};
	const pem = readFileSync(certificate);
	const api = createServer({ key: pem, cert: pem }, async (incoming, outgoing) => {
		const url = new URL(incoming.url, "https://api.telegram.org");
		const method = methods[url.pathname.split("/").at(-1)];
		const body = await text(incoming);
		outgoing.setHeader("content-type", "application/json");
		outgoing.end(JSON.stringify({ ok: true, result: method(url.searchParams, body) }));
	});
	const proxy = createProxy().on("connect", (_, socket, head) => {
		const inner = connect(api.address().port, "127.0.0.1", () => {
			socket.write("HTTP/1.1 200 OK\r\n\r\n");
			inner.write(head);
			socket.pipe(inner).pipe(socket);
		});
		for (const end of [socket, inner]) end.on("error", () => {});
	});
	for (const server of [api, proxy]) {
		await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
		later(() => {
			server.closeAllConnections();
			server.close();
		});
	}
	return {
		settings: {
			NOTIFY_USERS: "telegram",
			TELEGRAM_TOKEN: "1:token",
			HTTPS_PROXY: `http://127.0.0.1:${proxy.address().port}`,
			SSL_CERT_FILE: certificate,
		},
		/** What the bot has written, each with its `chat` and `text`. */
		messages,
		/** Somebody writes to the bot. */
		says(chat, text) {
			const message = { chat: { id: chat, type: "private" }, from: { username: "rosa" }, text };
			updates.push({ update_id: updates.length + 1, message });
		},
	};
}
