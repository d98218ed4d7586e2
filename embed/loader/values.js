// The table of JavaScript values that a module has touched. For Go each is a number.
//
// TinyGo never releases a value, so each belongs to a scope. Values that Go touches
// during a call from outside are forgotten when that call returns. Values that it
// touches while it mounts a widget are kept until the widget goes.

const NAN = 0x7ff80000n << 32n;

const box = new DataView(new ArrayBuffer(8));

/** The number with these bits. */
function numberOf(bits) {
	box.setBigUint64(0, bits);
	return box.getFloat64(0);
}

/** The bits of a number. */
function bitsOf(number) {
	box.setFloat64(0, number);
	return box.getBigUint64(0);
}

/** @param {unknown} go the object that Go knows as its own */
export function table(go) {
	const constants = [NaN, 0, null, true, false, globalThis, go];
	/** @type {any[]} */
	const values = [...constants];
	const free = [];
	let scope; // of the call that is under way

	function drop(scope) {
		for (const id of scope) {
			values[id] = undefined;
			free.push(id);
		}
		scope.length = 0;
	}

	return {
		toJS(ref) {
			const number = numberOf(ref);
			return Number.isNaN(number) ? values[Number(ref & 0xffffffffn)] : number || undefined;
		},

		toGo(value) {
			if (value === undefined) return 0n;
			const kind = typeof value;
			let id = constants.indexOf(value);
			if (id < 0) {
				if (kind === "number") return bitsOf(value);
				id = free.pop() ?? values.length;
				values[id] = value;
				scope.push(id);
			}
			const flag = kind === "string" ? 2n : kind === "function" ? 4n : id < 5 ? 0n : 1n;
			return NAN | (flag << 32n) | BigInt(id);
		},

		/**
		 * Begins a call from outside, whose values go to kept. Without kept they go to the
		 * scope of the call that is under way, or else to a scope of its own. Returns a
		 * function that ends the call and tells whether its values are forgotten.
		 */
		enter(kept) {
			const outer = scope;
			const own = kept ?? outer ?? [];
			scope = own;
			return () => {
				scope = outer;
				if (kept || outer) return false;
				drop(own);
				return true;
			};
		},

		/** Forgets the values of a scope. */
		drop,

		/** How many values Go holds. */
		held: () => values.length - free.length,
	};
}
