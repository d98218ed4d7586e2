// This counts how much a module does, without a clock: a copy of the module counts its own steps. A step
// is a call or a round of a loop, and of what is copied or filled at once every eight bytes. Between two
// steps a module does no more than stands in one function, so the count grows as the time does, and it is
// the same on every machine. It counts all that was compiled into the module: ours, goldmark's, the
// standard library's and the allocator's.
// https://webassembly.github.io/spec/core/binary/

const section = { type: 1, import: 2, function: 3, global: 6, export: 7, code: 10 };
const op = { loop: 0x03, globalGet: 0x23, globalSet: 0x24, constant: 0x42, add: 0x7c };

/** Reads a module byte by byte. */
class Reader {
	at = 0;

	constructor(bytes) {
		this.bytes = bytes;
	}

	get done() {
		return this.at >= this.bytes.length;
	}

	byte() {
		return this.bytes[this.at++];
	}

	take(n) {
		this.at += n;
		return this.bytes.subarray(this.at - n, this.at);
	}

	/** An unsigned number, or a signed one whose value does not matter. */
	number() {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = this.byte();
			value += (byte & 0x7f) * 2 ** shift;
			if (byte < 0x80) return value;
		}
	}

	/** Goes over the operands of an instruction. */
	skipOperands(code) {
		const numbers = (n) => {
			for (let i = 0; i < n; i++) this.number();
		};
		if (code >= 0x02 && code <= 0x04)
			numbers(1); // block, loop, if
		else if (code === 0x0c || code === 0x0d || code === 0x10)
			numbers(1); // br, br_if, call
		else if (code === 0x0e)
			numbers(this.number() + 1); // br_table
		else if (code === 0x11)
			numbers(2); // call_indirect
		else if (code === 0x1c)
			numbers(this.number()); // select with types
		else if (code >= 0x20 && code <= 0x26)
			numbers(1); // variables and tables
		else if (code >= 0x28 && code <= 0x3e)
			numbers(2); // loads and stores
		else if (code >= 0x3f && code <= 0x42)
			numbers(1); // sizes of memory, constants
		else if (code === 0x43) this.take(4);
		else if (code === 0x44) this.take(8);
		else if (code === 0xd0 || code === 0xd2) numbers(1);
		else if (code > 0xd2) throw new Error(`instruction ${code.toString(16)}`);
	}
}

function leb(value) {
	const bytes = [];
	do {
		const low = value & 0x7f;
		value >>>= 7;
		bytes.push(value ? low | 0x80 : low);
	} while (value);
	return bytes;
}

const sized = (bytes) => [...leb(bytes.length), ...bytes];

/** What counts a step; global is the number of the counter. */
const step = (global) => [op.globalGet, ...leb(global), op.constant, 1, op.add, op.globalSet, ...leb(global)];

/**
 * A function that counts what an instruction of three numbers is told to move,
 * the third being its length, and has it done.
 */
function mover(global, instruction) {
	const count = [op.globalGet, ...leb(global), 0x20, 2, 0xad, op.constant, 3, 0x88, op.constant, 1, op.add, op.add];
	const body = [0, ...count, op.globalSet, ...leb(global), 0x20, 0, 0x20, 1, 0x20, 2, 0xfc, ...instruction, 0x0b];
	return sized(body);
}

const copy = 10;
const fill = 11;

/** How many numbers the instructions after the byte 0xfc have behind them. */
const operands = { 8: 2, 9: 1, [copy]: 2, [fill]: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1 };

/** The body of a function with a step at its front and in front of each round of its loops. */
function counting(body, global, movers) {
	const r = new Reader(body);
	const out = [];
	let done = 0;
	const keep = () => {
		for (; done < r.at; done++) out.push(body[done]);
	};
	for (let groups = r.number(); groups > 0; groups--) {
		r.number();
		r.byte();
	}
	keep();
	out.push(...step(global));
	while (!r.done) {
		const start = r.at;
		const code = r.byte();
		if (code !== 0xfc) {
			r.skipOperands(code);
			keep();
			if (code === op.loop) out.push(...step(global));
			continue;
		}
		const kind = r.number();
		for (let n = operands[kind] ?? 0; n > 0; n--) r.number();
		if (kind === copy || kind === fill) {
			if (done !== start) throw new Error("lost");
			done = r.at;
			out.push(0x10, ...leb(movers[kind]));
		} else keep();
	}
	return out;
}

/**
 * A module that counts its steps in the exported global "steps".
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export function counted(bytes) {
	const r = new Reader(bytes);
	const out = [...r.take(8)];
	let [types, functions, globals] = [0, 0, 0];
	const movers = {};
	while (!r.done) {
		const id = r.byte();
		let content = r.take(r.number());
		const s = new Reader(content);
		if (id === section.type) {
			types = s.number();
			content = [...leb(types + 1), ...content.subarray(s.at), 0x60, 3, 0x7f, 0x7f, 0x7f, 0];
		} else if (id === section.import) {
			for (let n = s.number(); n > 0; n--) {
				s.take(s.number());
				s.take(s.number());
				const kind = s.byte();
				if (kind === 0) functions++;
				else throw new Error(`import of kind ${kind}`);
				s.number();
			}
		} else if (id === section.function) {
			const own = s.number();
			content = [...leb(own + 2), ...content.subarray(s.at), ...leb(types), ...leb(types)];
			functions += own;
			movers[copy] = functions;
			movers[fill] = functions + 1;
		} else if (id === section.global) {
			globals = s.number();
			content = [...leb(globals + 1), ...content.subarray(s.at), 0x7e, 1, op.constant, 0, 0x0b];
		} else if (id === section.export) {
			content = [
				...leb(s.number() + 1),
				...content.subarray(s.at),
				...sized(new TextEncoder().encode("steps")),
				3,
				...leb(globals),
			];
		} else if (id === section.code) {
			const bodies = s.number();
			const made = leb(bodies + 2);
			for (let n = bodies; n > 0; n--) {
				for (const byte of sized(counting(s.take(s.number()), globals, movers))) made.push(byte);
			}
			content = [...made, ...mover(globals, [copy, 0, 0]), ...mover(globals, [fill, 0])];
		}
		out.push(id);
		for (const byte of leb(content.length)) out.push(byte);
		for (const byte of content) out.push(byte);
	}
	return new Uint8Array(out);
}
