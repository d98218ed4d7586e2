// The protocol between Go and the loader; README.md tells it in words.

/** What Go lets the loader call, once its program has started. */
interface Exports {
	mount(id: number, element: Element, pageURL: string, suspects: string, language: string, words: string): void;
	unmount(id: number): void;
	count(id: number, thread: string, pageURL: string): void;
	attribute(id: number, name: string): void;
	moved(id: number): void;
	words(id: number, language: string, words: string): void;
	reply(id: number, number: number, ...reply: Reply): void;
	pass(id: number, number: number): void;
	stored(id: number, key: string): void;
	named(id: number, fragment: string, go: boolean): boolean;
	refresh(id: number): void;
}

/** How a request failed ("" if it did not), its status, media type and text, and the address that answered. */
type Reply = [failure: string, status: number, type: string, body: string, url: string];

/** What the loader lets Go call, and the state that the two share. */
interface Host extends Exports {
	memory(): ArrayBuffer;
	rendering: number;
	session?: Storage;
	sheets?: CSSStyleSheet[];
	tables(tags: string, names: string): void;
	apply(id: number, first: boolean, ops: number, opsLength: number, text: number, textLength: number): void;
	fetch(id: number, number: number, url: string, options: string, limit: number): Promise<void>;
	wait(id: number, number: number, milliseconds: number): void;
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
