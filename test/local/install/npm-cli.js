// Stands for npm: takes its time over `ci`, and writes its list of what is there last, as npm does.
import { appendFileSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

appendFileSync("npm-calls.log", `${process.argv.slice(2, 3).join(" ")}\n`);
rmSync("node_modules", { recursive: true, force: true });
mkdirSync("node_modules");
await delay(Number(process.env.NPM_TAKES_MS ?? 0));
copyFileSync("package-lock.json", "node_modules/.package-lock.json");
