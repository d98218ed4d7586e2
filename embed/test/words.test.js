// These tests show which language an element speaks, and where its words come from.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const locales = new URL("../../assets/locales/", import.meta.url);
globalThis.__LOCALES__ = readdirSync(locales)
	.filter((name) => name.endsWith(".json"))
	.map((name) => name.replace(".json", ""))
	.join(" ");
globalThis.__WORDS__ = "afterword-0";
globalThis.__FILES__ = undefined;
globalThis.__OWN__ = {};
await import("./dom.js");

Document.prototype.currentScript = { src: "https://cdn.test/lib/afterword.js", integrity: "" };
const { words } = await import("../loader/words.js");

const asked = [];
let answer = () => new Response("{}");
globalThis.fetch = async (url) => {
	asked.push(`${url}`.replace("https://cdn.test/lib/afterword-0.", ""));
	return answer();
};
const speak = (own, reader = []) => {
	Object.defineProperty(globalThis, "navigator", { value: { languages: reader }, configurable: true });
	return words({ closest: () => (own === undefined ? null : { lang: own }), getRootNode: () => document });
};

// Go's package cldr has the same table.
test("a language is looked up by its tag's language and script", async () => {
	const table = new URL("../../wasm/i18n/cldr/testdata/match.json", import.meta.url);
	answer = () => new Response('{"again":"…"}');
	for (const { tags, tag, name } of JSON.parse(readFileSync(table, "utf8"))) {
		const before = asked.length;
		const [own, ...reader] = tags;
		assert.deepEqual(await speak(own, reader), [tag, name === "en" ? "" : '{"again":"…"}'], `${tags}`);
		assert.deepEqual(await speak(undefined, tags), [tag, name === "en" ? "" : '{"again":"…"}'], `${tags}`);
		assert.ok(asked.length <= before + 1 && asked.slice(before).every((url) => url === `${name}.json`), `${tags}`);
	}
	assert.equal(new Set(asked).size, asked.length); // each once
});

// Wherever a language is spoken, its days are written as its catalogue has them; where not, Go's package i18n knows.
test("a day is written as Intl writes it", () => {
	for (const name of __LOCALES__.split(" ")) {
		const catalogue = JSON.parse(readFileSync(new URL(`${name}.json`, locales), "utf8"));
		const intl = new Intl.DateTimeFormat(name, { dateStyle: "long", timeZone: "UTC" });
		if (intl.resolvedOptions().calendar !== "gregory") {
			assert.equal(catalogue.date, undefined, name);
			continue;
		}
		const months = catalogue["date.months"].split(", ");
		const digits = (n) => `${n}`.replaceAll(/\d/g, (d) => catalogue.digits[d]);
		for (let month = 0; month < 12; month++) {
			const parts = { day: digits(month + 4), month: months[month], year: digits(2026) };
			const day = catalogue.date.replaceAll(/\{(\w+)\}/g, (_, part) => parts[part]);
			const spaced = (text) => text.replaceAll(/\s/g, " "); // CLDR's versions differ in the kind of space
			assert.equal(spaced(day), spaced(intl.format(Date.UTC(2026, month, month + 4))), name);
		}
	}
});

test("words that cannot be had are asked for again by the next element", async () => {
	const before = asked.length;
	answer = () => new Response("", { status: 404 });
	assert.deepEqual(await speak("sv"), ["sv", ""]);
	answer = () => Promise.reject(new TypeError("offline"));
	assert.deepEqual(await speak("sv"), ["sv", ""]);
	answer = () => new Response("{}");
	assert.deepEqual(await speak("sv"), ["sv", "{}"]);
	assert.equal(asked.length, before + 4, "of the browser's own cache, too");
});

test("of languages that change while words are on their way, the last counts", async () => {
	const element = { lang: "nl", closest: () => element };
	answer = async () => {
		element.lang = "en";
		return new Response("{}");
	};
	assert.deepEqual(await words(element), ["en", ""]);
});

test("the plural forms of the catalogues are those that Intl asks for", () => {
	for (const name of globalThis.__LOCALES__.split(" ")) {
		const rules = new Intl.PluralRules(name);
		const { "thread.count": forms } = JSON.parse(readFileSync(new URL(`${name}.json`, locales), "utf8"));
		for (let n = 0; n < 1000; n++) assert.ok(forms[rules.select(n)], `${name} ${n}`);
	}
});
