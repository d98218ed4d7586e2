// The product as a site has it: dist/afterword.js and an element in the page.
// Its time includes the whole widget: the request of the thread, its JSON, and
// around each comment a name, a drawn avatar, a permalink and a time, built
// fifty at a time so that the page stays alive, which peers do not do.

window.prepare = (kind, texts) => {
	if (kind === "article") {
		const source = document.createElement("template");
		source.id = "source";
		source.innerHTML = "";
		source.content.append(texts[0]);
		document.body.append(source);
		return;
	}
	const comments = texts.map((body, i) => ({
		id: `c${i}`,
		author: { name: "Ada" },
		created: new Date(1767323045000 + i * 1000).toISOString(),
		body,
	}));
	const blob = new Blob([JSON.stringify({ version: 1, comments })], { type: "application/json" });
	window.thread = URL.createObjectURL(blob);
};

window.contestant = (kind, texts, place) =>
	new Promise((resolve) => {
		const element = document.createElement("after-word");
		if (kind === "article") {
			element.setAttribute("article", "#source");
			element.setAttribute("thread", "none");
			element.addEventListener("afterword:ready", resolve);
		} else {
			element.setAttribute("thread", `json:${window.thread}`);
			element.setAttribute("loading", "eager");
			element.addEventListener("afterword:ready", () => {
				const root = element.shadowRoot;
				const last = `comment-c${texts.length - 1}`;
				const observer = new MutationObserver(() => {
					if (!root.getElementById(last)) return;
					observer.disconnect();
					resolve();
				});
				observer.observe(root, { subtree: true, childList: true });
			});
		}
		place.append(element);
	});
