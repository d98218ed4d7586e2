// Strict policies in WebKit.

import { policies } from "../browser/policies.js";
import { webkit } from "./webkit.js";

policies(webkit);
