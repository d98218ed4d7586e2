// This plays fifty schedules of faults between a page in a browser and a real homeserver.

import { Front } from "../server/front.js";
import { schedules } from "../server/schedules.js";
import { dendrite } from "./dendrite.js";

schedules("matrix", async (later) => {
	const server = await dendrite(later);
	const ada = await server.person("ada", "Ada");
	const front = await Front.before(server.origin, later);
	const rooms = new Map();
	return Object.assign(front, {
		held: (url) => url.includes("/sync?"),
		/** Each page is a room of its own. */
		async thread(page) {
			const alias = `story-${rooms.size}`;
			rooms.set(page, await ada.room(alias));
			return `matrix:${front.origin}/${encodeURIComponent(`#${alias}:${server.name}`)}`;
		},
		texts: async (page) =>
			(await ada.messages(rooms.get(page))).flatMap(({ content: { body } }) => (body ? [body] : [])),
	});
});
