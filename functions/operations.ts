import { randomUUID } from "node:crypto";

import type { Deps } from "../shared/application/deps.ts";
import {
  makeGetReconciliation,
  makeStartReconciliation,
} from "../shared/application/operations/reconciliations.ts";
import {
  makeGetSweep,
  makeListSweeps,
  makeStartScheduledSweep,
  makeStartSweep,
} from "../shared/application/operations/sweeps.ts";
import type {
  AuditStore,
  ReconciliationStore,
  RunSchedule,
  SweepStore,
} from "../shared/application/ports/operations.ts";
import type { UseCases } from "../shared/application/use-cases.ts";
import { makeQueueNotice } from "../shared/application/workflows/notices/queue-notice.ts";
import { makeReconciliationRun } from "../shared/application/workflows/reconcile/reconcile-run.ts";
import { makeHandleDue } from "../shared/application/workflows/sweep/sweep-items.ts";
import { makeSweepRun } from "../shared/application/workflows/sweep/sweep-run.ts";
import type { ReconciliationSteps } from "./durable/reconcile.activities.ts";
import type { SweepSteps } from "./durable/sweep.activities.ts";

export interface OperationStores {
  readonly sweeps: SweepStore;
  readonly reconciliations: ReconciliationStore;
  readonly audit: AuditStore;
  readonly runSchedule: RunSchedule;
}

/** What operators and the timer start, and what carries it out. */
export interface Operations {
  readonly useCases: Pick<
    UseCases,
    "startSweep" | "getSweep" | "listSweeps" | "startReconciliation" | "getReconciliation"
  >;
  readonly sweepSteps: SweepSteps;
  readonly reconciliationSteps: ReconciliationSteps;
  readonly startScheduledSweep: () => Promise<{ readonly sweepId: string }>;
}

export function operationsOf(deps: Deps, stores: OperationStores): Operations {
  const starting = { ...deps, ...stores, newSuffix: randomUUID };
  return {
    useCases: {
      startSweep: makeStartSweep(starting),
      getSweep: makeGetSweep(stores),
      listSweeps: makeListSweeps(stores),
      startReconciliation: makeStartReconciliation(starting),
      getReconciliation: makeGetReconciliation(stores),
    },
    sweepSteps: {
      ...makeSweepRun({ ...deps, ...stores }),
      handleDue: makeHandleDue({ ...deps, notify: makeQueueNotice(deps) }),
    },
    reconciliationSteps: makeReconciliationRun({ ...deps, ...stores }),
    startScheduledSweep: makeStartScheduledSweep(starting),
  };
}
