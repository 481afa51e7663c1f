import { randomUUID } from "node:crypto";

import type { Deps } from "../shared/application/deps.ts";
import type { SendRateLimiter } from "../shared/application/ports/send-rate-limiter.ts";
import type { Telemetry } from "../shared/application/ports/telemetry.ts";
import {
  observedSchedule,
  reconciliationRecorded,
  reportFailure,
  sweepRecorded,
} from "../shared/application/telemetry/observed-operations.ts";
import {
  makeCompleteActivation,
  makeFailActivation,
  makeIssueCredentials,
} from "../shared/application/workflows/activate/activation.ts";
import {
  makeGiveUpMail,
  makeListMails,
} from "../shared/application/workflows/distribute/list-mails.ts";
import { defaultMailRetry } from "../shared/application/workflows/distribute/mail-state.ts";
import { makeSendMail } from "../shared/application/workflows/distribute/send-mail.ts";
import { makeQueueNotice } from "../shared/application/workflows/notices/queue-notice.ts";
import { makeReconciliationRun } from "../shared/application/workflows/reconcile/reconcile-run.ts";
import { makeHandleDue } from "../shared/application/workflows/sweep/sweep-items.ts";
import { makeSweepRun } from "../shared/application/workflows/sweep/sweep-run.ts";
import type { AllStepBodies } from "./durable/steps.ts";
import type { OperationStores } from "./operations.ts";

type Wiring = Deps &
  OperationStores & { readonly rateLimiter: SendRateLimiter; readonly telemetry: Telemetry };

/** What each step of the workflows does. */
export function stepBodiesOf({ telemetry, ...deps }: Wiring): AllStepBodies {
  const sweep = makeSweepRun(deps);
  const handleDue = makeHandleDue({
    ...deps,
    schedule: observedSchedule(deps.schedule, deps, telemetry),
    queueNotice: makeQueueNotice(deps),
    reportFailure: reportFailure(telemetry),
  });
  const reconciliation = makeReconciliationRun({
    ...deps,
    reportMismatches: (mismatches) => {
      telemetry.event("ReconciliationMismatch", { mismatches });
    },
  });
  return {
    issueCredentials: makeIssueCredentials(deps),
    completeActivation: makeCompleteActivation(deps),
    failActivation: makeFailActivation(deps),

    listMails: makeListMails(deps),
    sendMail: makeSendMail({ ...deps, retry: defaultMailRetry, newOperationId: randomUUID }),
    giveUpMail: makeGiveUpMail(deps),

    ...sweep,
    handleDue,
    recordSweep: async (progress) => {
      await sweep.recordSweep(progress);
      sweepRecorded(telemetry, progress);
    },

    ...reconciliation,
    recordReconciliation: async (progress) => {
      await reconciliation.recordReconciliation(progress);
      reconciliationRecorded(telemetry, progress);
    },
  };
}
