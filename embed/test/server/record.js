// This records what real servers answer to a reader: node record.js NAME. It starts a server, and the Go
// test that replays recordings talks with it and writes its file again.

import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { bluesky } from "../bluesky/bluesky.js";
import { mastodon } from "../mastodon/mastodon.js";
import { dendrite } from "../matrix/dendrite.js";
import { code } from "../remark42/mailbox.js";
import { remark42 } from "../remark42/server.js";
import { waline } from "../waline/waline.js";
import { wordpress } from "../wordpress/wordpress.js";

const root = new URL("../../../", import.meta.url).pathname;

const visited = "https://site.test/story/";

/** Each starts a server, and gives the thread attribute of a page. */
const servers = {
	remark42: talk,
	"remark42-1.16": talk,
	async matrix(later) {
		const server = await dendrite(later);
		const owner = await server.person("owner", "Olga");
		await owner.say(await owner.room(), "A member of the room says this.");
		return server.thread();
	},
	bluesky: async (later) => (await bluesky(later)).thread(),
	mastodon: async (later) => (await mastodon(later)).thread(),
	waline: async (later) => (await waline(later)).thread("/story/"),
	wordpress: async (later) => (await wordpress(later)).thread(),
};

/** Remark42, which sends codes and notices by email. */
async function talk(later) {
	const server = await remark42(later, "https://site.test", {
		NOTIFY_USERS: "email",
		NOTIFY_EMAIL_FROM: "talk@example.test",
	});
	const { messages } = server.post;
	const codes = createServer(async (_, response) => {
		response.end(await code(server.post).catch(String)); // the test says what is wrong with that
		messages.length = 0;
	});
	await new Promise((resolve) => codes.listen(0, "127.0.0.1", resolve));
	later(() => codes.close());
	process.env.CODES = `http://127.0.0.1:${codes.address().port}/`;
	return server.thread(visited);
}

const [, , name] = process.argv;
const undo = [];
try {
	const thread = await servers[name]((step) => undo.push(step));
	const args = ["test", "-count=1", "-run=^TestRecorded$", "./wasm/source/open"];
	const env = { ...process.env, RECORD: name, THREAD: thread };
	const tests = spawn("go", args, { cwd: root, env, stdio: "inherit" });
	process.exitCode = await new Promise((resolve) => tests.on("exit", resolve));
} finally {
	while (undo.length > 0) await undo.pop()();
}
process.exit();
