// The element, its events and its method, as TypeScript knows them.

import "afterword";
import type { AfterWordElement, ErrorDetail } from "afterword";

const element: AfterWordElement = document.createElement("after-word");
element.addEventListener("afterword:ready", ({ detail }) => {
	const title: string | null = detail.article;
	const count: number | null = detail.comments;
	console.log(title, count);
});
document.addEventListener("afterword:error", ({ detail }) => {
	const told: ErrorDetail = detail;
	// @ts-expect-error there is no such stage
	if (told.stage === "nowhere") console.log(told.message);
});
await document.querySelector("after-word")?.refresh();
// @ts-expect-error it takes no argument
element.refresh(1);
