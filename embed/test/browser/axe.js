// This gives what axe-core finds in the widget.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What breaks a rule of WCAG 2.2 A and AA or a best practice, inside the widget. */
export async function findings(page) {
	await page.evaluate(axe);
	return page.evaluate(async () => {
		const { violations } = await window.axe.run("after-word", {
			runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		});
		return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
	});
}
