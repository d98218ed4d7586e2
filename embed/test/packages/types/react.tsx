import type {} from "afterword/react";

export const Story = () => <after-word article="/story.md" theme="dark" className="wide" heading-level={3} />;
export const Listening = () => (
	<after-word thread="none" {...{ "onafterword:ready": (event: CustomEvent<{ comments: number | null }>) => console.log(event.detail.comments) }} />
);
// @ts-expect-error there is no such theme
export const Wrong = () => <after-word theme="pink" />;
