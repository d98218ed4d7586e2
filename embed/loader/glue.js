// What a module that TinyGo built needs of JavaScript: the imports behind
// Go's package syscall/js. TinyGo never gives a JS value back, so the glue
// counts by scope: what Go has touched while it answered one call from
// outside is forgotten when that call returns, and what it touched while a
// widget was mounted is kept until the widget goes. What the module does not
// import is not here; should it begin to, it does not start.
//
// Pages replace Reflect, Map and Set, so nothing here rests on them.

import { read } from "./pristine.js";

const NAN = 0x7ff80000n << 32n;

/**
 * Starts an instance of a compiled module.
 *
 * @param {WebAssembly.Module} module
 * @param {(error: Error) => void} died is called once, when the instance
 *   trapped; it answers no call after that.
 */
export async function instantiate(module, died) {
	const encoder = new TextEncoder();
	const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	const box = new DataView(new ArrayBuffer(8));
	const go = { _makeFuncWrapper: wrap };
	const constants = [NaN, 0, null, true, false, globalThis, go];
	/** @type {any[]} */
	const values = [...constants];
	const free = [];
	let scope; // of the call that is under way
	let dead;
	let exports;

	// A view of memory is of no use once that has grown. Addresses come as signed
	// numbers, which is right below 2 GiB; memory that has grown beyond ends the
	// instance, as a negative place in it is a RangeError.
	const memory = () => new DataView(exports.memory.buffer);
	const bytes = (at, length) => new Uint8Array(exports.memory.buffer, at, length);
	const text = (at, length) => decoder.decode(bytes(at, length));

	function toJS(ref) {
		box.setBigUint64(0, ref);
		const number = box.getFloat64(0);
		return Number.isNaN(number) ? values[Number(ref & 0xffffffffn)] : number || undefined;
	}

	function toGo(value) {
		if (value === undefined) return 0n;
		const kind = typeof value;
		let id = constants.indexOf(value);
		if (id < 0) {
			if (kind === "number") {
				box.setFloat64(0, value);
				return box.getBigUint64(0);
			}
			id = free.pop() ?? values.length;
			values[id] = value;
			scope.push(id);
		}
		const flag = kind === "string" ? 2n : kind === "function" ? 4n : id < 5 ? 0n : 1n;
		return NAN | (flag << 32n) | BigInt(id);
	}

	function drop(scope) {
		for (const id of scope) {
			values[id] = undefined;
			free.push(id);
		}
		scope.length = 0;
	}

	// Runs f as a call from outside; the outermost one has a scope of its own. An
	// exception is a trap: Go has no way to go on after one.
	function call(f, kept) {
		if (dead) return;
		const outer = scope;
		const own = kept ?? outer ?? [];
		scope = own;
		try {
			return f();
		} catch (error) {
			if (!dead) {
				dead = true;
				died(error);
			}
		} finally {
			scope = outer;
			if (!kept && !outer && !dead) {
				drop(own);
				exports.collect?.();
			}
		}
	}

	function wrap(id) {
		return function (...args) {
			return call(() => {
				const event = { id, this: this, args };
				go._pendingEvent = event;
				exports.resume();
				return event.result;
			});
		};
	}

	function list(at, length) {
		const list = [];
		for (const end = at + length * 8; at < end; at += 8) list.push(toJS(memory().getBigUint64(at, true)));
		return list;
	}

	const imports = {
		gojs: {
			random: () => crypto.getRandomValues(new Uint32Array(1))[0],
			stringVal: (at, length) => toGo(text(at, length)),
			valueGet: (v, at, length) => toGo(read(toJS(v), text(at, length))),
			valueSet: (v, at, length, x) => {
				toJS(v)[text(at, length)] = toJS(x);
			},
			valueIndex: (v, i) => toGo(toJS(v)[i]),
			valueSetIndex: (v, i, x) => {
				toJS(v)[i] = toJS(x);
			},
			valueCall: (v, at, length, args, count) => {
				const object = toJS(v);
				return toGo(read(object, text(at, length)).apply(object, list(args, count)));
			},
			valueNew: (v, args, count) => toGo(new (toJS(v))(...list(args, count))),
			valueLength: (v) => toJS(v).length,
			valuePrepareString: (v) => toGo(encoder.encode(`${toJS(v)}`)),
			valueLoadString: (v, at, length) => {
				bytes(at, length).set(toJS(v));
			},
		},
	};

	exports = (await WebAssembly.instantiate(module, imports)).exports;
	return {
		/** Runs the program's start; what it touches is kept for good. */
		start() {
			call(() => {
				exports._initialize();
				exports.start();
			}, []);
		},
		/** Runs f and keeps what Go touches in it, until the returned function is called. */
		keep(f) {
			const kept = [];
			call(f, kept);
			return () => drop(kept);
		},
		/** The instance's memory, readable even after a trap. */
		memory: () => exports.memory.buffer,
		/** How many JS values Go holds. */
		held: () => values.length - free.length,
	};
}
