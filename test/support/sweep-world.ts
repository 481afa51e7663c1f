import { randomUUID } from "node:crypto";

import { testRows } from "./row-codecs.ts";
import { activitiesOf } from "../../functions/durable/step.ts";
import { sweep } from "../../functions/durable/sweep.orchestrator.ts";
import { sweepSteps } from "../../functions/durable/sweep.steps.ts";
import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { processRuntime } from "../../shared/adapters/runtime/process-runtime.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import { TableAttemptStore } from "../../shared/adapters/tables/table-credential-index.ts";
import { TableDistributionStore } from "../../shared/adapters/tables/table-distribution-store.ts";
import { TableMailQuota } from "../../shared/adapters/tables/table-mail-quota.ts";
import { TablePartnerStore } from "../../shared/adapters/tables/table-partner-store.ts";
import { TableRefundReviewIndex } from "../../shared/adapters/tables/table-refund-review-index.ts";
import { TableScheduleStore } from "../../shared/adapters/tables/table-schedule-store.ts";
import { TableSweepStore } from "../../shared/adapters/tables/table-sweep-store.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { makeCommitter } from "../../shared/application/commit/committer.ts";
import { makeStartSweep } from "../../shared/application/operations/start-sweep.ts";
import { scheduleTerm } from "../../shared/application/contracts/schedule-term.ts";
import type { EventAttributes } from "../../shared/application/ports/telemetry.ts";
import type { Workflows } from "../../shared/application/ports/workflows.ts";
import type { NoticeRef } from "../../shared/application/workflows/notices/queue-notice.ts";
import { makeHandleDue } from "../../shared/application/workflows/sweep/sweep-items.ts";
import { makeSweepRun } from "../../shared/application/workflows/sweep/sweep-run.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { defaultNotices } from "../../shared/domain/notice.ts";
import type { PlainDate } from "../../shared/domain/plain-date.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { noon } from "./builders.ts";
import { recorder } from "./recorder.ts";
import { makeMemoryMailer } from "./memory-mailer.ts";
import { runOrchestrator } from "./run-orchestrator.ts";
import type { Run } from "./run-orchestrator.ts";
import type { SweepView } from "../../shared/contract/operations.ts";

/** The sweep of one process on the given tables, with a clock that the test sets. */
export function sweepWorld(tables: Tables) {
  let now = new Date(noon("2025-09-01"));
  let real = Date.now();
  const clock = { now: () => now };
  const contracts = new TableContractStore(tables.contracts, testRows);
  const rows = (name: keyof Tables) => new JsonTable(tables[name], testRows);
  const { reported, telemetry } = recorder();
  const notices: NoticeRef[] = [];
  const started: unknown[] = [];
  const starts = async (work: unknown): Promise<void> => void started.push(work);
  const workflows: Workflows = {
    activate: starts,
    distribute: starts,
    sweep: () => Promise.resolve(),
    reconcile: () => Promise.resolve(),
    replace: () => Promise.resolve(),
    erase: () => Promise.resolve(),
    backup: () => Promise.resolve(),
    forgetDistribution: () => Promise.resolve(),
    probe: () => Promise.resolve(0),
  };
  const mailer = makeMemoryMailer();
  const deps = {
    rules: defaultRules,
    notices: defaultNotices,
    clock,
    contracts,
    committer: makeCommitter(
      {
        store: contracts,
        clock,
        rules: defaultRules,
        limits: { rowsMax: 99, pendingMax: 1000, timeoutMs: 5000, linksMax: 10 },
        ...processRuntime,
        telemetry,
      },
      100,
    ),
    attempts: new TableAttemptStore(tables.attempts),
    mailQuota: new TableMailQuota(tables.operations, 500),
    partners: new TablePartnerStore(rows("partners")),
    distributions: new TableDistributionStore(rows("contracts"), rows("operations")),
    refundReviews: new TableRefundReviewIndex(tables.operations),
    mailer,
    schedule: new TableScheduleStore(tables.schedule),
    sweeps: new TableSweepStore(tables.operations),
    runSchedule: { between: () => [], firstAfter: () => new Date(0) },
    newSuffix: randomUUID,
    workflows,
    realNowMs: () => real,
    queueNotice: async (notice: NoticeRef) => {
      notices.push(notice);
      return true;
    },
    telemetry,
  };
  const bodies = { ...makeSweepRun(deps), handleDue: makeHandleDue(deps) };
  const activities = activitiesOf(sweepSteps, async () => bodies);

  return {
    deps,
    failures: () =>
      reported
        .filter(([name]) => name === "SweepItemFailed")
        .map(([, attributes]) => attributes as EventAttributes<"SweepItemFailed">),
    mailer,
    notices,
    started,
    setToday: (date: PlainDate): void => {
      now = new Date(noon(date));
    },
    passRealTime: (ms: number): void => {
      real += ms;
    },
    /** Adds a contract as a purchase does: scheduled, then written. */
    addContract: async (contract: Contract): Promise<void> => {
      await scheduleTerm(deps, contract);
      const { offerId } = contract;
      const transaction = { offerId, commitId: "seed", contract, rows: [], entries: [] };
      await contracts.commit({ ...transaction, expected: null });
    },
    contract: async (offerId: string): Promise<Contract> => {
      const head = await contracts.readHead(offerId);
      if (!head) throw new Error(`There is no ${offerId}`);
      return head.contract;
    },
    sweep: async (): Promise<{ view: SweepView; run: Run }> => {
      const result = await makeStartSweep(deps)();
      if (!result.ok) throw new Error("The sweep was refused");
      const { sweepId } = result.value;
      const run = await runOrchestrator({ orchestrator: sweep, activities, input: { sweepId } });
      const view = await deps.sweeps.read(sweepId);
      if (!view) throw new Error("The sweep is not on the list");
      return { view, run };
    },
  };
}

export type SweepWorld = ReturnType<typeof sweepWorld>;
