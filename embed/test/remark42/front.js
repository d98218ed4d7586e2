// This stands before the real server, on another site than the pages: a proxy as a site has one, which
// does what the guide says.

import { Front } from "../server/front.js";

export class Remark42Front extends Front {
	#addresses = 0;
	#site;

	/**
	 * @param {number} port of the server behind it
	 * @param {string} site the origin whose pages may log in
	 */
	constructor(port, site) {
		super(port);
		this.#site = site;
	}

	own(request) {
		const ours = request.url.split("?")[0] === "/auth/afterword" && !this.does.bare;
		return super.own(request) ?? (ours ? handOver(request, this.#site) : undefined);
	}

	/** The server limits requests by address, and knows an anonymous reader by theirs. */
	sent({ url, headers }) {
		const next = ++this.#addresses;
		const known = url.startsWith("/auth/") && headers["x-forwarded-for"];
		return { ...headers, "x-forwarded-for": known || `20.0.${next >> 8}.${next & 255}` };
	}

	/** The response to a log-in has the token where pages of other sites can read it. */
	given(url, headers) {
		if (!url.startsWith("/auth/") || this.does.bare) return headers;
		const cookie = (headers["set-cookie"] ?? []).find((cookie) => cookie.startsWith("JWT="));
		return {
			...headers,
			"access-control-expose-headers": "X-JWT",
			...(cookie && { "x-jwt": cookie.slice(4).split(";")[0] }),
		};
	}
}

/** The page of the guide that gives the site's pages what the log-in left. */
function handOver({ headers }, site) {
	const [, token = ""] = /(?:^|; )JWT=([^;]*)/.exec(headers.cookie ?? "") ?? [];
	return {
		headers: { "content-type": "text/html" },
		body: `<script>opener.postMessage("${token}", "${site}")</script>`,
	};
}
