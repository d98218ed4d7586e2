// What make-test.json says of the test file that runs.

import { readFileSync } from "node:fs";

/** The file, with its folder. */
export const file = process.argv[1].split("/").slice(-2).join("/");

const table = JSON.parse(readFileSync(new URL("make-test.json", import.meta.url), "utf8"));
const name = file.match(/^browser\/(.*)\.test\.js$/)?.[1];

/** The patterns of titles that wait for "make test-all", with their reasons. */
export const later = Object.entries(table.later[name] ?? {});

/** Whether it needs a browser that has windows. */
export const windows = name in table["with windows"];
