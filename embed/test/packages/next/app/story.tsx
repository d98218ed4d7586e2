"use client";

import "afterword";
import type { AfterWordElement } from "afterword";
import type {} from "afterword/react";
import { useEffect, useRef, useState } from "react";

export function Story() {
	const element = useRef<AfterWordElement>(null);
	const [comments, setComments] = useState<number | null>(null);
	useEffect(() => {
		const heard = (event: GlobalEventHandlersEventMap["afterword:ready"]) => setComments(event.detail.comments);
		const { current } = element;
		current?.addEventListener("afterword:ready", heard);
		return () => current?.removeEventListener("afterword:ready", heard);
	}, []);
	return (
		<>
			<after-word ref={element} article="/story.md" thread="json:/thread.json" />
			<output>{comments}</output>
		</>
	);
}
