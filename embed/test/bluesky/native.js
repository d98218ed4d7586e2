// This runs the source's own conversation with Bluesky's servers, without a browser.

import { native } from "../server/native.js";
import { bluesky } from "./bluesky.js";

native("bluesky", async (later) => ({ BLUESKY_POST: (await bluesky(later)).thread() }));
