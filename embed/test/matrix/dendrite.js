// This starts a real homeserver, Dendrite.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, free, lastFirst, program, until } from "../server/process.js";

/**
 * Starts Dendrite, with its databases in a folder that goes with the test.
 * Others reach it as localhost and a port, and its certificate is its own.
 *
 * @param {(undo: () => unknown) => void} after
 */
export async function dendrite(after) {
	const later = lastFirst(after);
	const bin = process.env.DENDRITE ?? "";
	const home = folder(later, "dendrite");
	const [port, federation] = [await free(), await free()];
	const name = `localhost:${federation}`;
	const { key, certificate, secret } = keys(bin, home);
	const config = join(home, "dendrite.yaml");
	writeFileSync(config, JSON.stringify(settings(home, name, key))); // JSON is YAML
	const origin = `http://127.0.0.1:${port}`;
	const args = ["--config", config, "--really-enable-open-registration", "--http-bind-address", `127.0.0.1:${port}`];
	args.push("--https-bind-address", `127.0.0.1:${federation}`, "--tls-cert", certificate, "--tls-key", secret);
	const start = async () => {
		const running = program(later, join(bin, "dendrite"), args, { cwd: home });
		await until(async () => (await fetch(`${origin}/_matrix/client/versions`)).ok, running.log);
		return running;
	};
	let running = await start();
	const server = {
		origin,
		name,
		log: () => running.log(),
		stop: () => running.stop(),
		/** Starts the server again, with what it had. */
		async restart() {
			running = await start();
		},
		/**
		 * Asks the server, and gives its response as JSON.
		 *
		 * @param {string} method
		 * @param {string} path
		 * @param {{ token?: string, body?: object }} options
		 */
		async api(method, path, { token, body } = {}) {
			const response = await fetch(`${origin}/_matrix/client/v3/${path}`, {
				method,
				headers: token ? { authorization: `Bearer ${token}` } : {},
				body: body && JSON.stringify(body),
			});
			const text = await response.text();
			if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
			return JSON.parse(text);
		},
		person: (/** @type {string} */ username, /** @type {string} */ displayname) =>
			register(server, username, displayname),
		/** The thread attribute for a room's alias. */
		thread: (alias = "story", of = name) => `matrix:${origin}/${encodeURIComponent(`#${alias}:${of}`)}`,
	};
	return server;
}

/**
 * Makes the server's private key, and a certificate with its own.
 *
 * @param {string} bin the folder of Dendrite's commands
 * @param {string} home
 */
function keys(bin, home) {
	const made = { key: join(home, "key.pem"), certificate: join(home, "tls.crt"), secret: join(home, "tls.key") };
	execFileSync(join(bin, "generate-keys"), [
		...["--private-key", made.key, "--tls-cert", made.certificate, "--tls-key", made.secret],
		...["--server", "localhost", "--keysize", "2048"],
	]);
	return made;
}

/**
 * The configuration of the server.
 *
 * @param {string} home its folder
 * @param {string} name how others call it
 * @param {string} key the file of its private key
 */
function settings(home, name, key) {
	const kept = (/** @type {string} */ part) => ({ connection_string: `file:${join(home, part)}.db` });
	return {
		version: 2,
		global: {
			server_name: name,
			private_key: key,
			jetstream: { in_memory: true, storage_path: home },
			cache: { max_size_estimated: "64mb" },
		},
		client_api: {
			guests_disabled: false,
			registration_disabled: false,
			rate_limiting: { enabled: false },
		},
		federation_api: {
			database: kept("federation"),
			disable_tls_validation: true, // nobody has vouched for the certificates
			deny_networks: [], // the other server is on this machine
			key_perspectives: [],
		},
		key_server: { database: kept("keys") },
		media_api: { database: kept("media"), base_path: join(home, "media") },
		mscs: { database: kept("mscs") },
		relay_api: { database: kept("relay") },
		room_server: { database: kept("rooms") },
		sync_api: { database: kept("sync"), search: { enabled: false } },
		user_api: { account_database: kept("accounts"), device_database: kept("devices"), bcrypt_cost: 4 },
		logging: [],
	};
}

/**
 * Somebody with an account.
 *
 * @param {{ api: (method: string, path: string, options?: { token?: string, body?: object }) => Promise<any> }} server
 * @param {string} username
 * @param {string} displayname
 */
async function register(server, username, displayname) {
	const body = { username, password: `${username}-password`, auth: { type: "m.login.dummy" } };
	const { access_token: token, user_id: id } = await server.api("POST", "register", { body });
	await server.api("PUT", `profile/${encodeURIComponent(id)}/displayname`, { token, body: { displayname } });
	return account(server, token, id);
}

let once = 0;

/**
 * What somebody with an account does without a browser.
 *
 * @param {{ api: (method: string, path: string, options?: { token?: string, body?: object }) => Promise<any> }} server
 * @param {string} token
 * @param {string} id
 */
function account(server, token, id) {
	/** @param {string} room */
	const at = (room) => `rooms/${encodeURIComponent(room)}`;
	return {
		token,
		id,
		/** @param {string} room @param {object} content */
		async send(room, content, type = "m.room.message") {
			const path = `${at(room)}/send/${type}/${++once}`;
			return (await server.api("PUT", path, { token, body: content })).event_id;
		},
		/** @param {string} room @param {string} text */
		say(room, text) {
			return this.send(room, { msgtype: "m.text", body: text });
		},
		/** @param {string} room */
		async messages(room) {
			const { chunk } = await server.api("GET", `${at(room)}/messages?dir=b&limit=100`, { token });
			return chunk.reverse();
		},
		/** @param {string} room an alias or an ID */
		async join(room, via = "") {
			const path = `join/${encodeURIComponent(room)}${via && `?server_name=${encodeURIComponent(via)}`}`;
			return (await server.api("POST", path, { token, body: {} })).room_id;
		},
		/** A room that everybody may read and guests may join, with its alias. */
		async room(alias = "story") {
			const body = {
				preset: "public_chat",
				room_alias_name: alias,
				initial_state: [
					{ type: "m.room.history_visibility", content: { history_visibility: "world_readable" } },
					{ type: "m.room.guest_access", content: { guest_access: "can_join" } },
				],
			};
			return (await server.api("POST", "createRoom", { token, body })).room_id;
		},
	};
}
