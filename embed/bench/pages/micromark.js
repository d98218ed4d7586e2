import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { peer } from "./peer.js";

const options = { extensions: [gfm()], htmlExtensions: [gfmHtml()] };
peer((text) => micromark(text, options));
