// This reads what make-test.json says of the test file that runs.

import { readFileSync } from "node:fs";
import { part } from "../part.js";

/** The file, with its folder. */
export const file = process.argv[1].split("/").slice(-2).join("/");

const table = JSON.parse(readFileSync(new URL("make-test.json", import.meta.url), "utf8"));
const name = file.match(/^browser\/(.*)\.test\.js$/)?.[1];

/** The patterns of titles that wait for "make test-all", in this engine, with their reasons. */
export const later = Object.entries({
	...table.later[name],
	...((process.env.ENGINE || "chromium") !== "chromium" && table["in Chromium alone"][name]),
});

/** Whether a browser may be one that costs less than readers' own. */
export const light = part && !(name in table["as readers have it"]);
