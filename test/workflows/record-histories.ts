/**
 * `node infra/local/with-node.mjs test/workflows/record-histories.ts` saves the history of every way
 * of every orchestrator that has none yet, run by the real library on scripted activities. A saved
 * one is not replaced: delete it by hand, once no instance can be under way that went like it.
 */
import { activateActivities } from "../../functions/durable/activate.activities.ts";
import type { ActivationSteps } from "../../functions/durable/activate.activities.ts";
import { distributeActivities } from "../../functions/durable/distribute.activities.ts";
import type { DistributionSteps } from "../../functions/durable/distribute.activities.ts";
import * as names from "../../functions/durable/names.ts";
import { reconcileActivities } from "../../functions/durable/reconcile.activities.ts";
import type { ReconciliationSteps } from "../../functions/durable/reconcile.activities.ts";
import type { ActivityFunction } from "../../functions/durable/step.ts";
import { sweepActivities } from "../../functions/durable/sweep.activities.ts";
import type { SweepSteps } from "../../functions/durable/sweep.activities.ts";
import type { ScheduledItem } from "../../shared/application/ports/operations.ts";
import { noFindings } from "../../shared/application/workflows/reconcile-findings.ts";
import { noCounts } from "../../shared/application/workflows/sweep-counts.ts";
import { runOrchestrator } from "../support/run-orchestrator.ts";
import { save } from "./history-files.ts";
import { orchestrators } from "./registered.ts";

interface Way {
  readonly orchestrator: string;
  readonly way: string;
  readonly activities: readonly ActivityFunction[];
  readonly input: unknown;
}

const startedMs = Date.parse("2026-01-05T09:00:00Z");
const fault = (): Promise<never> => Promise.reject(new Error("storage is away"));

/** Fails so many times, then does it. */
function after<Args extends unknown[], Value>(
  failures: number,
  does: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  let left = failures;
  return (...args) => {
    left -= 1;
    return left >= 0 ? fault() : does(...args);
  };
}

const activation = (way: string, changed: Partial<ActivationSteps> = {}): Way => ({
  orchestrator: names.activateName,
  way,
  activities: activateActivities({
    issue: async () => ({ proceed: true }),
    complete: async () => ({ proceed: true, distributionId: "distribution-1" }),
    fail: async () => ({ proceed: true }),
    ...changed,
  }),
  input: { offerId: "offer-1", kind: "PartnerCloudSupport", activationId: "activation-1" },
});

const mails = (...waits: readonly number[]) => ({
  ...{ total: waits.length, sent: 0, failed: 0 },
  open: waits.map((waitSeconds, index) => ({ addressKey: `address-${index}`, waitSeconds })),
});

function distribution(way: string, changed: Partial<DistributionSteps> = {}): Way {
  return {
    orchestrator: names.distributeName,
    way,
    activities: distributeActivities({
      list: async () => mails(0, 0),
      send: async () => ({ next: "Done", sent: true }),
      giveUp: async () => undefined,
      ...changed,
    }),
    input: { offerId: "offer-1", distributionId: "distribution-1" },
  };
}

/** One mail has to wait, so that the workflow sleeps and continues as new. */
function waitingDistribution(): Way {
  const lists = [mails(0, 40), mails(0)];
  return distribution("waiting", { list: async () => lists.shift() ?? mails() });
}

const items = (count: number): ScheduledItem[] =>
  Array.from({ length: count }, (_, index) => ({
    day: "2026-01-05",
    key: `Anniversary:offer-${index}`,
    item: { kind: "Anniversary", offerId: `offer-${index}`, term: 1 },
    etag: `etag-${index}`,
    addedAt: "2025-01-05T09:00:00.000Z",
  }));

function sweeping(way: string, changed: Partial<SweepSteps> = {}): Way {
  const pages = [items(60), items(1)];
  return {
    orchestrator: names.sweepName,
    way,
    activities: sweepActivities({
      begin: async () => ({ today: "2026-01-05" }),
      listDue: async () => pages.shift() ?? [],
      handleDue: async (some) => ({ ...noCounts, due: some.length, renewed: some.length }),
      record: async () => undefined,
      ...changed,
    }),
    input: { sweepId: "sweep-1" },
  };
}

const offers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `offer-${index}`);

function reconciling(way: string, changed: Partial<ReconciliationSteps> = {}): Way {
  const pages = [offers(200), offers(3)];
  return {
    orchestrator: names.reconcileName,
    way,
    activities: reconcileActivities({
      offersAfter: async () => pages.shift() ?? [],
      check: async (some) => ({ ...noFindings, offers: some.length, entries: some.length }),
      record: async () => undefined,
      ...changed,
    }),
    input: { reconciliationId: "reconciliation-1" },
  };
}

const ways: readonly Way[] = [
  activation("main"),
  activation("nobody-to-tell", {
    complete: async () => ({ proceed: true, distributionId: null }),
  }),
  activation("obsolete", { issue: async () => ({ proceed: false }) }),
  activation("failed", { complete: fault }),
  activation("retried", { issue: after(2, async () => ({ proceed: true })) }),
  distribution("main"),
  waitingDistribution(),
  distribution("failed", { send: after(23, async () => ({ next: "Done", sent: true })) }),
  distribution("retried", { list: after(2, async () => mails(0, 0)) }),
  sweeping("main"),
  sweeping("failed", { listDue: fault }),
  sweeping("retried", { handleDue: after(2, async () => noCounts) }),
  reconciling("main"),
  reconciling("failed", { offersAfter: fault }),
  reconciling("retried", { check: after(2, async () => noFindings) }),
];

for (const { orchestrator: name, way, ...workflow } of ways) {
  const orchestrator = orchestrators[name];
  if (!orchestrator) throw new Error(`${name} is not registered`);
  const { histories, output } = await runOrchestrator({
    ...workflow,
    orchestrator,
    subOrchestrators: { [names.distributeName]: () => ({ total: 1, sent: 1, failed: 0 }) },
    time: { nowMs: startedMs },
  });
  const isNew = save({ orchestrator: name, way, generations: histories, output });
  console.log(`${isNew ? "saved" : "there already:"} ${name}, ${way}`);
}
