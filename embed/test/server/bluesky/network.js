// Runs Bluesky's servers with people and posts in words of our own, under the Node that
// they need, and tells in a line of JSON where the post is.

import { TestNetwork } from "@atproto/dev-env";

const DEEP = 25;

const network = await TestNetwork.create({ dbPostgresSchema: "tone" });
const people = network.getSeedClient();
const [ada, bea, cora] = await Promise.all(
	["ada", "bea", "cora"].map(async (name) => {
		const { did } = await people.createAccount(name, {
			email: `${name}@example.test`,
			handle: `${name}.test`,
			password: `${name}-password`,
		});
		return did;
	}),
);
await people.agent.app.bsky.actor.profile.create({ repo: bea }, { displayName: "Bea" }, people.getHeaders(bea));
const root = (await people.post(ada, "New: how we draw charts.")).ref;
const text = "Größe 👋 of example.org, says @ada.test";
const at = (part) => {
	const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(part)));
	return { byteStart, byteEnd: byteStart + Buffer.byteLength(part) };
};
const first = await people.reply(bea, root, root, text, [
	{ index: at("example.org"), features: [{ $type: "app.bsky.richtext.facet#link", uri: "https://example.org/" }] },
	{ index: at("@ada.test"), features: [{ $type: "app.bsky.richtext.facet#mention", did: ada }] },
]);
await people.like(cora, first.ref);
await people.like(cora, root);
await people.repost(bea, root);
let above = first.ref;
for (let i = 1; i <= DEEP; i++) above = (await people.reply(i % 2 ? ada : cora, root, above, `Level ${i}`)).ref;
await people.reply(cora, root, root, "Another thought");
await network.processAll();
console.log(JSON.stringify({ origin: network.bsky.url, post: `/profile/ada.test/post/${root.uri.rkey}` }));
