// This starts a real WordPress site, with a MariaDB of its own.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, free, lastFirst, program, until } from "../server/process.js";

const here = new URL(".", import.meta.url).pathname;

// The plugin of the guide, letter by letter.
const guide = readFileSync(new URL("../../guides/sources.md", import.meta.url), "utf8");
const plugin = /```php\n(<\?php[^`]*)```/.exec(guide)?.[1] ?? "";

/**
 * Starts MariaDB, which listens to this machine alone.
 *
 * @param {(undo: () => unknown) => void} later
 */
async function mariadb(later) {
	const home = folder(later, "mariadb");
	const at = join(home, "data");
	const as = process.getuid?.() === 0 ? ["--user=root"] : [];
	execFileSync(
		"mariadb-install-db",
		["--no-defaults", `--datadir=${at}`, "--auth-root-authentication-method=normal", "--skip-test-db", ...as],
		{ stdio: "ignore" },
	);
	const socket = join(home, "socket");
	const running = program(later, "mariadbd", [
		...[
			"--no-defaults",
			`--datadir=${at}`,
			`--socket=${socket}`,
			"--skip-networking",
			`--pid-file=${join(home, "pid")}`,
		],
		...["--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=32M", ...as],
	]);
	const sql = (/** @type {string} */ text) =>
		execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "-uroot", "-N", "-B", "-e", text], {
			encoding: "utf8",
			stdio: "pipe",
		});
	await until(() => sql("SELECT 1"), running.log);
	sql("CREATE DATABASE wordpress");
	return { socket, sql };
}

/**
 * Starts a site with one post, at /story/, to which visitors may write.
 *
 * @param {(undo: () => unknown) => void} after
 * @param {{ flood?: boolean }} options whether it refuses a second comment within 15 seconds, as WordPress does by itself
 */
export async function wordpress(after, { flood = false } = {}) {
	const later = lastFirst(after);
	const database = await mariadb(later);
	const home = folder(later, "wordpress");
	const port = await free();
	const origin = `http://127.0.0.1:${port}`;
	cpSync("/usr/share/wordpress", home, { recursive: true, dereference: true });
	cpSync(join(here, "config.php"), join(home, "wp-config.php"));
	mkdirSync(join(home, "wp-content", "mu-plugins"), { recursive: true });
	writeFileSync(join(home, "wp-content", "mu-plugins", "afterword.php"), plugin);
	if (!flood) cpSync(join(here, "quick.php"), join(home, "wp-content", "mu-plugins", "quick.php"));
	const env = {
		...process.env,
		WORDPRESS_SOCKET: database.socket,
		WORDPRESS_ORIGIN: origin,
		PHP_CLI_SERVER_WORKERS: "4",
	};
	execFileSync("php", [join(here, "install.php")], { cwd: home, env, stdio: "pipe" });
	const running = program(later, "php", ["-S", `127.0.0.1:${port}`, "-t", home, join(here, "router.php")], {
		cwd: home,
		env,
		detached: true, // it has workers
	});
	await until(async () => (await fetch(`${origin}/wp-json/wp/v2/posts/1`)).ok, running.log);
	return {
		origin,
		sql: database.sql,
		log: running.log,
		thread: (rest = "?post=1") => `wordpress:${origin}${rest}`,
		/** Puts a page on the site's own origin. @param {string} name @param {string} html */
		page(name, html) {
			writeFileSync(join(home, name), html);
			return `${origin}/${name}`;
		},
		/** Changes a setting of the site. @param {string} name @param {string} value */
		option(name, value) {
			database.sql(`UPDATE wordpress.wp_options SET option_value='${value}' WHERE option_name='${name}'`);
		},
	};
}
