// Runs a server with Mastodon's API, of the code that package.json names, under the Node
// that it needs: node server.js DATABASE PORT. What stands there is in words of our own:
// Ada, whose server it is, writes as its syndicator does, and what others write comes in
// by its inbox. A line of JSON tells where her post is.

import express from "express";
import { MongoClient } from "mongodb";

const code = new URL("node_modules/@rmdes/indiekit-endpoint-activitypub/lib/", import.meta.url);
const of = (path) => import(new URL(path, code).href);
const { createMastodonRouter } = await of("mastodon/router.js");
const { setLocalIdentity } = await of("mastodon/entities/status.js");
const { cacheAccountStats } = await of("mastodon/helpers/account-cache.js");
const { handleCreate } = await of("inbox-handlers.js");
const { addTimelineItem } = await of("storage/timeline.js");

const [, , mongo, port] = process.argv;
const origin = `http://127.0.0.1:${port}`;
const picture = `${origin}/picture.svg`;

const database = (await MongoClient.connect(mongo)).db("tests");
const collections = new Proxy(
	{ _publicationUrl: `${origin}/` },
	{ get: (own, name) => (String(name).startsWith("ap_") ? database.collection(String(name)) : own[name]) },
);

// People. When an account began is given, as the server otherwise takes the time of each request.

const far = "https://far.test";
const createdAt = "2026-02-01T00:00:00.000Z";
const vocabulary = { toot: "http://joinmastodon.org/ns#", Emoji: "toot:Emoji", votersCount: "toot:votersCount" };
const context = ["https://www.w3.org/ns/activitystreams", { ...vocabulary, sensitive: "as:sensitive" }];
const emoji = (name) => ({ type: "Emoji", name: `:${name}:`, icon: picture });
const ada = { name: "Ada", url: `${origin}/`, photo: picture, handle: "@ada", emojis: [], bot: false, createdAt };
setLocalIdentity(ada.url, "ada");

/** Somebody on another server, whom Ada follows: what strangers write is not kept. */
async function person(name, more) {
	const id = `${far}/users/${name}`;
	await collections.ap_following.insertOne({ actorUrl: id });
	cacheAccountStats(id, { createdAt });
	const icon = { type: "Image", mediaType: "image/svg+xml", url: picture };
	return { "@context": context, id, type: "Person", preferredUsername: name, icon, inbox: `${id}/inbox`, ...more };
}

const bea = await person("bea", { name: "Bea :wave:", tag: [emoji("wave")] });
const cy = await person("cy", {});
const people = new Map([bea, cy].map((one) => [one.id, one]));
const federation = {
	getActorUri: () => new URL(`${origin}/users/ada`),
	getFollowersUri: () => new URL(`${origin}/users/ada/followers`),
	getDocumentLoader: async () => async (documentUrl) => ({ document: people.get(documentUrl), documentUrl }),
};

// Posts, a minute after each other. Each is known by its address.

const everybody = "https://www.w3.org/ns/activitystreams#Public";
let posts = 0;
const published = () => new Date(Date.UTC(2026, 2, 1, 10, posts)).toISOString();

/** Ada writes. */
async function write(text, inReplyTo) {
	posts++;
	const url = `${origin}/posts/${posts}/`;
	const what = { uid: url, url, type: "note", content: { text, html: `<p>${text}</p>` }, inReplyTo, mentions: [] };
	const counts = { replies: 0, boosts: 0, likes: 0 };
	const how = { published: published(), visibility: "public", sensitive: false, category: [], counts };
	await addTimelineItem(collections, { ...what, ...how, author: ada });
	return url;
}

/** What somebody elsewhere has written comes in. */
async function comes(from, inReplyTo, content, more = {}) {
	posts++;
	const id = `${far}/notes/${posts}`;
	const note = { id, type: "Note", attributedTo: from.id, inReplyTo, content, published: published() };
	const object = { ...note, to: everybody, cc: `${from.id}/followers`, ...more };
	const rawJson = { "@context": context, id: `${id}/create`, type: "Create", actor: from.id, object };
	await handleCreate({ rawJson }, collections, federation, "ada");
	return id;
}

const post = await write("New: how we draw charts.");
let above = await comes(
	bea,
	post,
	`<p>Größe 👋 of <a href="${origin}/chart">a chart</a>, says <a class="mention" href="${ada.url}">@ada</a> :blob:</p>`,
	{ tag: [emoji("blob")], updated: "2026-03-02T10:00:00Z" },
);
for (let level = 2; level <= 9; level++) {
	above = level % 2 ? await comes(cy, above, `<p>Level ${level}</p>`) : await write(`Level ${level}`, above);
}
await comes(
	cy,
	post,
	`<p onclick="alert(1)">Before<script>alert(1)</script> <a href="javascript:alert(1)">a link</a>` +
		`<img src="x" onerror="alert(1)"><iframe src="${origin}/"></iframe> &lt;b&gt;after</p>`,
	{ summary: '<img src=x onerror="alert(1)">The ending', sensitive: true },
);
const option = (name, totalItems) => ({ type: "Note", name, replies: { type: "Collection", totalItems } });
await comes(bea, post, "<p>Which one?</p>", {
	type: "Question",
	oneOf: [option("<i>Bars</i>", 5), option("Lines", 2)],
	endTime: "2026-03-09T10:00:00Z",
	votersCount: 7,
});
const media = (mediaType, url, name) => ({ type: "Document", mediaType, url, name });
await comes(cy, post, "<p>As I drew it</p>", {
	attachment: [media("image/png", `${origin}/chart.png`, "<b>Two</b> lines"), media("video/mp4", `${origin}/talk.mp4`)],
});
const secret = await comes(bea, post, "<p>For my followers alone</p>", { to: `${bea.id}/followers`, cc: [] });
await comes(cy, secret, "<p>What was said above is not for all</p>");
await comes(cy, post, "<p>Not in the lists</p>", { to: `${cy.id}/followers`, cc: everybody });

// The server.

const { _id } = await collections.ap_timeline.findOne({ uid: post });
const app = express();
app.get("/picture.svg", (_, answer) => answer.type("svg").send('<svg xmlns="http://www.w3.org/2000/svg"/>'));
app.use(createMastodonRouter({ collections, pluginOptions: { handle: "ada", publicationUrl: ada.url } }));
app.listen(Number(port), "127.0.0.1", () => console.log(JSON.stringify({ post: `${origin}/@ada/${_id}` })));
