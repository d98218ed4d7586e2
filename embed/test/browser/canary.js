// This runs in a page that hostile inputs are sent through, before the loader. It hears what calls the
// canary, drives the widgets, and looks for what must not be there. All names stay in a block, and no
// function is declared, since the page would see that outside of it.

{
	const heard = [];
	window.canary = (...what) => heard.push(`canary(${what})`);
	for (const name of ["alert", "confirm", "prompt", "open", "print"]) {
		window[name] = () => heard.push(name);
	}
	addEventListener("beforeunload", () => heard.push("the page is left"));

	// What a page has before anything hostile comes into it.
	const names = (object) => Object.getOwnPropertyNames(object).sort().join();
	const objects = { window, Object: Object.prototype, Array: Array.prototype, String: String.prototype };
	const before = {};
	const address = location.href.split("#")[0];

	const pause = (milliseconds = 5) => new Promise((resolve) => setTimeout(resolve, milliseconds));

	const until = async (condition, what) => {
		for (let i = 0; i < 12_000; i++) {
			const found = condition();
			if (found) return found;
			await pause();
		}
		throw new Error(`waited in vain for ${what}`);
	};

	const widgets = () => [...document.querySelectorAll("after-word")];
	const within = (widget, selector) => [...widget.shadowRoot.querySelectorAll(selector)];
	const bodies = (widget) => within(widget, "[part=comment-body]");
	const button = (scope, name) => [...scope.querySelectorAll("button")].find((b) => b.textContent === name);
	const heardOf = (name) => window.told.filter((event) => event.name === name);

	/** Adds an element to the page. */
	const add = (attributes) => {
		const widget = document.createElement("after-word");
		for (const [name, value] of Object.entries({ loading: "eager", ...attributes })) widget.setAttribute(name, value);
		document.body.append(widget);
		return widget;
	};

	/** Adds elements, and waits until each is ready. */
	const mount = async (list) => {
		if (before.window === undefined) {
			await customElements.whenDefined("after-word");
			for (const [name, object] of Object.entries(objects)) before[name] = names(object);
		}
		const ready = heardOf("ready").length;
		const added = list.map(add);
		await until(() => heardOf("ready").length >= ready + added.length, "elements to be ready");
		return added;
	};

	/** Adds an article for each text, by an element of the page that holds it. */
	const articles = (texts) => {
		const sources = texts.map((text) => {
			const source = document.createElement("pre");
			source.id = `source-${document.querySelectorAll("pre").length}`;
			source.hidden = true;
			source.textContent = text;
			document.body.append(source);
			return source;
		});
		return mount(sources.map(({ id }) => ({ article: `#${id}`, thread: "none" })));
	};

	const type = (control, text) => {
		control.value = text;
		control.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
	};

	/** Types, previews and posts a text. Tells whether it was taken. */
	const post = async (widget, text, name) => {
		const form = within(widget, "form")[0];
		const tabs = [...form.querySelectorAll("[role=tab]")];
		const box = form.querySelector("textarea");
		const count = bodies(widget).length;
		type(form.querySelector("input"), name);
		type(box, text);
		tabs[1].click();
		const preview = await until(() => form.querySelector("[role=tabpanel]:not([hidden]) .text"), "a preview");
		look(preview.querySelectorAll("*"));
		tabs[0].click();
		button(form, "Post comment").click();
		const alert = () => [...form.querySelectorAll("[role=alert]")].find((e) => e.textContent.trim());
		await until(() => bodies(widget).length > count || alert(), "a comment to be posted");
		if (bodies(widget).length > count) return true;
		type(box, "");
		return false;
	};

	// What the table of what may be shown allows, given by the test.
	let allowed;
	const problems = new Set();
	// In a prerendered page, the link is to the style sheet.
	const interfaceOnly = new Set("article header footer form button label select option textarea link".split(" "));
	const never =
		/^(on|style$|srcset$|srcdoc$|name$|target$|ping$|action$|formaction$|form$|slot$|is$|xlink|xmlns|autofocus$|contenteditable$|popover|download$|background$|cite$|itemscope$|accesskey$)/;
	const schemes = {
		href: /^(https?|mailto|tel):/,
		src: /^(https?:|data:image\/(png|jpeg|gif|webp|avif)[;,])/,
	};

	const report = (text, element) => problems.add(`${text}: ${element?.outerHTML?.slice(0, 200) ?? ""}`);

	/** Looks at elements that a widget shows. */
	const look = (elements) => {
		for (const element of elements) {
			const written = element.parentNode.closest?.("[part=body], [part=comment-body], [role=tabpanel] .text");
			const owner = written?.getAttribute("part") === "body";
			const name = element.localName;
			const known = owner ? allowed.article : allowed.comment;
			if (element.namespaceURI !== "http://www.w3.org/1999/xhtml") report("not HTML", element);
			if (!allowed.article.has(name) && !interfaceOnly.has(name)) report("an element", element);
			if (written && !known.has(name)) report("an element in what was written", element);
			if (element.shadowRoot || element.content) report("a tree of its own", element);
			if (name === "input" && written && (element.type !== "checkbox" || !element.disabled))
				report("a control", element);
			for (const attribute of element.attributes) {
				// The colours that the widget finds legible on the page stand on its outermost element.
				const ours = attribute.name === "style" && !written && element.matches(".afterword");
				if (never.test(attribute.name) && !ours) report(`the attribute ${attribute.name}`, element);
				if (written && !allowed.attributes.has(attribute.name))
					report(`the attribute ${attribute.name} in what was written`, element);
				if (schemes[attribute.name] && !schemes[attribute.name].test(element[attribute.name])) report("a URL", element);
			}
			if (written && !owner && element.id) report("an id in a comment", element);
			if (owner && /^(comments$|comment-|title:)/.test(element.id)) report("an id of the interface", element);
			if (written && !owner && name === "a" && element.rel !== "nofollow ugc noopener") report("a relation", element);
			if (name === "img" && (element.referrerPolicy !== "no-referrer" || element.decoding !== "async"))
				report("an image", element);
		}
	};

	/** Looks through all that the widgets show, and at what is around them. */
	const inspect = () => {
		for (const widget of widgets()) look(within(widget, "*"));
		// What prerender says to search engines is data.
		if (document.querySelectorAll("script:not([type='application/ld+json'])").length !== 2)
			report("scripts", document.documentElement);
		for (const list of ["forms", "images", "links", "embeds", "anchors"]) {
			if (document[list].length > 0) report(list, document[list][0]);
		}
		if (document.querySelector("meta[http-equiv], base, link, style, iframe, object"))
			report("in the page", document.head);
		if (window.length > 0) report("a frame");
		for (const [name, object] of Object.entries(objects)) {
			if (before[name] !== undefined && names(object) !== before[name]) report(`the names of ${name} have changed`);
		}
		if ({}.polluted || {}.own) report("every object is polluted");
		if (location.href.split("#")[0] !== address) report(`the page is at ${location.href}`);
	};

	/** What was found in all, after a moment for what comes late. */
	const result = async () => {
		await pause(100);
		inspect();
		return { heard, problems: [...problems], violations: window.violations };
	};

	window.attack = {
		mount,
		articles,
		post,
		result,
		bodies: (widget) => bodies(widget).map((body) => body.textContent.trim()),
		/** Adds a thread, and waits until all of it is there. */
		async thread(name) {
			const [widget] = await mount([{ thread: name }]);
			const { comments } = heardOf("ready").at(-1).detail;
			await until(() => bodies(widget).length === comments, `${comments} comments`);
			return widget;
		},
		until,
		errors: () => heardOf("error").map((event) => event.detail),
		allow: ({ comment, article, attributes }) => {
			allowed = {
				comment: new Set(comment),
				article: new Set([...comment, ...article]),
				attributes: new Set(attributes),
			};
		},
		within,
	};
}
