// Writes dates.json, how languages write a day, as the Intl of this Node.js
// says it: run "node generate.mjs" in this folder. A language whose days are
// not of the Gregorian calendar is left out.

import { readdirSync, writeFileSync } from "node:fs";

const names = readdirSync("../../../assets/locales").filter((f) => f.endsWith(".json")).map((f) => f.slice(0, -5));
const regions = "en-GB en-AU en-CA en-IE en-IN en-NZ en-ZA de-AT de-CH es-AR es-MX fr-BE fr-CA fr-CH it-CH nl-BE pt-PT zh-TW zh-HK";

const month = 30.44 * 24 * 60 * 60 * 1000;
const all = {};
for (const tag of [...names, ...regions.split(" ")]) {
	const format = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" });
	if (format.resolvedOptions().calendar !== "gregory") continue;
	const of = (n) => format.formatToParts(new Date(Math.round((n + 0.5) * month) + Date.UTC(2026, 0, 1)));
	const pattern = of(0).map(({ type, value }) => (type === "literal" ? value : `{${type}}`)).join("");
	const months = Array.from({ length: 12 }, (_, n) => of(n).find((p) => p.type === "month").value);
	const digits = new Intl.NumberFormat(tag, { numberingSystem: format.resolvedOptions().numberingSystem, useGrouping: false }).format(9876543210);
	all[tag] = { pattern, months };
	if (digits !== "9876543210") all[tag].digits = [...digits].reverse().join("");
}
for (const tag of regions.split(" ")) {
	const language = tag.split("-")[0];
	if (JSON.stringify(all[tag]) === JSON.stringify(all[language] ?? null)) delete all[tag];
}
const lines = Object.entries(all).map(([tag, entry]) => `  ${JSON.stringify(tag)}: ${JSON.stringify(entry)}`);
writeFileSync("dates.json", `{\n${lines.join(",\n")}\n}\n`);
