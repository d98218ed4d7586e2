// The corpus of hostile inputs in WebKit, without a policy that might hide what
// gets past the widget. Left out is what only the driver does not survive: all
// bombs in one page, and scripts in a page whose fragment changes.

import { attacks } from "../browser/hostile.js";
import { webkit } from "./webkit.js";

attacks(webkit, { under: ["no policy"], without: ["text/bombs.json", "fragment.json"] });
