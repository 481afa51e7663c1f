import type { Deps } from "../shared/application/deps.ts";
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
import { makeAnchorMail } from "../shared/application/workflows/backup/mail-anchor.ts";
import { makeBackupRun } from "../shared/application/workflows/backup/backup-run.ts";
import { makeErasureRun } from "../shared/application/workflows/erase/erase-run.ts";
import { makeQueueNotice } from "../shared/application/workflows/notices/queue-notice.ts";
import { makeReconciliationRun } from "../shared/application/workflows/reconcile/reconcile-run.ts";
import {
  makeCancelReplacedLetters,
  makeQueueReplacementLetters,
} from "../shared/application/workflows/replace/replaced-letters.ts";
import {
  makeFailReplacement,
  makeReplacePair,
} from "../shared/application/workflows/replace/replacement.ts";
import { makeHandleDue } from "../shared/application/workflows/sweep/sweep-items.ts";
import { makeSweepRun } from "../shared/application/workflows/sweep/sweep-run.ts";
import type { AllStepBodies } from "./durable/steps.ts";

/** What each step of the workflows does. */
export const stepBodiesOf = (deps: Deps): AllStepBodies => ({
  issueCredentials: makeIssueCredentials(deps),
  completeActivation: makeCompleteActivation(deps),
  failActivation: makeFailActivation(deps),

  listMails: makeListMails(deps),
  sendMail: makeSendMail({ ...deps, retry: defaultMailRetry }),
  giveUpMail: makeGiveUpMail(deps),

  replacePair: makeReplacePair(deps),
  queueReplacementLetters: makeQueueReplacementLetters(deps),
  cancelReplacedLetters: makeCancelReplacedLetters(deps),
  failReplacement: makeFailReplacement(deps),

  ...makeSweepRun(deps),
  handleDue: makeHandleDue({ ...deps, queueNotice: makeQueueNotice(deps) }),

  ...makeReconciliationRun(deps),

  ...makeErasureRun(deps),

  ...makeBackupRun(deps),
  ...makeAnchorMail(deps),
});
