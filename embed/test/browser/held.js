// This counts what a page holds: timers, and what Chromium's DevTools count.

/** Runs in the page before anything else: window.timers are those that have not fired. */
export function watchTimers() {
	window.timers = new Set();
	const { setTimeout: set, clearTimeout: clear } = window;
	window.setTimeout = (f, ms, ...rest) => {
		const id = set(() => {
			window.timers.delete(id);
			f(...rest);
		}, ms);
		window.timers.add(id);
		return id;
	};
	window.clearTimeout = (id) => {
		window.timers.delete(id);
		clear(id);
	};
}

/**
 * Nodes, listeners, bytes of the heap and of modules, after garbage has been collected.
 *
 * @param {object} devtools a session of its protocol with the page
 */
export async function holds(devtools) {
	await devtools.send("HeapProfiler.collectGarbage");
	const { metrics } = await devtools.send("Performance.getMetrics");
	const metric = (name) => metrics.find((one) => one.name === name).value;
	const { result } = await devtools.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
	const { objects } = await devtools.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
	const { result: sum } = await devtools.send("Runtime.callFunctionOn", {
		objectId: objects.objectId,
		functionDeclaration:
			"function () { return [this.length, this.reduce((sum, one) => sum + one.buffer.byteLength, 0)] }",
		returnByValue: true,
	});
	await devtools.send("Runtime.releaseObject", { objectId: objects.objectId });
	const [instances, memory] = sum.value;
	return {
		heap: metric("JSHeapUsedSize"),
		nodes: metric("Nodes"),
		listeners: metric("JSEventListeners"),
		instances,
		memory,
	};
}
