// <after-word> in the markup of Svelte: import type {} from "afterword/svelte".

import type { HTMLAttributes } from "svelte/elements";
import type { AfterWordAttributes, AfterWordElement, AfterWordHandlers } from "./index.js";

declare module "svelte/elements" {
	interface SvelteHTMLElements {
		"after-word": HTMLAttributes<AfterWordElement> & AfterWordAttributes & AfterWordHandlers;
	}
}
