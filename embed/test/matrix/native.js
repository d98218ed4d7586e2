// This runs the source's own conversation with the real homeserver, without a browser.

import { native } from "../server/native.js";
import { dendrite } from "./dendrite.js";

native("matrix", async (later) => ({ MATRIX_SERVER: (await dendrite(later)).origin }));
