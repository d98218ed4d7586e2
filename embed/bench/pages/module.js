// Our markup alone: the module with one door more (../module), started by the
// loader's own parts. What is measured is what the widget does with a text:
// the call with its string, parsing, the tree, the buffer of operations, the
// interpreter, and the collection that may follow.

import { instantiate } from "../../loader/glue.js";
import { host } from "../../loader/host.js";

let ready;

async function start() {
	const widgets = {};
	const boot = host(widgets, {});
	const module = await WebAssembly.compileStreaming(fetch("/markup.wasm"));
	const started = await instantiate(module, (error) => {
		throw error;
	});
	boot.memory = started.memory;
	customElements.define("after-word", class extends HTMLElement {});
	customElements.get("after-word").boot = boot;
	started.start();
	return { boot, widgets };
}

window.contestant = async (kind, texts, place) => {
	ready ??= start();
	const { boot, widgets } = await ready;
	const element = document.createElement("div");
	element.attachShadow({ mode: "open" });
	place.append(element);
	widgets[1] = { element, drawn() {} };
	boot.markup(1, kind === "article", texts.join("\x1e"));
};
