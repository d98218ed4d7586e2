import type {} from "afterword/preact";

export const Story = () => <after-word article="/story.md" theme="dark" class="wide" />;
// @ts-expect-error there is no such order
export const Wrong = () => <after-word sort="random" />;
