import MarkdownIt from "markdown-it";
import { peer } from "./peer.js";

// Tables and strikethrough are on by themselves, links of bare URLs are not.
const parser = new MarkdownIt({ linkify: true });
peer((text) => parser.render(text));
