// A framework changes the attributes of its elements, moves, removes and inserts them, and the widget
// follows.

import assert from "node:assert/strict";
import { compile } from "svelte/compiler";
import { bundle } from "./bundle.js";
import { alerts, box, comments, composer, html, post, ready, run, test, told } from "./harness.js";

const svelte = `<script>
	let state = $state({ shown: true, names: ["a", "b"], theme: "light", threads: { a: "local:a", b: "local:b" } });
	window.show = (change) => Object.assign(state, change);
</script>
{#if state.shown}
	{#each state.names as name (name)}
		<after-word id={name} thread={state.threads[name]} theme={state.theme} loading="eager"></after-word>
	{/each}
{/if}`;

// Each shows elements as window.show({shown, names, theme, threads}) says.
const frameworks = {
	React: bundle(`
		import { createElement, useState } from "react";
		import { createRoot } from "react-dom/client";
		function App() {
			const [state, set] = useState({ shown: true, names: ["a", "b"], theme: "light", threads: { a: "local:a", b: "local:b" } });
			window.show = (change) => set({ ...state, ...change });
			return state.shown && state.names.map((name) =>
				createElement("after-word", { key: name, id: name, thread: state.threads[name], theme: state.theme, loading: "eager" }));
		}
		createRoot(document.getElementById("app")).render(createElement(App));
	`),
	Vue: bundle(`
		import { createApp, h, reactive } from "vue";
		const state = reactive({ shown: true, names: ["a", "b"], theme: "light", threads: { a: "local:a", b: "local:b" } });
		window.show = (change) => Object.assign(state, change);
		createApp({
			render: () => state.shown ? state.names.map((name) =>
				h("after-word", { key: name, id: name, thread: state.threads[name], theme: state.theme, loading: "eager" })) : null,
		}).mount("#app");
	`),
	Svelte: bundle(
		`${compile(svelte, { generate: "client", name: "App" }).js.code.replace("export default", "")}
		import { mount } from "svelte";
		mount(App, { target: document.getElementById("app") });`,
	),
};

for (const [name, script] of Object.entries(frameworks)) {
	test(
		`${name} changes, moves, removes and brings back`,
		run(async (world) => {
			world.host.files["/app.js"] = script;
			const page = await world.open(html(`<div id="app"></div><script src="/app.js"></script>${world.tag()}`));
			await ready(page, 2);
			const a = page.locator("#a");
			const b = page.locator("#b");
			await post(a, "In a", "Ada");
			await comments(a).waitFor();
			await box(composer(a)).fill("A draft in a");
			await box(composer(b)).fill("A draft in b");

			await page.evaluate(() => window.show({ theme: "dark" }));
			for (const place of [a, b]) await place.locator(".afterword.dark").waitFor();
			assert.equal((await told(page, "ready")).length, 2, "an attribute is no new beginning");

			await page.evaluate(() =>
				window.show({ names: ["b", "c", "a"], threads: { a: "local:a", b: "local:b", c: "local:a" } }),
			);
			const c = page.locator("#c");
			await comments(c).waitFor();
			await comments(a).waitFor();
			const order = await page.locator("after-word").evaluateAll((all) => all.map((e) => e.id));
			assert.deepEqual(order, ["b", "c", "a"]);
			assert.equal(await box(composer(b)).inputValue(), "A draft in b");
			assert.equal(await box(composer(a)).inputValue(), "A draft in a");

			await page.evaluate(() => window.show({ threads: { a: "local:a", b: "local:a", c: "local:other" } }));
			await comments(b).waitFor();
			await comments(c).waitFor({ state: "detached" });
			await composer(c).waitFor();

			await page.evaluate(() => window.show({ shown: false }));
			await page.locator("after-word").first().waitFor({ state: "detached" });
			const before = (await told(page, "ready")).length;
			await page.evaluate(() => window.show({ shown: true, names: ["a"] }));
			await ready(page, before + 1);
			assert.equal(await comments(a).count(), 1);
			await post(a, "Once more", "Ada");
			await comments(a).nth(1).waitFor();
			assert.deepEqual(await alerts(page), []);
			assert.deepEqual(await told(page, "error"), []);
		}),
	);
}
