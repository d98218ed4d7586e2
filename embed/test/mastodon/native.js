// This runs the source's own conversation with a real server, without a browser.

import { native } from "../server/native.js";
import { mastodon } from "./mastodon.js";

native("mastodon", async (later) => ({ MASTODON_POST: (await mastodon(later)).thread() }));
