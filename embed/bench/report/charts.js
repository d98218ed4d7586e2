// Runs in bench.html: draws its charts, in the colours of the page's scheme and as
// wide as there is room. What they show stands in the tables beside them.

import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const brief = (n) => (Math.abs(n) < 10 ? n.toFixed(1) : Math.round(n).toLocaleString("en"));

/** What all charts have. */
const base = () => ({
	animation: false,
	textStyle: { fontFamily: "system-ui, sans-serif", fontSize: 13, color: color("ink") },
	tooltip: {
		confine: true,
		backgroundColor: color("ground"),
		borderColor: color("line"),
		textStyle: { color: color("ink"), fontSize: 13 },
	},
});

const axis = () => ({
	axisLine: { lineStyle: { color: color("line") } },
	axisTick: { show: false },
	axisLabel: { color: color("soft"), fontSize: 12, hideOverlap: true },
	splitLine: { lineStyle: { color: color("line") } },
});

/** The names of the rows, on the left. */
const rowsAxis = (names, width) => ({
	...axis(),
	type: "category",
	inverse: true,
	data: names,
	splitLine: { show: false },
	axisLabel: { color: color("ink"), fontSize: 12, width, overflow: "break", lineHeight: 15, interval: 0 },
});

const valueAxis = () => ({
	...axis(),
	type: "value",
	min: 0,
	splitNumber: 4,
	axisLabel: { color: color("soft"), fontSize: 12, hideOverlap: true, formatter: (n) => n.toLocaleString("en") },
});

/** How much room the names of rows have. */
const LABELS = 144;

const kinds = {
	bars: ({ unit, bars }) => ({
		height: bars.length * 42 + 48,
		option: {
			grid: { left: LABELS + 12, right: 18, top: 4, bottom: 28 },
			xAxis: valueAxis(),
			yAxis: rowsAxis(
				bars.map(({ name, middle }) => `${name}\n${brief(middle)}`),
				LABELS,
			),
			series: [
				{
					type: "bar",
					barWidth: 18,
					data: bars.map(({ middle, role }) => ({ value: middle, itemStyle: { color: color(role) } })),
					tooltip: { formatter: ({ dataIndex: i }) => `${bars[i].name}: ${brief(bars[i].middle)} ${unit}` },
				},
				{
					type: "scatter",
					symbolSize: 6,
					itemStyle: { color: color("ink"), opacity: 0.55 },
					data: bars.flatMap(({ runs }, i) => runs.map((n) => [n, i])),
					tooltip: { formatter: ({ value: [n, i] }) => `${bars[i].name}, one run: ${brief(n)} ${unit}` },
				},
			],
		},
	}),
	stacks: ({ unit, kinds, stacks }) => ({
		height: stacks.length * 34 + 92,
		option: {
			grid: { left: 92, right: 18, top: 8, bottom: 72 },
			legend: {
				bottom: 0,
				itemWidth: 12,
				itemHeight: 12,
				itemGap: 16,
				textStyle: { color: color("ink"), fontSize: 12 },
			},
			xAxis: valueAxis(),
			yAxis: rowsAxis(
				stacks.map(({ name }) => name),
				80,
			),
			series: kinds.map((kind, i) => ({
				name: kind,
				type: "bar",
				stack: "all",
				barWidth: 18,
				itemStyle: { color: color(`kind-${kind}`) },
				data: stacks.map(({ values }) => values[i]),
				tooltip: { formatter: ({ name, value }) => `${name}, ${kind}: ${brief(value)} ${unit}` },
			})),
		},
	}),
	growth: ({ unit, lines }) => ({
		height: 320,
		option: {
			grid: { left: 64, right: 24, top: 28, bottom: 76 },
			legend: { bottom: 0, textStyle: { color: color("ink"), fontSize: 12 } },
			xAxis: {
				...axis(),
				type: "log",
				axisLabel: { color: color("soft"), fontSize: 12, formatter: (n) => n.toLocaleString("en") },
				name: "comments",
				nameLocation: "middle",
				nameGap: 28,
				nameTextStyle: { color: color("soft") },
			},
			yAxis: {
				...axis(),
				type: "log",
				axisLabel: { color: color("soft"), fontSize: 12, formatter: (n) => n.toLocaleString("en") },
				name: unit,
				nameTextStyle: { color: color("soft") },
			},
			series: lines.flatMap(({ name, role, points, runs }) => [
				{
					name,
					type: "line",
					data: points,
					symbolSize: 8,
					lineStyle: { color: color(role), width: 2 },
					itemStyle: { color: color(role) },
					tooltip: {
						formatter: ({ value: [n, y] }) => `${name}<br>${n.toLocaleString("en")} comments: ${brief(y)} ${unit}`,
					},
				},
				{
					type: "scatter",
					data: runs,
					symbolSize: 5,
					itemStyle: { color: color(role), opacity: 0.5 },
					tooltip: { show: false },
				},
			]),
		},
	}),
};

const drawn = new Map();

function draw(place) {
	const chart = JSON.parse(place.dataset.chart);
	const { height, option } = kinds[chart.kind](chart);
	place.style.height = `${height}px`;
	if (!drawn.has(place)) drawn.set(place, init(place, null, { renderer: "svg" }));
	drawn.get(place).resize();
	drawn.get(place).setOption({ ...base(), ...option }, true);
}

const places = document.querySelectorAll("[data-chart]");
const wide = new ResizeObserver((entries) => {
	for (const { target } of entries) draw(target);
});
for (const place of places) wide.observe(place);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
	for (const place of places) draw(place);
});
