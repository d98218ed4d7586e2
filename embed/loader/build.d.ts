// What the build puts in (embed/tool/build/loader.go), and what TypeScript does not know by itself.

declare const __MODULE__: string;
declare const __OWN__: Record<string, string>;
declare const __PREFETCH__: string;
/** A number of bytes, which is compared with what a header says. */
declare const __RAW__: any;
declare const __SELF__: number;
declare const __WORDS__: string;
declare const __LOCALES__: string;
declare const __LIST__: string;
declare const __KNOWN__: string;
declare const __INTEGRITY__: string;
/** Where a bundler has put the files; undefined where they lie beside the loader. */
declare const __FILES__: Record<string, URL> | undefined;

/** glue.js, or glue.standard.js. */
declare module "afterword:glue" {
	export const instantiate: typeof import("./glue.js").instantiate;
}

/** The standard distribution's support file. */
declare module "afterword:wasm_exec" {}

/** What the loader keeps at the element's class, where Go and other copies of it find that. */
interface CustomElementConstructor {
	adopt?(url?: string): void;
	host?: import("./host.js").Host;
}

/** What the loader keeps at a tag: its element, and what it said. */
interface HTMLScriptElement {
	element?: HTMLElement;
	said?: string;
}

// Options have no prototype, so that what a page does to Object is none of them.
interface AddEventListenerOptions {
	__proto__?: null;
}
interface MutationObserverInit {
	__proto__?: null;
}
interface RequestInit {
	__proto__?: null;
}
