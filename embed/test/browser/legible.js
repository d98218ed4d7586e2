// This tells whether a reader can read all that the widget says, by its contrast with what stands behind
// it.

import assert from "node:assert/strict";

/** The least contrast of text and what it may stand on, and which text that is. */
async function least() {
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
	const light = (rgb) => {
		const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
	};
	/** The colours of the page's picture: those of a gradient, the lightest and the darkest dot of a photograph; else none. */
	const paints = [null, "::before"].map((part) => getComputedStyle(document.body, part).backgroundImage);
	const backgroundImage = paints.find((paint) => paint !== "none") ?? "";
	const picture = backgroundImage.match(/rgba?\([^)]*\)/g) ?? [];
	const photograph = /url\("([^"]*)"\)/.exec(backgroundImage);
	if (photograph) {
		const image = new Image();
		image.src = photograph[1];
		await image.decode();
		const paper = document.createElement("canvas").getContext("2d");
		[paper.canvas.width, paper.canvas.height] = [image.width, image.height];
		paper.drawImage(image, 0, 0);
		const { data } = paper.getImageData(0, 0, image.width, image.height);
		const dots = Array.from({ length: data.length / 4 }, (_, i) => [...data.slice(4 * i, 4 * i + 3)]);
		dots.sort((a, b) => light(a) - light(b));
		picture.push(`rgb(${dots[0]})`, `rgb(${dots.at(-1)})`);
	}
	/** What may show behind an element: each colour of the page's picture, or the one that is there. */
	const behind = (element) =>
		(picture.length ? picture : ["transparent"]).map((dot) => {
			const layers = [];
			for (let e = element; e; e = up(e)) {
				if (e === document.body) layers.push(dot);
				layers.push(getComputedStyle(e).backgroundColor);
			}
			return layers.reduceRight((under, layer) => parse(layer, under), [255, 255, 255]);
		});
	let worst = [21, ""];
	for (const element of document.querySelector("after-word").shadowRoot.querySelectorAll("*")) {
		const says = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
		if (!(says || element.placeholder) || !element.checkVisibility()) continue;
		for (const ground of behind(element)) {
			const [a, b] = [light(ground), light(parse(getComputedStyle(element).color, ground))];
			const ratio = Math.max(a, b) / Math.min(a, b);
			if (ratio < worst[0]) worst = [ratio, `${element.outerHTML.slice(0, 90)} on ${ground}`];
		}
	}
	return worst;
}

/** Waits until all is legible: a colour comes with the next frame, or at a transition's end. */
export async function legible(page, when) {
	const deadline = Date.now() + 5000;
	for (;;) {
		const [ratio, text] = await page.evaluate(least);
		if (ratio >= 4.5) return;
		if (Date.now() > deadline) assert.fail(`${when}: ${ratio.toFixed(2)} of ${text}`);
		await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
	}
}
