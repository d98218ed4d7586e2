// <after-word> in the templates of Vue: import type {} from "afterword/vue". Tell its
// compiler that the element is none of Vue's: compilerOptions.isCustomElement.

import type { DefineComponent } from "vue";
import type { AfterWordAttributes } from "./index.js";

declare module "vue" {
	interface GlobalComponents {
		"after-word": DefineComponent<AfterWordAttributes>;
	}
}
