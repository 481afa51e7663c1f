import type { MailsLeft } from "../../shared/application/workflows/distribute/list-mails.ts";
import type { Next } from "../../shared/application/workflows/distribute/send-mail.ts";
import type { Distribution, MailRef } from "../../shared/application/ports/distribution-store.ts";
import * as steps from "./distribute.steps.ts";
import { activity } from "./step.ts";
import type { ActivityFunction } from "./step.ts";

export interface DistributionSteps {
  readonly list: (ref: Pick<Distribution, "offerId" | "distributionId">) => Promise<MailsLeft>;
  readonly send: (ref: MailRef) => Promise<Next>;
  readonly giveUp: (ref: MailRef) => Promise<void>;
}

export const distributeActivities = (does: DistributionSteps): ActivityFunction[] => [
  activity(steps.listMails, async (ref) => {
    const { open, ...counts } = await does.list(ref);
    return { ...counts, open: [...open] };
  }),
  activity(steps.sendMail, does.send),
  activity(steps.giveUpMail, async (ref) => {
    await does.giveUp(ref);
    return null;
  }),
];
