// <after-word> in the JSX of Preact: import type {} from "afterword/preact".

import type { HTMLAttributes } from "preact";
import type { AfterWordAttributes, AfterWordElement, AfterWordHandlers } from "./index.js";

declare module "preact" {
	namespace JSX {
		interface IntrinsicElements {
			"after-word": Omit<HTMLAttributes<AfterWordElement>, keyof AfterWordAttributes> &
				AfterWordAttributes &
				AfterWordHandlers;
		}
	}
}
