import { randomUUID } from "node:crypto";

import type { Deps } from "../shared/application/deps.ts";
import { makeGetReconciliation } from "../shared/application/operations/get-reconciliation.ts";
import { makeGetSweep } from "../shared/application/operations/get-sweep.ts";
import { makeListSweeps } from "../shared/application/operations/list-sweeps.ts";
import { makeStartReconciliation } from "../shared/application/operations/start-reconciliation.ts";
import {
  makeStartScheduledSweep,
  makeStartSweep,
} from "../shared/application/operations/start-sweep.ts";
import type {
  AuditStore,
  ReconciliationStore,
  RunSchedule,
  SweepStore,
} from "../shared/application/ports/operations.ts";

export interface OperationStores {
  readonly sweeps: SweepStore;
  readonly reconciliations: ReconciliationStore;
  readonly audit: AuditStore;
  readonly runSchedule: RunSchedule;
}

/** What operators and the timer start and read. */
export function operationsOf(deps: Deps & OperationStores) {
  const starting = { ...deps, newSuffix: randomUUID };
  return {
    useCases: {
      startSweep: makeStartSweep(starting),
      getSweep: makeGetSweep(deps),
      listSweeps: makeListSweeps(deps),
      startReconciliation: makeStartReconciliation(starting),
      getReconciliation: makeGetReconciliation(deps),
    },
    startScheduledSweep: makeStartScheduledSweep(starting),
  };
}
