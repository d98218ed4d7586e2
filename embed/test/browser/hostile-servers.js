// These servers are hostile: each sends inputs of the corpus as all that it says, between comments that
// are harmless.

const json = (body) => ({ headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const time = "2026-01-02T03:04:05Z";

/** For each input what `hostile` makes of it, and then what `harmless` gives. */
const between = (sources, hostile, harmless) =>
	sources.flatMap((source, i) => [hostile(source, source.slice(0, 500), i), harmless(i)]);

function wordpress(sources) {
	const comment = (id, html, said) => ({
		id,
		parent: 0,
		author: 0,
		author_name: said,
		author_url: said,
		author_avatar_urls: { 48: said },
		date_gmt: said,
		content: { rendered: html },
		link: said,
		status: said,
	});
	const list = between(
		sources,
		(source, said, i) => comment(2 * i + 1, source, said),
		(i) => comment(2 * i + 2, `<p>Still <em>here</em> ${i}</p>`, "Ada"),
	);
	return {
		"/wp-json/wp/v2/comments": json(list),
		"/wp-json/wp/v2/posts/1": json({ comment_status: "open", link: sources[0] }),
		"/wp-admin/admin-ajax.php": { headers: { "content-type": "text/html" }, body: sources[0] },
	};
}

function waline(sources) {
	const data = between(
		sources,
		(source, said, i) => ({
			...{ objectId: `${i}${said}`, orig: i % 2 ? source : undefined, comment: source, nick: said, link: said },
			...{ avatar: said, type: said, label: said, insertedAt: said, status: said, user_id: said, like: 3 },
		}),
		(i) => ({ objectId: `harmless-${i}`, orig: `Still *here* ${i}`, nick: "Ada", insertedAt: time }),
	);
	return { "/api/comment": json({ errno: 0, data: { page: 1, totalPages: 1, data } }) };
}

function mastodon(sources) {
	const account = (said) => ({ id: said, acct: said, display_name: said, url: said, avatar_static: said });
	const descendants = between(
		sources,
		(source, said, i) => ({
			...{ id: `${i}${said}`, in_reply_to_id: said, content: source, url: said, created_at: said, edited_at: said },
			...{ spoiler_text: i % 3 ? "" : said, account: account(said), poll: { options: [{ title: said }] } },
			media_attachments: [{ url: said, description: said }],
		}),
		(i) => ({ id: `harmless-${i}`, content: `<p>Still <em>here</em> ${i}</p>`, created_at: time, account: {} }),
	);
	return {
		"/api/v1/statuses/1/context": json({ descendants }),
		"/api/v1/statuses/1": json({ id: "1", account: account(sources[0]) }),
	};
}

function bluesky(sources) {
	const uri = (key) => `at://did:plc:ada/app.bsky.feed.post/${key}`;
	const whole = (source) => ({ byteStart: 0, byteEnd: new TextEncoder().encode(source).length });
	const replies = between(
		sources,
		(source, said, i) => ({
			post: {
				uri: uri(`${i}${said}`),
				author: { did: `${said}.`, handle: said, displayName: said, avatar: said },
				record: {
					...{ text: source, createdAt: said },
					facets: [
						{ index: whole(source), features: [{ $type: "app.bsky.richtext.facet#link", uri: said }] },
						{ index: { byteStart: i, byteEnd: 1e9 }, features: [{ $type: "app.bsky.richtext.facet#tag", tag: said }] },
					],
				},
				embed: { images: [{ fullsize: said, alt: said }], external: { uri: said, title: said }, playlist: said },
				labels: i % 3 ? [] : [{ val: `${said} ` }],
			},
		}),
		(i) => ({
			post: {
				uri: uri(`harmless-${i}`),
				author: { did: "did:plc:ada" },
				record: { text: `Still here ${i}`, createdAt: time },
			},
		}),
	);
	const post = { uri: uri("1"), author: { did: "did:plc:ada" } };
	return { "/xrpc/app.bsky.feed.getPostThread": json({ thread: { post, replies } }) };
}

function matrix(sources) {
	const event = (id, sender, type, content) => ({
		event_id: id,
		sender,
		type,
		content,
		origin_server_ts: 1767323045000,
	});
	const chunk = between(
		sources,
		(source, said, i) =>
			event(`$${i}${said}`, `@${said}`, "m.room.message", {
				...{ msgtype: said.length % 2 ? "m.text" : "m.image", body: source, url: said, info: { thumbnail_url: said } },
				...{ format: "org.matrix.custom.html", formatted_body: source },
				"m.relates_to": { rel_type: said, event_id: said, "m.in_reply_to": { event_id: said } },
			}),
		(i) => event(`$harmless-${i}`, "@ada:test", "m.room.message", { msgtype: "m.text", body: `Still *here* ${i}` }),
	);
	const state = sources.map((source) => ({
		...event(`$s${source.slice(0, 500)}`, `@${source.slice(0, 500)}`, "m.room.member", {
			...{ membership: "join", displayname: source.slice(0, 500), avatar_url: source.slice(0, 500) },
		}),
		state_key: `@${source.slice(0, 500)}`,
	}));
	const flows = [{ type: "m.login.sso", identity_providers: [{ id: sources[0], name: sources[0] }] }];
	const page = json({ chunk, state });
	return {
		"/_matrix/client/v3/login": json({ flows }),
		"/_matrix/client/v3/register": json({ user_id: "@1:test", access_token: "token" }),
		"/_matrix/client/v3/account/whoami": json({ user_id: "@1:test", is_guest: true }),
		"/_matrix/client/v3/rooms/%21room%3Atest/messages": page,
	};
}

/** The files of a host that acts as each of these servers, and a thread of all of them. */
export const servers = {
	/** @param {string[]} sources */
	files: (sources) =>
		Object.assign({}, ...[wordpress, waline, mastodon, bluesky, matrix].map((server) => server(sources))),
	/** @param {string} origin */
	thread: (origin) =>
		[
			`wordpress:${origin}?post=1`,
			`waline:${origin}?path=/`,
			`mastodon:${origin}/@ada/1`,
			`bluesky:${origin}/profile/did:plc:ada/post/1`,
			`matrix:${origin}/!room:test`,
		].join(" "),
	count: 5,
};
