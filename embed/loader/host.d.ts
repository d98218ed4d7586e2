// The protocol between Go and the loader, and the names that the build makes short.
// README.md tells it in words. "make check" holds the JavaScript to it; "make dist" reads Short.

import type { Guest } from "./page.js";

/** What Go lets the loader call, once its program has started. */
export interface Exports {
	mount(id: number, element: Element, pageURL: string, suspects: string, language: string, words: string, trapped: boolean): void;
	unmount(id: number): void;
	count(id: number, thread: string, pageURL: string): void;
	attribute(id: number, name: string): void;
	moved(id: number): void;
	words(id: number, language: string, words: string): void;
	reply(id: number, number: number, ...reply: Reply): void;
	pass(id: number, number: number): void;
	stored(id: number, key: string): void;
	named(id: number, fragment: string, go: boolean): boolean;
	reveal(element: Element): void;
	refresh(id: number): void;
}

/**
 * How a request failed ("" if it did not), its status, headers as lines and text, the address that answered, and of
 * an answer of an earlier visit when that came, 1 where that is not known, else 0.
 */
export type Reply = [failure: string, status: number, headers: string, body: string, url: string, stale: number];

/** What the loader lets Go call. */
export interface Imports {
	tables(tags: string, names: string): void;
	apply(id: number, first: boolean, ops: number, opsLength: number, text: number, textLength: number): void;
	fetch(id: number, number: number, url: string, options: string, limit: number, stale: boolean): Promise<void>;
	wait(id: number, number: number, milliseconds: number): number;
	scan(prefix: string): string[];
	volatile(): boolean;
	put(id: number, key: string, value: string): boolean;
	now(): number;
	navigate(id: number, fragment: string): boolean;
	claim(id: number, name: string): boolean;
	tell(id: number, name: string, detail: string): void;
	settle(id: number, sentence: string): void;
	counted(id: number, n: number): void;
	intl(kind: string, language: string, options: string, method: string, ...values: unknown[]): string;
}

/** State that the two share. */
interface Shared {
	/** Where in memory the fingerprint of what is being rendered stands. Go sets it. */
	rendering: number;
	/** The storage of this tab, if the page has it. */
	session: Storage | undefined;
	// Between calls Go holds only the values of a mount. What else it needs later is here.
	/** Files that readers have chosen, by their numbers. */
	files?: (File | undefined)[];
	/** What the request that is being sent has beside its options: a form with a file. */
	form?: { body: FormData };
	/** The style sheet of all widgets, as a list. */
	sheets?: CSSStyleSheet[];
	/** The code that the pointer or the focus is at. */
	code?: Element;
	/** The windows that are open to log in, by the widgets' numbers. */
	windows: Record<number, Window | undefined>;
	/** How each lock that is held is given back, by its name. */
	locks: Record<string, (() => void) | undefined>;
	/** Long texts that are read piece by piece, by the numbers of widget and request. */
	texts: Record<string, string | undefined>;
}

/** A running module, as glue.js gives it. */
export interface Instance {
	start(): void;
	keep(f: () => void): () => void;
	memory(): ArrayBuffer;
	held(): number;
}

/** Carries out operations; without a root it looks at none any more. */
export type Draw = (root?: ShadowRoot, first?: boolean, operations?: Uint8Array, characters?: Uint8Array) => HTMLElement;

/** The one object through which Go and the loader call each other. */
export interface Host extends Exports, Imports, Shared, Instance {
	/** Which instance it is, by its module and a number. */
	slot: string;
	draw: Draw;
}

/** What host.js gives of it; page.js adds the instance, and Go its own. */
export type Given = Imports & Shared;

/** What the guests of a page share. */
export interface Page {
	/** URLs whose answers no instance can bear. */
	refused: string[];
	stored(key: string, writer: Guest): void;
	claim(name: string, widget: Guest): boolean;
	navigate(encoded: string, widget: Guest): boolean;
}

export function createHost(guests: Record<number, Guest>, page: Page): Host;

/**
 * The properties that the build makes short: those of the loader's own objects for which neither
 * Go nor a page asks.
 */
export type Short =
	| "arrive"
	| "begin"
	| "pageURL"
	| "chars"
	| "draw"
	| "drop"
	| "eager"
	| "early"
	| "element"
	| "end"
	| "enter"
	| "fail"
	| "fatal"
	| "gone"
	| "held"
	| "hold"
	| "insert"
	| "keep"
	| "listen"
	| "look"
	| "move"
	| "names"
	| "needs"
	| "ops"
	| "reading"
	| "refused"
	| "said"
	| "seen"
	| "sentence"
	| "show"
	| "speak"
	| "started"
	| "tags"
	| "taken"
	| "toGo"
	| "toJS"
	| "told"
	| "traps"
	| "wake";

// A name that Go or the page asks for is none of them: else this is an error.
type Asked = keyof (Exports & Imports & Shared) | keyof Window | keyof Document | keyof HTMLElement;
type None<Clash extends never> = Clash;
export type Clash = None<Extract<Short, Asked>>;

declare module "./page.js" {
	interface Guest {
		host?: Host;
		/** The instance that it lives in: a module and a number. */
		slot?: string;
		/** The URL whose answer it has read last, "" when it is ready. */
		reading?: string;
		/** The one that it had read last as an instance ended. */
		fatal?: string;
		begin(host: Host, suspects: string): void;
		fail(error: Error): void;
		/** Its instance has ended: what is done meanwhile waits for the next one. */
		hold?(): void;
		named?(name: string, go: boolean): boolean;
		drawn?(tree: HTMLElement): void;
		tell?(name: string, detail: object): void;
		settle?(sentence: string): void;
		show?(n: number): void;
		/** Set when the module has been asked for. */
		started?: Promise<void>;
		told?: boolean;
		sentence?: string;
	}
}
