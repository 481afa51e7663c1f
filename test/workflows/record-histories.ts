/**
 * `node infra/local/with-node.mjs test/workflows/record-histories.ts` saves the history of every way
 * of every orchestrator that has none yet, run by the real library on scripted activities. A saved
 * one is not replaced: delete it by hand, once no instance can be under way that went like it.
 */
import { distributeName } from "../../functions/durable/names.ts";
import { runOrchestrator } from "../support/run-orchestrator.ts";
import { save } from "./history-files.ts";
import { orchestrators } from "./registered.ts";
import { ways } from "./scenarios/index.ts";

const startedMs = Date.parse("2026-01-05T09:00:00Z");

for (const { orchestrator: name, way, ...workflow } of ways) {
  const orchestrator = orchestrators[name];
  if (!orchestrator) throw new Error(`${name} is not registered`);
  const { histories, output } = await runOrchestrator({
    ...workflow,
    orchestrator,
    subOrchestrators: { [distributeName]: () => ({ total: 1, sent: 1, failed: 0 }) },
    time: { nowMs: startedMs },
  });
  const isNew = save({ orchestrator: name, way, generations: histories, output });
  console.log(`${isNew ? "saved" : "there already:"} ${name}, ${way}`);
}
