// Runs before a page does anything: watches how long it is held up, and when
// the first and the last comment are in it.

const seen = { gap: 0 };
window.seen = seen;
window.memories = [];

// The roots that a page makes are watched as the page itself is.
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
	const root = attachShadow.call(this, options);
	watch(root);
	return root;
};

// How much memory a module has is asked of its exports.
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
	const made = await instantiate(...args);
	window.memories.push((made.instance ?? made).exports.memory);
	return made;
};

// Tells in a trace which thread is the page's.
performance.mark("bench");

// The time between two ticks of a clock is that in which nothing else ran.
let tick = performance.now();
const clock = setInterval(() => {
	const now = performance.now();
	seen.gap = Math.max(seen.gap, now - tick - 5);
	tick = now;
}, 5);
window.stop = () => clearInterval(clock);

function watch(root) {
	const observer = new MutationObserver(() => {
		if (!seen.first && root.querySelector("[part=comment-body]")) {
			seen.first = performance.now();
			// What is drawn in this frame is on the screen when the next task runs.
			requestAnimationFrame(() => setTimeout(() => (seen.visible = performance.now())));
		}
		if (seen.first && root.getElementById(window.last)) {
			seen.all = performance.now();
			observer.disconnect();
			requestAnimationFrame(() => setTimeout(() => (seen.done = performance.now())));
		}
	});
	observer.observe(root, { childList: true, subtree: true });
}
watch(document);
