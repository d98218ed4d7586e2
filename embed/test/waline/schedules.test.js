// This plays fifty schedules of faults between a page in a browser and a real Waline.

import { Front } from "../server/front.js";
import { schedules } from "../server/schedules.js";
import { waline } from "./waline.js";

schedules("waline", async (later) => {
	const server = await waline(later);
	const front = await Front.before(server.origin, later);
	return Object.assign(front, {
		thread: (page) => `waline:${front.origin}?path=${encodeURIComponent(page)}`,
		texts: async (page) =>
			(await server.api("GET", `comment?path=${encodeURIComponent(page)}&pageSize=100`)).data.map((c) => c.orig),
	});
});
