// What a module that TinyGo built needs from JavaScript: the imports behind
// Go's package syscall/js. Functions that the module does not import are not
// here. Should it need another one, it does not start.
//
// Pages replace Reflect, Map and Set, so nothing here rests on them.

import { read } from "./pristine.js";
import { table } from "./values.js";

/**
 * Starts an instance of a compiled module.
 *
 * @param {WebAssembly.Module} module
 * @param {(error: Error) => void} died is called once, when the instance
 *   trapped; it answers no call after that.
 */
export async function instantiate(module, died) {
	const go = { _makeFuncWrapper: wrap };
	const values = table(go);
	let dead;
	let exports;

	// Runs f as a call from outside. An exception is a trap: Go cannot go on after one.
	function call(f, kept) {
		if (dead) return;
		const leave = values.enter(kept);
		try {
			return f();
		} catch (error) {
			if (!dead) {
				dead = true;
				died(error);
			}
		} finally {
			if (leave() && !dead) exports.collect?.();
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

	const memory = () => exports.memory.buffer;
	exports = (await WebAssembly.instantiate(module, { gojs: imports(values, memory) })).exports;
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
			return () => values.drop(kept);
		},
		/** The instance's memory, readable even after a trap. */
		memory,
		/** How many JS values Go holds. */
		held: values.held,
	};
}

/**
 * What package syscall/js calls.
 *
 * @param {ReturnType<typeof table>} values
 * @param {() => ArrayBuffer} memory
 */
function imports({ toJS, toGo }, memory) {
	const encoder = new TextEncoder();
	const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

	// A view of memory is useless once memory has grown. Addresses come as signed
	// numbers, which is right below 2 GiB. Memory beyond that ends the instance, since a
	// negative address is a RangeError.
	const bytes = (at, length) => new Uint8Array(memory(), at, length);
	const text = (at, length) => decoder.decode(bytes(at, length));

	function list(at, length) {
		const list = [];
		for (const end = at + length * 8; at < end; at += 8) list.push(toJS(new DataView(memory()).getBigUint64(at, true)));
		return list;
	}

	return {
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
	};
}
