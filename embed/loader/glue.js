// What a module that TinyGo built needs of JavaScript: the imports behind
// Go's package syscall/js. TinyGo never gives a JS value back, so the glue
// counts by scope: what Go has touched while it answered one call from
// outside is forgotten when that call returns, and what it touched while a
// widget was mounted is kept until the widget goes. What the module does not
// import is not here; should it begin to, it does not start.

const NAN = 0x7ff80000n << 32n;
const kinds = { string: 2n, function: 4n };

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
	const values = [NaN, 0, null, true, false, globalThis, go];
	const ids = new Map(values.map((value, id) => [value, id]));
	const holders = [];
	const free = [];
	let scope = new Set(); // what is touched at the start is kept for good
	let depth = 0;
	let dead = false;
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
		if (!Number.isNaN(number)) return number || undefined;
		return values[Number(ref & 0xffffffffn)];
	}

	function toGo(value) {
		if (value === undefined) return 0n;
		let id = ids.get(value);
		if (id < 5) return NAN | BigInt(id); // one of the constants
		if (typeof value === "number") {
			box.setFloat64(0, value);
			return box.getBigUint64(0);
		}
		if (id === undefined) {
			id = free.pop() ?? values.length;
			values[id] = value;
			holders[id] = 0;
			ids.set(value, id);
		}
		if (!scope.has(id)) {
			scope.add(id);
			holders[id]++;
		}
		return NAN | ((kinds[typeof value] ?? 1n) << 32n) | BigInt(id);
	}

	function drop(scope) {
		for (const id of scope) {
			if (--holders[id] === 0) {
				ids.delete(values[id]);
				values[id] = undefined;
				free.push(id);
			}
		}
		scope.clear();
	}

	// Runs f as a call from outside; the outermost one has a scope of its own.
	function call(f, kept) {
		if (dead) return undefined;
		const outer = scope;
		if (kept) scope = kept;
		else if (depth === 0) scope = new Set();
		const own = scope;
		depth++;
		try {
			return f();
		} catch (error) {
			if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
			if (!dead) {
				dead = true;
				died(error);
			}
			return undefined;
		} finally {
			depth--;
			scope = outer;
			if (!kept && depth === 0 && !dead) {
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

	const list = (at, length) => Array.from({ length }, (_, i) => toJS(memory().getBigUint64(at + i * 8, true)));
	// A JS exception becomes a Go panic, as syscall/js says.
	const attempt = (result, f) => {
		let value;
		let ok = 1;
		try {
			value = f();
		} catch (error) {
			if (dead) throw error;
			value = error;
			ok = 0;
		}
		memory().setBigUint64(result, toGo(value), true);
		memory().setUint8(result + 8, ok);
	};

	const imports = {
		gojs: {
			random: () => crypto.getRandomValues(new Uint32Array(1))[0],
			stringVal: (at, length) => toGo(text(at, length)),
			valueGet: (v, at, length) => toGo(Reflect.get(toJS(v), text(at, length))),
			valueSet: (v, at, length, x) => {
				Reflect.set(toJS(v), text(at, length), toJS(x));
			},
			valueIndex: (v, i) => toGo(Reflect.get(toJS(v), i)),
			valueSetIndex: (v, i, x) => {
				Reflect.set(toJS(v), i, toJS(x));
			},
			valueCall: (result, v, at, length, args, count) =>
				attempt(result, () => {
					const object = toJS(v);
					return Reflect.apply(Reflect.get(object, text(at, length)), object, list(args, count));
				}),
			valueNew: (result, v, args, count) => attempt(result, () => Reflect.construct(toJS(v), list(args, count))),
			valueLength: (v) => toJS(v).length,
			valuePrepareString: (result, v) => {
				const encoded = encoder.encode(String(toJS(v)));
				memory().setBigUint64(result, toGo(encoded), true);
				memory().setInt32(result + 8, encoded.length, true);
			},
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
			}, scope);
		},
		/** Runs f and keeps what Go touches in it, until the returned function is called. */
		keep(f) {
			const kept = new Set();
			call(f, kept);
			return () => drop(kept);
		},
		/** The instance's memory, readable even after a trap. */
		memory: () => exports.memory.buffer,
		/** How many JS values Go holds. */
		held: () => values.length - free.length,
	};
}
