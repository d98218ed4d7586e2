// The shelf of themes: in whatever way a page sets its colours, all that the widget
// says is legible on them, in light and dark and when a reader toggles.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { awkward, built, button, commentBy, html, moduleName, post, ready, run, sizes, test } from "./harness.js";

const shelf = new URL("../../pages/themes/", import.meta.url);

/** The least contrast of text and what it stands on, and which text that is. */
function least() {
	const paper = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	paper.canvas.width = paper.canvas.height = 1;
	const parse = (css, under) => {
		paper.fillStyle = `rgb(${under.join(" ")})`;
		paper.fillRect(0, 0, 1, 1);
		paper.fillStyle = css;
		paper.fillRect(0, 0, 1, 1);
		return [...paper.getImageData(0, 0, 1, 1).data.slice(0, 3)];
	};
	const up = (e) => e.assignedSlot ?? e.parentElement ?? e.getRootNode().host;
	const first = /rgba?\([^)]*\)/;
	const behind = (element) => {
		const layers = [];
		for (let e = element; e; e = up(e)) {
			const { backgroundColor, backgroundImage } = getComputedStyle(e);
			layers.push(backgroundColor);
			// Of a gradient the first colour stands for all.
			if (e === document.body && first.test(backgroundImage)) layers.push(first.exec(backgroundImage)[0]);
		}
		return layers.reduceRight((under, layer) => parse(layer, under), [255, 255, 255]);
	};
	const light = (rgb) => {
		const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
	};
	let worst = [21, ""];
	for (const element of document.querySelector("after-word").shadowRoot.querySelectorAll("*")) {
		const says = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
		if (!(says || element.placeholder) || !element.checkVisibility()) continue;
		const ground = behind(element);
		const [a, b] = [light(ground), light(parse(getComputedStyle(element).color, ground))];
		const ratio = Math.max(a, b) / Math.min(a, b);
		if (ratio < worst[0]) worst = [ratio, `${element.outerHTML.slice(0, 90)} on ${ground}`];
	}
	return worst;
}

/** Waits until all is legible: a colour comes with the next frame, or at a transition's end. */
async function legible(page, when) {
	const deadline = Date.now() + 5000;
	for (;;) {
		const [ratio, text] = await page.evaluate(least);
		if (ratio >= 4.5) return;
		if (Date.now() > deadline) assert.fail(`${when}: ${ratio.toFixed(2)} of ${text}`);
		await page.waitForTimeout(50);
	}
}

for (const name of readdirSync(shelf)) {
	for (const colorScheme of ["light", "dark"]) {
		test(
			`all is legible in ${name}, on a ${colorScheme} system, and when it is toggled`,
			run(async (world) => {
				const types = { js: "text/javascript", wasm: "application/wasm", json: "application/json" };
				for (const { name } of sizes.files) {
					const headers = { "content-type": types[name.split(".").pop()] };
					world.host.files[`/dist/${name}`] = { headers, body: built(name) };
				}
				world.host.files[`/dist/${moduleName}.gz`] = built(`${moduleName}.gz`);
				const context = await world.context({ colorScheme });
				const body = readFileSync(new URL(name, shelf), "utf8");
				const page = await world.open(body, { path: `/embed/pages/themes/${name}`, context });
				await ready(page);
				await legible(page, "empty");
				await post(page, "Hello *there*, see [this](https://example.test/) and `that`\n\n> quoted", "Ada");
				await commentBy(page, "Ada").waitFor();
				for (const when of ["as it comes", "toggled", "and back"]) {
					await legible(page, when);
					await button(page, "Toggle").click();
				}
			}),
		);
	}
}

test("the list of the shelf leads to every page of it", () => {
	const list = [...awkward("themes.html").matchAll(/href="themes\/([^"]+)"/g)].map(([, name]) => name);
	assert.deepEqual(list, readdirSync(shelf).sort());
});

test(
	"a sheet that a script changes or switches off is seen by its text, without a click",
	run(async (world) => {
		const head =
			"<style>* { transition: none !important }</style><style id=s>html { background: #222; color: #eee }</style>";
		const page = await world.open(html(world.tag({ thread: "local:a", loading: "eager" }), head));
		await ready(page);
		await legible(page, "dark");
		const change = (step) =>
			page.evaluate((step) => new Function("sheet", step)(document.querySelector("#s").sheet), step);
		await change("sheet.disabled = true");
		await legible(page, "switched off");
		await change("sheet.disabled = false");
		await legible(page, "switched on");
		await change('sheet.insertRule("html { background: #fafafa; color: #333 }", 1)');
		await legible(page, "a rule more");
	}),
);
