import { marked } from "marked";
import { peer } from "./peer.js";

peer((text) => marked.parse(text));
