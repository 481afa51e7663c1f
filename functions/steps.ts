import { randomUUID } from "node:crypto";

import type { Deps } from "../shared/application/deps.ts";
import type { MailPace } from "../shared/application/ports/mail-pace.ts";
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
import type { ActivationSteps } from "./durable/activate.activities.ts";
import type { DistributionSteps } from "./durable/distribute.activities.ts";

export const activationStepsOf = (deps: Deps): ActivationSteps => ({
  issue: makeIssueCredentials(deps),
  complete: makeCompleteActivation(deps),
  fail: makeFailActivation(deps),
});

export function distributionStepsOf(deps: Deps, pace: MailPace): DistributionSteps {
  const sending = { ...deps, pace, retry: defaultMailRetry, newOperationId: randomUUID };
  return { list: makeListMails(deps), send: makeSendMail(sending), giveUp: makeGiveUpMail(deps) };
}
