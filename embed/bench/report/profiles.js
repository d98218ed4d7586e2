// What the longest tasks are made of: by kind of work, and by function.

import { brief } from "../print.js";
import { kindNames } from "../profile.js";
import { html, table } from "./html.js";

/** What most of a profile's time goes to, in words. */
export function mostly({ tasks }) {
	const sum = (kind) => tasks.reduce((sum, { kinds }) => sum + (kinds[kind] ?? 0), 0);
	const all = tasks.reduce((sum, { processor }) => sum + processor, 0);
	const shares = kindNames.map((kind) => [kind, sum(kind) / all]).sort((a, b) => b[1] - a[1]);
	return shares
		.slice(0, 4)
		.map(([kind, share]) => `${kind} ${Math.round(share * 100)} %`)
		.join(", ");
}

/**
 * @param {string} part
 * @param {import("../profile.js").Profile[]} profiles
 */
export function profiles(part, profiles) {
	return `<section id="profiles-${part}"><h3>What the longest tasks are made of</h3>
<p>One visit each, on a processor four times slower where nothing else is said, with Chromium's profiler on, which itself takes time: believe the shares. The module's functions are
those of the sources; the loader's are minified.</p>
${profiles.map(one).join("")}</section>`;
}

function one({ page, tasks }) {
	const chart = {
		kind: "stacks",
		unit: "ms",
		kinds: kindNames,
		stacks: tasks.map(({ at, kinds }) => ({
			name: `at ${brief(at)} ms`,
			values: kindNames.map((kind) => kinds[kind] ?? 0),
		})),
	};
	const rows = tasks.map(({ at, processor, kinds }) => [
		`at ${brief(at)} ms`,
		brief(processor),
		...kindNames.map((kind) => (kinds[kind] >= 0.5 ? brief(kinds[kind]) : "")),
	]);
	const functions = tasks
		.filter(({ functions }) => functions.length)
		.map(
			({ at, processor, functions }) =>
				`<details><summary>Functions of the task at ${brief(at)} ms, ${brief(processor)} ms long</summary><ol>${functions
					.map(([name, share]) => `<li><span>${Math.round(share * 100)} %</span> <code>${html(name)}</code></li>`)
					.join("")}</ol></details>`,
		);
	return `<h4>${html(page)}</h4>
<div class="charts wide"><figure><figcaption>Processor time of each task, ms</figcaption><div class="chart" aria-hidden="true" data-chart="${html(JSON.stringify(chart))}"></div></figure></div>
${table(["task", "all, ms", ...kindNames], rows, `Tasks of ${page}`)}
${functions.join("")}`;
}
