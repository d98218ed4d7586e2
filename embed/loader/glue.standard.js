// The same as glue.js for a module that the standard Go compiler built: for tests,
// and for a preview where TinyGo is not installed. Go's own support file does the
// work. Its collector releases JavaScript values, so there is nothing to count.
import "afterword:wasm_exec";

export async function instantiate(module, died) {
	const go = new globalThis.Go();
	const instance = /** @type {any} */ (await WebAssembly.instantiate(module, go.importObject));
	return {
		start() {
			go.run(instance).then(() => died(new Error("the program ended")));
		},
		keep(f) {
			f();
			return () => {};
		},
		memory: () => instance.exports.mem.buffer,
		held: () => 0,
	};
}
