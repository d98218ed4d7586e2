// These tests show what make bench makes of its samples and of Chromium's traces.

import assert from "node:assert/strict";
import { test } from "node:test";
import { figures, judge } from "../bench/figures.js";
import { withResults } from "../bench/readme.js";
import { best, exponent, median } from "../bench/result.js";
import { tasksOf } from "../bench/trace.js";

const row = (name, role, values, size) => ({ name, role, size, samples: values.map((cost) => ({ cost })) });

test("a median is of what was measured", () => {
	assert.equal(median([3, undefined, 1, 2]), 2);
	assert.equal(median([4, 1]), 2.5);
	assert.equal(median([undefined]), undefined);
});

test("the best peer is one of the same size, and no limit", () => {
	const rows = [
		row("a", "peer", [4, 6], 10),
		row("b", "peer", [7], 10),
		row("c", "peer", [1], 20),
		row("d", "limit", [1], 10),
	];
	assert.equal(best({ rows }, "cost", 10), 5);
	assert.equal(best({ rows }, "cost", 30), undefined);
});

test("growth is fitted to sizes from 1,000 on", () => {
	const grows = (of) =>
		exponent({ rows: [100, 1_000, 10_000, 50_000].map((n) => row("a", "ours", [of(n)], n)) }, "a", "cost");
	assert.ok(Math.abs(grows((n) => 3 * n) - 1) < 1e-9);
	assert.ok(Math.abs(grows((n) => (n < 1_000 ? 1e6 : n ** 1.5)) - 1.5) < 1e-9);
	assert.equal(exponent({ rows: [row("a", "ours", [1], 1_000)] }, "a", "cost"), undefined);
});

test("a figure is past its budget, and its goal met, by the median", () => {
	const budget = figures.find(({ part, of, table }) => part === "visit" && of && table);
	const table = {
		key: budget.table,
		title: "",
		measures: [{ key: budget.measure, unit: "ms" }],
		rows: [
			{ name: budget.row, role: "ours", samples: [{ [budget.measure]: 300 }] },
			{ name: "other", role: "peer", samples: [{ [budget.measure]: 100 }] },
		],
	};
	const [{ value, past, met }] = judge([{ part: "visit", tables: [table] }]).filter(({ what }) => what === budget.what);
	assert.deepEqual({ value, past, met }, { value: 3, past: true, met: false });
	assert.deepEqual(judge([]), []);
});

test("microtasks count with the task that they follow", () => {
	const on = { pid: 1, tid: 2 };
	const event = (name, ts, dur, tdur) => ({ ...on, ph: "X", name, ts, dur, tdur });
	const events = [
		{ ...on, ph: "I", name: "bench", cat: "blink.user_timing", ts: 50 },
		event("ThreadControllerImpl::RunTask", 0, 60, 60),
		event("ThreadControllerImpl::RunTask", 100, 20, 10),
		event("FunctionCall", 105, 10, 5),
		event("PerformMicrotaskCheckpoint", 120, 200, 90),
		event("ThreadControllerImpl::RunTask", 400, 30, 20),
		{ ...event("ThreadControllerImpl::RunTask", 500, 30, 20), tid: 3 },
	];
	assert.deepEqual(
		tasksOf(events).map(({ ts, dur, tdur }) => ({ ts, dur, tdur })),
		[
			{ ts: 100, dur: 220, tdur: 100 },
			{ ts: 400, dur: 30, tdur: 20 },
		],
	);
});

test("a README without markers stays as it is", () => {
	const made = { began: "2026-01-02T03:04:05Z", runs: 3, commit: { id: "c" }, command: "" };
	const run = { ...made, machine: { cores: 2 }, versions: {}, load: { during: 1 } };
	const result = { part: "page", run, tables: [{ measures: [], rows: [] }] };
	assert.equal(withResults("Text.", [result]), "Text.");
	assert.match(
		withResults("<!-- bench: page -->\n<!-- end of bench: page -->", [result]),
		/score.*Medians of 3 runs on January 2, 2026/s,
	);
});
