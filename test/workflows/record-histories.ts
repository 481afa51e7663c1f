/**
 * `node infra/local/with-node.mjs test/workflows/record-histories.ts` runs each scenario that has no
 * saved history yet, through the real library on scripted activities, and saves its history. It never
 * replaces a saved history: delete one by hand, once no running instance can have taken that path.
 */
import { distributeName } from "../../functions/durable/names.ts";
import { runOrchestrator } from "../support/run-orchestrator.ts";
import { save } from "./history-files.ts";
import { orchestrators } from "./registered.ts";
import { scenarios } from "./scenarios/index.ts";

const startedMs = Date.parse("2026-01-05T09:00:00Z");

for (const { orchestrator: name, scenario, ...workflow } of scenarios) {
  const orchestrator = orchestrators[name];
  if (!orchestrator) throw new Error(`${name} is not registered`);
  const { histories, output } = await runOrchestrator({
    ...workflow,
    orchestrator,
    subOrchestrators: { [distributeName]: () => ({ total: 1, sent: 1, failed: 0 }) },
    time: { nowMs: startedMs },
  });
  const isNew = save({ orchestrator: name, scenario, generations: histories, output });
  console.log(`${isNew ? "saved" : "already saved:"} ${name}, ${scenario}`);
}
