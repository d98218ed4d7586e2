// This runs the source's own conversation with the real server, without a browser.

import { native } from "../server/native.js";
import { waline } from "./waline.js";

native("waline", async (later) => ({ WALINE_SERVER: (await waline(later)).origin }));
