// Strict policies: tests for any engine, in which the page drives the widget
// itself and says what was forbidden.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { begin, built, html, moduleName, sizes } from "./harness.js";

const allowed = readFileSync(new URL("../../../wasm/markup/testdata/allowed.json", import.meta.url), "utf8");
const driver = `${readFileSync(new URL("canary.js", import.meta.url), "utf8")}window.attack.allow(${allowed});`;
const { integrity } = sizes.files.find((file) => file.name === "afterword.js");

const strict = (...origins) =>
	`default-src 'none'; script-src 'self' ${origins.join(" ")} 'wasm-unsafe-eval'; style-src 'self' ${origins.join(" ")}; connect-src 'self' ${origins.join(" ")}; img-src *; require-trusted-types-for 'script'; trusted-types 'none'`;

/**
 * Registers the tests of one engine; start is as attacks() of hostile.js has it.
 */
export function policies(start) {
	const engine = (name, body) =>
		test(name, async (t) => {
			const world = await begin(t);
			const browser = await start(world, t);
			world.host.files["/driver.js"] = (browser.first ?? "") + driver;
			const open = async (markup, headers = {}) => {
				const driven = html("", `<script src="/driver.js"></script>${markup}`);
				world.host.files["/page.html"] = {
					headers: { "content-type": "text/html; charset=utf-8", ...headers },
					body: driven,
				};
				const page = await browser.visit();
				await page.go(`${world.host.origin}/page.html`);
				return page;
			};
			await body(world, open, browser);
		});

	/** In the page: reads an article, posts, looks at it first, and answers. */
	async function converse() {
		const [widget] = await window.attack.mount([{ article: "/story.md", thread: "local:a" }]);
		await window.attack.post(widget, "Hello *there*", "Ada");
		const button = (name) => window.attack.within(widget, "button").find((b) => b.textContent === name);
		button("Reply").click();
		const form = await window.attack.until(
			() => window.attack.within(widget, 'form[aria-label="Reply to Ada"]')[0],
			"a form",
		);
		const box = form.querySelector("textarea");
		box.value = "An answer";
		box.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
		button("Post reply").click();
		await window.attack.until(() => window.attack.bodies(widget).length === 2, "the answer");
		await widget.refresh();
		const size = getComputedStyle(window.attack.within(widget, "[part=body]")[0]).fontSize;
		return [...window.attack.bodies(widget), window.attack.within(widget, "h1")[0].textContent, size];
	}
	const shown = ["Hello there", "An answer", "Story", "18px"];

	engine("nothing that it does is what the strictest policy forbids", async (world, open, { seen }) => {
		world.host.files["/story.md"] = "# Story\n\n| a |\n| :-: |\n| b |\n";
		const page = await open(world.tag(), { "content-security-policy": strict(world.cdn.origin) });
		assert.deepEqual(await page.run(converse), shown);
		assert.deepEqual(await page.run(() => window.violations), []);
		assert.deepEqual(seen.unexpected, []);
	});

	engine("a page that takes from elsewhere only what may be taken", async (world, open) => {
		world.host.files["/story.md"] = "# Story\n";
		const page = await open(`<script async crossorigin src="${world.cdn.loader}"></script>`, {
			"cross-origin-embedder-policy": "require-corp",
			"cross-origin-opener-policy": "same-origin",
		});
		assert.deepEqual(await page.run(converse), shown);
		assert.ok(await page.run(() => crossOriginIsolated));
	});

	engine("a sandboxed frame posts in memory", async (world, open) => {
		const { files } = world.host;
		files["/story.md"] = { headers: { "access-control-allow-origin": "*" }, body: "# Story\n" };
		files["/inner.js"] =
			`(${converse})().then((value) => ({ value, violations: window.violations }), (error) => ({ error: String(error) })).then((said) => parent.postMessage(said, "*"));`;
		files["/inner.html"] = {
			headers: {
				"content-type": "text/html",
				"content-security-policy": strict(world.cdn.origin, world.host.origin),
			},
			body: html("", `<script src="/driver.js"></script>${world.tag()}<script src="/inner.js"></script>`),
		};
		const page = await open("");
		const said = await page.run(async () => {
			const frame = document.createElement("iframe");
			frame.sandbox = "allow-scripts";
			frame.src = "/inner.html";
			const heard = new Promise((resolve) =>
				addEventListener("message", (event) => resolve(event.data), { once: true }),
			);
			document.body.append(frame);
			return heard;
		});
		assert.deepEqual(said, { value: shown, violations: [] });
	});

	engine("with integrity it works, and runs no module that is another", async (world, open) => {
		world.host.files["/story.md"] = "# Story\n";
		const guarded = `<script async crossorigin integrity="${integrity}" src="${world.cdn.loader}"></script>`;
		const page = await open(guarded);
		assert.deepEqual(await page.run(converse), shown);
		const tampered = Buffer.concat([built(moduleName), Buffer.from([0, 2, 1, 120])]);
		world.cdn.does.replace = (name) => name.includes(".wasm") && { body: tampered };
		const other = await open(guarded.replace("afterword.js", "afterword.js?again"));
		const message = await other.run(async () => {
			const element = document.createElement("after-word");
			element.setAttribute("loading", "eager");
			const heard = new Promise((resolve) =>
				element.addEventListener("afterword:error", (event) => resolve(event.detail)),
			);
			document.body.append(element);
			const { stage, message } = await heard;
			return `${stage}: ${message}`;
		});
		assert.match(message, /^load: .*did not load/);
	});
}
