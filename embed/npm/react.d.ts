// <after-word> in the JSX of React 18 and 19: import type {} from "afterword/react".

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { AfterWordAttributes, AfterWordElement, AfterWordHandlers } from "./index.js";

declare module "react" {
	namespace JSX {
		interface IntrinsicElements {
			/** React 19 listens to the handlers; with React 18 use a ref and addEventListener. */
			"after-word": DetailedHTMLProps<HTMLAttributes<AfterWordElement>, AfterWordElement> &
				AfterWordAttributes &
				AfterWordHandlers;
		}
	}
}
