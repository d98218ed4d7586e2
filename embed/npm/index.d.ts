/** The attributes of `<after-word>`. */
export interface AfterWordAttributes {
	/** The URL of a Markdown file, or `#id` of an element in the page that holds Markdown. Without it there is the thread alone. */
	article?: string;
	/** A source, `scheme:rest`, such as `local:story` or `json:/story.json`; `none` for no thread. Without it, `local:` and the page's canonical URL. */
	thread?: string;
	/** The BCP 47 tag of the interface's language. */
	lang?: string;
	/** Light or dark; `auto` follows the page. */
	theme?: "auto" | "light" | "dark";
	/** The order of comments. */
	sort?: "oldest" | "newest" | "top" | "best";
	/** The URL of a JSON file of what is left out of the thread: `{"ids": [], "authors": [], "hosts": []}`. */
	hide?: string;
	/** The level of the first heading. */
	"heading-level"?: 1 | 2 | 3 | 4 | 5 | "1" | "2" | "3" | "4" | "5";
	/** Whether to start at once, or when the element comes near the viewport. */
	loading?: "eager" | "lazy";
}

/** What `afterword:ready` tells, once an insertion, when article and thread have each shown or failed. */
export interface ReadyDetail {
	/** The article's title; null without one. */
	article: string | null;
	/** The number of comments; null where it failed, or there is no thread. */
	comments: number | null;
}

/** What `afterword:posted` tells of a comment that the reader posted. */
export interface PostedDetail {
	id: string;
	/** The comment that it answers; null at the top. */
	parent: string | null;
}

/** What `afterword:error` tells. */
export interface ErrorDetail {
	stage: "load" | "article" | "thread" | "post" | "render";
	/** The sentence that the reader sees. */
	message: string;
}

/** The events of `<after-word>`. They bubble, and leave shadow roots. */
export interface AfterWordEventMap {
	"afterword:ready": CustomEvent<ReadyDetail>;
	"afterword:posted": CustomEvent<PostedDetail>;
	"afterword:error": CustomEvent<ErrorDetail>;
}

/** The element `<after-word>`. */
export interface AfterWordElement extends HTMLElement {
	/** Loads the thread again. It resolves when that shows, and rejects with the sentence that is shown instead. */
	refresh(): Promise<void>;
}

/** Handlers of the events as properties, for frameworks that listen so. */
export type AfterWordHandlers = {
	[Name in keyof AfterWordEventMap as `on${Name}`]?: (event: AfterWordEventMap[Name]) => void;
};

declare global {
	interface HTMLElementTagNameMap {
		"after-word": AfterWordElement;
	}
	interface GlobalEventHandlersEventMap extends AfterWordEventMap {}
}
