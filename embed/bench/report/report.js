// One page of all that was measured: bench.html, which opens by itself and offline.

import { readFileSync } from "node:fs";
import { bundle } from "../bundle.js";
import { judge } from "../figures.js";
import { calm } from "../machine.js";
import { brief, heading, ratio, rowName, shown } from "../print.js";
import { best, exponent, middle, values } from "../result.js";
import { sizesTable } from "../sizes.js";
import { html, table } from "./html.js";
import { mostly, profiles } from "./profiles.js";

/**
 * @param {(import("../result.js").Result & {run: Run})[]} results
 * @param {object} sizes dist/sizes.json
 */
export async function report(results, sizes) {
	const style = readFileSync(new URL("style.css", import.meta.url), "utf8");
	const script = await bundle("../report/charts.js");
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>afterword: what it costs</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<main>
<header>
<h1>What afterword costs</h1>
<p>Measured side by side with others, in turn, in one run. A bar is the median, a dot one run; a table has the median, and the least and the most.</p>
<nav aria-label="Parts">${[
		["figures", "Goals"],
		...results.map(({ part, title }) => [part, title]),
		["sizes", "Sizes"],
		["machine", "On what"],
	]
		.map(([id, title]) => `<a href="#${id}">${html(title)}</a>`)
		.join(" ")}</nav>
</header>
${goals(results)}
${results.map(section).join("\n")}
<section id="sizes"><h2>Sizes</h2><p>What the files of this build weigh, in bytes.</p>${table(...sizesTable(sizes))}</section>
${machines(results)}
</main>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</html>
`;
}

/** What has become of budgets and goals. */
function goals(results) {
	const figures = judge(results);
	const inTheWay = ({ part, page }) => {
		const found = results.find((result) => result.part === part).profiles?.find((profile) => profile.page === page);
		return found ? `<br><a href="#profiles-${part}">What takes the time</a>: ${mostly(found)}` : "";
	};
	const verdict = (figure) => {
		const { past, met, goal, value, why } = figure;
		const missed = goal !== undefined && !met;
		const words = missed ? `missed: ${(value / goal).toFixed(1)} times the goal` : goal === undefined ? "" : "met";
		const kind = past ? "past" : missed ? "missed" : "met";
		return `<span class="${kind}">${[past && "past its budget", words].filter(Boolean).join(", ")}</span>${missed ? inTheWay(figure) : ""}${missed && why ? `<br>${html(why)}` : ""}`;
	};
	const rows = figures.map((figure) => {
		const number = (n) => (n === undefined ? "" : figure.unit ? `${brief(n)} ${figure.unit}` : n.toFixed(2));
		const { what, of, value, budget, goal } = figure;
		const name = of ? `${what}, of ${of === "the best peer" ? "the best peer's" : of}` : what;
		return `<tr><th scope="row">${html(name)}</th><td>${number(value)}</td><td>${number(budget)}</td><td>${number(goal)}</td><td class="words">${verdict(figure)}</td></tr>`;
	});
	const met = figures.filter(({ met }) => met).length;
	const all = figures.filter(({ goal }) => goal !== undefined).length;
	return `<section id="figures"><h2>Goals</h2>
<p>${met} of ${all} goals are met. A figure past its budget ends <code>make bench</code> in failure.</p>
<div class="scroll" role="region" aria-label="Goals" tabindex="0"><table><thead><tr><th scope="col">figure</th><th scope="col">today</th><th scope="col">budget</th><th scope="col">goal</th><th scope="col" class="words">so</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}

function section({ part, title, about, tables, profiles: found, run }) {
	return `<section id="${part}"><h2>${html(title)}</h2><p>${html(about)}</p>
${tables.map((table) => group(table)).join("\n")}
${found ? profiles(part, found) : ""}
${noise(run)}</section>`;
}

/** A table with the charts of what is drawn of it. */
function group(result) {
	const sized = result.rows.some(({ size }) => size);
	const drawn = result.measures.filter(({ drawn }) => drawn);
	const charts = drawn.map((measure) => (sized ? growth(result, measure) : bars(result, measure)));
	return `<section><h3>${html(result.title)}</h3>
<div class="charts">${charts.join("")}</div>
${samples(result)}
${result.note ? `<p class="note">${html(result.note)}</p>` : ""}</section>`;
}

const figure = (caption, chart) =>
	`<figure><figcaption>${html(caption)}</figcaption><div class="chart" aria-hidden="true" data-chart="${html(JSON.stringify(chart))}"></div></figure>`;

function bars({ rows }, { key, drawn, unit }) {
	const bars = rows
		.map((row) => ({ name: row.name, role: row.role, middle: middle(row, key), runs: values(row, key) }))
		.filter(({ middle }) => middle !== undefined);
	return figure(`${drawn}, ${unit}`, { kind: "bars", unit, bars });
}

function growth(result, { key, drawn, unit }) {
	const lines = [...new Set(result.rows.map(({ name }) => name))].map((name) => {
		const rows = result.rows.filter((row) => row.name === name && middle(row, key) > 0);
		const grows = exponent(result, name, key);
		return {
			name: grows === undefined ? name : `${name}: n^${grows.toFixed(2)}`,
			role: rows[0]?.role,
			points: rows.map((row) => [row.size, middle(row, key)]),
			runs: rows.flatMap((row) => values(row, key).map((n) => [row.size, n])),
		};
	});
	return figure(`${drawn}, ${unit}, by number of comments`, { kind: "growth", unit, lines });
}

/** All medians with their spreads, ratios to the best peer's, and how they grow. */
function samples({ title, measures, rows, ...rest }) {
	const result = { measures, rows, ...rest };
	const cells = (row) =>
		measures.flatMap((measure) => {
			const all = values(row, measure.key);
			const spread =
				all.length > 1 ? `<small>${shown(Math.min(...all), measure)}–${shown(Math.max(...all), measure)}</small>` : "";
			const cell = `${shown(middle(row, measure.key), measure)} ${spread}`;
			return measure.compared ? [cell, ratio(middle(row, measure.key), best(result, measure.key, row.size))] : [cell];
		});
	const head = ["", ...measures.flatMap((measure) => [heading(measure), ...(measure.compared ? ["ratio"] : [])])];
	const lines = rows.map((row) => [html(rowName(row)), ...cells(row)]);
	const grows = [...new Set(rows.filter(({ size }) => size).map(({ name }) => name))].map((name) => [
		`growth, ${html(name)}`,
		...measures.map(({ key }) => {
			const b = exponent(result, name, key);
			return b === undefined ? "" : `n<sup>${b.toFixed(2)}</sup>`;
		}),
	]);
	return table(head, [...lines, ...grows], title);
}

/** What was run, and whether others had the machine at the time. */
function noise(run) {
	const { began, command, commit, load, machine } = run;
	const when = new Date(began).toLocaleString("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
	const loads = [load.before, load.during, load.after].map((n) => n.toFixed(1)).join(", ");
	const busy = "It was busy with other things, too: believe processor time and ratios, not the clock.";
	return `<p class="run">${when} UTC, commit ${commit.id}${commit.changed ? " with changes" : ""}: <code>${html(command)}</code>. Load of the machine before, during and after: ${loads}, with ${machine.cores} cores.${calm(run) ? "" : ` <strong>${busy}</strong>`}</p>`;
}

function machines(results) {
	const runs = results.map(({ run }) => run);
	const { machine } = runs[runs.length - 1];
	const versions = new Map();
	for (const run of runs) {
		for (const [name, version] of Object.entries(run.versions)) {
			if (!versions.has(name)) versions.set(name, new Set());
			versions.get(name).add(version);
		}
	}
	const rows = [...versions].map(([name, all]) => [html(name), html([...all].join(", "))]);
	return `<section id="machine"><h2>On what</h2>
<p>${machine.cores} × ${html(machine.model)}, ${brief(machine.memory / 1e9)} GB, ${html(machine.system)}. Pages, servers and peers are on this machine; lines and slower processors are Chromium's own throttling.</p>
${table(["", "version"], rows, "Versions")}</section>`;
}
