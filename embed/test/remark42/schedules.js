// This plays the schedules of faults of wasm/app with the real server: SEEDS of them, or the one of SEED.

import { spawn } from "node:child_process";
import { remark42 } from "./server.js";

const root = new URL("../../../", import.meta.url).pathname;
const undo = [];
const server = await remark42((step) => undo.unshift(step), "");
server.does.fault = ({ headers }) => headers.fault && Number(headers.fault);
const { SEEDS, SEED } = process.env;
const which = SEED ? `-seed=${SEED}` : `-seeds=${SEEDS || 1000}`;
const args = ["test", "-count=1", "-timeout=1h", "-parallel=12", "./wasm/app", "-run=^TestFaultsRemark42$", which];
const tests = spawn("go", args, {
	cwd: root,
	env: { ...process.env, REMARK42_ORIGIN: server.origin },
	stdio: "inherit",
});
const code = await new Promise((resolve) => tests.on("exit", resolve));
for (const step of undo) await step();
process.exit(code ?? 1);
