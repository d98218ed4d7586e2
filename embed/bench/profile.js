// What the tasks of a page's main thread are made of, read out of Chromium's own
// trace: kinds of work by its events, and functions by the samples of its profiler.

import { mainThread, tasksOf, trace } from "./trace.js";

/**
 * @typedef {object} Task
 * @property {number} at when it began, in ms after the navigation
 * @property {number} processor
 * @property {Record<string, number>} kinds ms by kind of work
 * @property {[string, number][]} functions the share of its time that was spent in a function and what that calls, most first
 *
 * @typedef {object} Profile
 * @property {string} page
 * @property {Task[]} tasks the longest, longest first
 */

const categories = [
	"devtools.timeline",
	"v8",
	"v8.execute",
	"v8.wasm",
	"disabled-by-default-v8.compile",
	"disabled-by-default-v8.gc",
	"disabled-by-default-v8.wasm.detailed",
	"disabled-by-default-v8.cpu_profiler",
];

/** Kinds of work by the names of events. An event with another name is of the kind of what it is in. */
const kinds = [
	["compiling", /compil|deserialize|V8\.(Pre)?Parse|wasm\.(Add|Log|Publish|Finish|New|Sync|On)/i],
	["collecting", /GC|Scaveng/],
	["style", /UpdateLayoutTree|RecalcStyle|ParseAuthorStyleSheet/],
	["layout", /^Layout$|IntersectionObserver/],
	["painting", /Paint|Layerize|Commit$|HitTest/],
	[
		"script",
		/FunctionCall|EvaluateScript|evaluateModule|v8\.run|callFunction|EventDispatch|TimerFire|RunMicrotasks|FireAnimationFrame/,
	],
];

/** The kinds in the order in which they are shown. */
export const kindNames = ["module", "loader", "compiling", "collecting", "style", "layout", "painting", "other"];

const SHOWN_TASKS = 6;
const SHOWN_FUNCTIONS = 14;

/**
 * Runs a body and says what the page's longest tasks meanwhile are made of.
 *
 * @param {string} name of the page
 * @param {() => Promise<void>} body in which the page calls performance.mark("bench")
 * @returns {Promise<Profile>}
 */
export async function profile(browser, name, body) {
	const events = await trace(browser, categories, body);
	const { pid, start } = mainThread(events);
	const samples = samplesOf(events, pid);
	const longest = tasksOf(events)
		.sort((a, b) => b.tdur - a.tdur)
		.slice(0, SHOWN_TASKS);
	return { page: name, tasks: longest.map((task) => describe(task, start, samples)) };
}

function describe(task, start, samples) {
	const during = samples.filter(({ at }) => at >= task.ts && at < task.ts + task.dur);
	const spent = {};
	const add = (kind, microseconds) => {
		spent[kind] = (spent[kind] ?? 0) + microseconds / 1000;
	};
	const walk = (event, kind) => {
		const of = kinds.find(([, names]) => names.test(event.name))?.[0] ?? kind;
		const inside = event.inside.reduce((sum, { tdur }) => sum + tdur, 0);
		add(of, Math.max(0, event.tdur - inside));
		for (const child of event.inside) walk(child, of);
	};
	walk(task, "other");
	// What is script to a trace is the module's or the loader's by the function that was sampled.
	const sampled = (mine) => during.filter(mine).reduce((sum, { took }) => sum + took, 0);
	const module = sampled(({ stack }) => isModule(stack[0]));
	const loader = sampled(({ stack }) => !isModule(stack[0]) && stack[0]?.url);
	const { script = 0, ...rest } = spent;
	const share = module + loader > 0 ? module / (module + loader) : 0;
	return {
		at: (task.ts - start) / 1000,
		processor: task.tdur / 1000,
		kinds: { ...rest, module: script * share, loader: script * (1 - share) },
		functions: functionsOf(during),
	};
}

const isModule = (frame) => /\.wasm$|^wasm:/.test(frame?.url ?? "");

/** The functions with the largest shares. One that is on a stack twice counts once. */
function functionsOf(samples) {
	const spent = new Map();
	const total = samples.reduce((sum, { took }) => sum + took, 0);
	for (const { took, stack } of samples) {
		const names = stack.filter(({ url, functionName }) => url && functionName).map(nameOf);
		for (const name of new Set(names)) spent.set(name, (spent.get(name) ?? 0) + took / total);
	}
	return [...spent]
		.sort((a, b) => b[1] - a[1])
		.filter(([, share]) => share >= 0.02)
		.slice(0, SHOWN_FUNCTIONS);
}

/** A name as it stands in the sources: TinyGo spells the types of interfaces out, and the loader's file stands beside what was minified. */
const nameOf = (frame) =>
	isModule(frame)
		? frame.functionName
				.replace(/interface:\{.*\}/, "interface")
				.replaceAll("afterword/wasm/", "")
				.replace("#wasmexport", "")
				.replaceAll(/github\.com\/[\w-]+\//g, "")
		: `${frame.functionName}, in ${frame.url.split("/").pop()}`;

/** The profiler's samples: when, how long, and the functions on the stack, innermost first. */
function samplesOf(events, pid) {
	const begun = events.find((event) => event.name === "Profile" && event.pid === pid);
	const nodes = new Map();
	const samples = [];
	let at = begun?.args.data.startTime;
	for (const chunk of events) {
		if (chunk.name !== "ProfileChunk" || chunk.pid !== pid || chunk.id !== begun.id) continue;
		const { cpuProfile, timeDeltas } = chunk.args.data;
		for (const node of cpuProfile?.nodes ?? []) nodes.set(node.id, node);
		for (const [i, id] of (cpuProfile?.samples ?? []).entries()) {
			at += timeDeltas[i];
			samples.push({ at, id });
		}
	}
	return samples.map(({ at, id }, i) => {
		const stack = [];
		for (let node = nodes.get(id); node; node = nodes.get(node.parent)) stack.push(node.callFrame);
		return { at, took: Math.max(0, (samples[i + 1]?.at ?? at) - at), stack };
	});
}
