// This runs the source's own conversation with the real site, without a browser.

import { native } from "../server/native.js";
import { wordpress } from "./wordpress.js";

native("wordpress", async (later) => ({ WORDPRESS_SITE: (await wordpress(later)).origin }));
