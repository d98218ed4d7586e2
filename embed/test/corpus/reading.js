// This reads an article as the widget shows it and as another renderer does. It runs in the page, which
// has window.readings then. All other names stay in a block.

{
	const blocks =
		"p,div,li,ul,ol,blockquote,h1,h2,h3,h4,h5,h6,table,tr,td,th,pre,dl,dt,dd,section,aside,details,summary,br";
	const unread = "script,style,template,title,noscript,textarea,svg,math,object,select,canvas,datalist,xmp";
	const embeds = "iframe,video,audio,embed";
	const controls = "[role=doc-backlink],[data-footnote-backref],#footnote-label,.anchor,p.label";
	// The ways to name a heading, as Hugo, Jekyll and MDX have them.
	const named = /\s*\{(?:(?::\s*)?(?:\.[\w-]+\s+)*#([^}\s]*)[^}]*|[:.][^}]*)\}$/;

	const address = (written) => {
		if (written.startsWith("#")) return "#"; // a place of the text, whatever it is called
		try {
			return decodeURI(new URL(written, document.baseURI).href);
		} catch {
			return written;
		}
	};
	const links = /^(https?|mailto|tel):|^#/;
	const solid = (text) => text.replace(/[\s\\]+/g, "");

	/** A link in place of what is embedded, as the widget shows it. */
	const embedded = (element) => {
		const source = element.getAttribute("src") ?? element.querySelector("[src]")?.getAttribute("src");
		if (!source) return "";
		const link = document.createElement("a");
		link.href = address(source);
		const host = /^(?:[a-z]+:)?\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(source)?.[1];
		link.textContent = element.title || host || source;
		return link;
	};

	/** Takes the first line off where it makes an alert of a quotation. */
	const unlabel = (paragraph) => {
		if (!paragraph.textContent.startsWith("[!")) return;
		while (paragraph.firstChild) {
			const [, rest] = /\n(.*)/s.exec(paragraph.firstChild.data ?? "") ?? [];
			if (rest !== undefined) {
				paragraph.firstChild.data = rest;
				return;
			}
			paragraph.firstChild.remove();
		}
	};

	const reading = (root, title) => {
		const copy = root.cloneNode(true);
		for (const element of copy.querySelectorAll(embeds)) element.replaceWith(embedded(element));
		for (const element of copy.querySelectorAll(`${unread},${controls}`)) element.remove();
		const headings = [...copy.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((heading) => {
			const text = heading.textContent.trim();
			const own = title === undefined ? null : named.exec(text);
			if (own) heading.lastChild.textContent = heading.lastChild.textContent.replace(named, "");
			return { element: heading, id: own?.[1] || heading.id, text: own ? text.slice(0, own.index) : text };
		});
		if (title && headings[0]?.element.localName === "h1" && solid(headings[0].text) === solid(title))
			headings.shift().element.remove();
		const marks = [...copy.querySelectorAll("em,strong,del,code,a[href],img[src]")]
			.map((element) => {
				const leads = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
				const where = leads && address(leads);
				if (element.localName === "a" && !links.test(where)) return "";
				return `${element.localName} ${where} ${solid(element.textContent).slice(0, 40)}`;
			})
			.filter((mark) => mark);
		for (const element of copy.querySelectorAll(blocks)) {
			element.before(" ");
			element.append(" ");
		}
		return { text: copy.textContent, marks, headings: headings.map(({ id, text }) => ({ id, text })) };
	};

	window.readings = (theirs) =>
		[...document.querySelectorAll("after-word")].map(({ shadowRoot }, i) => {
			const body = shadowRoot.querySelector("[part=body]");
			if (!body || theirs[i] === undefined) return undefined;
			const title = shadowRoot.querySelector("header h1, h1")?.textContent ?? "";
			const base = new URL(shadowRoot.host.getAttribute("article"), location);
			const other = new DOMParser().parseFromString(`<base href="${base}">${theirs[i]}`, "text/html").body;
			const ours = reading(body);
			for (const first of other.querySelectorAll("blockquote > p:first-child")) unlabel(first);
			// A title of the front matter stands before a heading that says the same.
			return { ours, theirs: reading(other, solid(ours.headings[0]?.text ?? "") === solid(title) ? "" : title) };
		});
}
