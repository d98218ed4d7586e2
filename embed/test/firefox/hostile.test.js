// The corpus of hostile inputs in Firefox.

import { attacks } from "../browser/hostile.js";
import { firefox } from "./firefox.js";

attacks(firefox);
