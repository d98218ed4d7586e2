// The least that a page script does to show a thread file: one request, and
// elements of the same kind, made in one go. It renders no Markdown: a body is
// its paragraphs as text. It keeps the comments and their elements, as a page
// must that can sort them or take an answer.

const DEEPEST = 8;

function element(name, attributes, ...children) {
	const made = document.createElement(name);
	for (const key in attributes) made.setAttribute(key, attributes[key]);
	made.append(...children);
	return made;
}

const moment = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "short" });

function show({ id, author, created, body }) {
	const when = new Date(created);
	return element(
		"article",
		{ id: `comment-${id}`, class: "comment", "aria-label": `Comment by ${author.name}`, tabindex: "-1" },
		element(
			"div",
			{ class: "meta" },
			element("span", { class: "avatar", "aria-hidden": "true" }, author.name[0]),
			element("bdi", { class: "author" }, author.name),
			element(
				"a",
				{ href: `#comment-${id}`, class: "permalink" },
				element("time", { datetime: created, title: moment.format(when) }, when.toDateString()),
			),
		),
		element("div", { part: "comment-body", dir: "auto" }, ...body.split("\n\n").map((text) => element("p", {}, text))),
	);
}

async function start() {
	const { comments } = await (await fetch("/thread.json")).json();
	window.comments = comments;
	const replies = new Map();
	for (const comment of comments) {
		if (!replies.has(comment.parent)) replies.set(comment.parent, []);
		replies.get(comment.parent).push(comment);
	}
	const list = element("div", { class: "list" });
	// Depth first, without recursion: a chain may be as long as the thread.
	const waiting = [{ place: list, level: 1, queue: replies.get(null), at: 0 }];
	while (waiting.length > 0) {
		const here = waiting[waiting.length - 1];
		const comment = here.queue[here.at++];
		if (!comment) {
			waiting.pop();
			continue;
		}
		const made = show(comment);
		comment.element = made;
		here.place.append(made);
		const queue = replies.get(comment.id);
		if (!queue) continue;
		let { place } = here;
		if (here.level <= DEEPEST) {
			place = element("div", { class: "replies" });
			made.append(place);
		}
		waiting.push({ place, level: here.level + 1, queue, at: 0 });
	}
	document.body.append(
		element(
			"section",
			{ role: "region", "aria-label": "Comments" },
			element("h2", {}, `${comments.length} comments`),
			list,
		),
	);
}

start();
