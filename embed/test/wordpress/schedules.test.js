// This plays fifty schedules of faults between a page in a browser and a real WordPress.

import { Front } from "../server/front.js";
import { schedules } from "../server/schedules.js";
import { wordpress } from "./wordpress.js";

schedules("wordpress", async (later) => {
	const server = await wordpress(later);
	const front = await Front.before(server.origin, later);
	const posts = new Map();
	return Object.assign(front, {
		/** Each page is a post of its own. */
		thread(page) {
			const post = 100 + posts.size;
			posts.set(page, post);
			server.sql(
				`INSERT INTO wordpress.wp_posts SET ID=${post}, post_title='A story', post_name='story-${post}', post_content='',
				post_excerpt='', to_ping='', pinged='', post_content_filtered='', post_date=NOW(), post_date_gmt=NOW()`,
			);
			return `wordpress:${front.origin}?post=${post}`;
		},
		async texts(page) {
			const response = await fetch(`${server.origin}/wp-json/wp/v2/comments?per_page=100&post=${posts.get(page)}`);
			return (await response.json()).map(({ content }) => content.rendered);
		},
	});
});
