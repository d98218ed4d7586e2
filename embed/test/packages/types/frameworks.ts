import type {} from "afterword/svelte";
import type {} from "afterword/vue";
import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";

export const svelte: SvelteHTMLElements["after-word"] = { article: "/story.md", loading: "lazy", class: "wide" };
export const vue: InstanceType<GlobalComponents["after-word"]>["$props"] = { thread: "json:/thread.json" };
// @ts-expect-error there is no such value
export const wrong: SvelteHTMLElements["after-word"] = { loading: "never" };
// @ts-expect-error nor here
export const wrongToo: InstanceType<GlobalComponents["after-word"]>["$props"] = { sort: "random" };
