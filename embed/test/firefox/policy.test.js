// Strict policies in Firefox.

import { policies } from "../browser/policies.js";
import { firefox } from "./firefox.js";

policies(firefox);
