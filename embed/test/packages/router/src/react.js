import "afterword";
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Link, Route, Routes, useLocation, useParams } from "react-router";

function Post() {
	const { story } = useParams();
	const { pathname } = useLocation();
	return h(
		"div",
		null,
		h("h1", null, story),
		h("after-word", { thread: `json:/app/threads/${story}.json` }),
		h("after-word", { key: pathname }),
	);
}

createRoot(document.getElementById("app")).render(
	h(
		BrowserRouter,
		{ basename: "/app/react" },
		h("nav", null, h(Link, { to: "/one" }, "One"), " ", h(Link, { to: "/two" }, "Two")),
		h(Routes, null, h(Route, { path: "/:story", element: h(Post) })),
	),
);
