// Two other comment widgets, from npm, with servers that are files; and the same comments
// as plain HTML, the lower bound.

import { readFileSync } from "node:fs";
import { marked } from "marked";

export const plain = "plain HTML";
export const peers = ["Waline", "Artalk"];

/** What a comment's text is found by, ours and theirs, as the page shows it. */
export const texts = "[part=comment-body], .wl-card .wl-content, .atk-comment .atk-content";

const of = (name) => readFileSync(new URL(`node_modules/${name}`, import.meta.url));

/**
 * Puts their pages on a server, and gives the addresses by their names.
 *
 * @param {(head: string, body: string) => string} html a page
 */
export function others(server, { comments }, html) {
	const shown = comments.map((comment) => ({ ...comment, html: marked.parse(comment.body) }));
	const n = shown.length;
	const articles = shown.map(
		({ author, created, html }) =>
			`<article><p>${author.name} <time>${created}</time></p><div part="comment-body">${html}</div></article>`,
	);
	server.put("/plain.html", html("", articles.join("")));
	server.put("/waline.html", html('<link rel="stylesheet" href="/waline/waline.css">', waline(server, shown, n)));
	server.put("/artalk.html", html('<link rel="stylesheet" href="/artalk/Artalk.css">', artalk(server, shown, n)));
	return { [plain]: "/plain.html", Waline: "/waline.html", Artalk: "/artalk.html" };
}

function waline(server, shown, n) {
	for (const name of ["waline.js", "waline.css"]) server.put(`/waline/${name}`, of(`@waline/client/dist/${name}`));
	const unset = { mail: "", link: "", avatar: "", like: 0, children: [], browser: "", os: "", user_id: null };
	const data = shown.map(({ id, author, created, body, html }) => {
		const said = { comment: html, orig: body, time: Date.parse(created), status: "approved" };
		return { ...unset, objectId: id, nick: author.name, ...said };
	});
	const answer = { errno: 0, errmsg: "", data: { page: 1, totalPages: 1, pageSize: n, count: n, data } };
	server.put("/api/comment", JSON.stringify(answer));
	const quiet = "emoji: false, search: false, reaction: false, pageview: false";
	return `<div id="waline"></div><script type="module">import { init } from "/waline/waline.js";
init({ el: "#waline", serverURL: location.origin, path: "/", lang: "en", pageSize: ${n}, ${quiet} });</script>`;
}

function artalk(server, shown, n) {
	for (const name of ["Artalk.js", "Artalk.css"]) server.put(`/artalk/${name}`, of(`artalk/dist/${name}`));
	const conf = { frontend_conf: {}, version: { app: "artalk", version: "2.9.1", commit_hash: "" } };
	server.put("/api/v2/conf", JSON.stringify(conf));
	const page = { id: 1, key: "/", url: "/", title: "", site_name: "A", admin_only: false, pv: 0, date: "" };
	const flags = { is_collapsed: false, is_pending: false, is_pinned: false, is_allow_reply: true, visible: true };
	const unset = { rid: 0, email_encrypted: "", link: "", ua: "", user_id: 1, badge_name: "", badge_color: "" };
	const votes = { vote_up: 0, vote_down: 0 };
	const comments = shown.map(({ author, created, body, html }, i) => {
		const said = { id: i + 1, nick: author.name, date: created, content: body, content_marked: html };
		return { ...unset, ...flags, ...votes, ...said, page_key: "/", page_url: "/", site_name: "A" };
	});
	const answer = { count: n, roots_count: n, page: { ...page, ...votes }, comments };
	server.put("/api/v2/comments", JSON.stringify(answer));
	const quiet = "useBackendConf: false, emoticons: false, pvAdd: false, versionCheck: false";
	return `<div id="artalk"></div><script src="/artalk/Artalk.js"></script><script>
Artalk.init({ el: "#artalk", pageKey: "/", pageTitle: "", server: location.origin, site: "A", locale: "en", ${quiet}, pagination: { pageSize: ${n} } });</script>`;
}
