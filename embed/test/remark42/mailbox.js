// This is a mail server that keeps what it gets, and finds in a mail what a reader would.

import { createServer } from "node:net";

/** Keeps the messages that it gets: `messages`, at `port`. */
export async function mailbox(later) {
	const messages = [];
	const server = createServer((socket) => take(socket, messages));
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	later(() => new Promise((resolve) => server.close(resolve)));
	return { messages, port: server.address().port };
}

/** Speaks as much SMTP as a server needs to send mail. */
function take(socket, messages) {
	let message; // while one comes
	let rest = "";
	const say = (line) => socket.write(`${line}\r\n`);
	const read = (line) => {
		if (message !== undefined && line !== ".") {
			message += `${line}\n`;
		} else if (message !== undefined) {
			messages.push(message);
			message = undefined;
			say("250 kept");
		} else if (/^DATA/i.test(line)) {
			message = "";
			say("354 go on");
		} else if (/^QUIT/i.test(line)) {
			say("221 bye");
			socket.end();
		} else say("250 ok");
	};
	say("220 ready");
	socket.on("error", () => {});
	socket.on("data", (data) => {
		const lines = (rest + data).split("\r\n");
		rest = lines.pop();
		lines.forEach(read);
	});
}

/** The code that a log-in by e-mail asks for, from the last message, which may still be on its way. */
export async function code({ messages }) {
	for (let tries = 0; tries < 200 && !messages.length; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
	const text = messages
		.at(-1)
		.replaceAll(/=\n/g, "")
		.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
	const decoded = text.replace(/\n\n([A-Za-z0-9+/=\n]+)\n*$/, (_, body) => Buffer.from(body, "base64").toString());
	return /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(decoded)[0];
}
