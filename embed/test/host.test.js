import assert from "node:assert/strict";
import test from "node:test";
import "./dom.js";
import { host } from "../loader/host.js";

// Go reads the seed as an unsigned number of 64 bits. One that is larger is
// read as the largest there is, and then every widget names its comments alike.
test("each widget's seed fits into 64 bits and is its own", () => {
	const boot = host({}, {});
	const seeds = Array.from({ length: 200 }, () => boot.random());
	assert.deepEqual(
		seeds.filter((seed) => !/^\d+$/.test(seed) || BigInt(seed) >= 2n ** 64n),
		[],
	);
	assert.equal(new Set(seeds).size, seeds.length);
});
