// The corpus of hostile inputs in WebKit.

import { attacks } from "../browser/hostile.js";
import { webkit } from "./webkit.js";

attacks(webkit);
