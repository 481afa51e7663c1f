import type { Deps } from "../../deps.ts";
import { backupsOwner } from "../../ports/anchor-mails.ts";
import type { MailRef } from "../../ports/distribution-store.ts";
import type { Composed } from "../distribute/compose.ts";
import { makeGiveUpMail } from "../distribute/list-mails.ts";
import { defaultMailRetry } from "../distribute/mail-state.ts";
import { makeSend } from "../distribute/send-mail.ts";
import type { SendResult } from "../distribute/send-mail.ts";

type AnchorDeps = Pick<
  Deps,
  | "anchorMails"
  | "backups"
  | "backupWriter"
  | "letters"
  | "mailer"
  | "newOperationId"
  | "rateLimiter"
  | "realNowMs"
  | "telemetry"
>;

const refOf = (backupId: string): MailRef => ({
  ...{ offerId: backupsOwner, distributionId: backupId, addressKey: "" },
});

/** The letter with the digests of a backup. A finished backup never changes, so nor does the letter. */
async function compose(
  { backups, backupWriter, letters }: AnchorDeps,
  backupId: string,
): Promise<Composed> {
  const run = await backups.read(backupId);
  if (!backupWriter || !run || run.contracts === null || run.chainsSha256 === null)
    throw new Error(`The backup ${backupId} is not finished`);
  const { chainsSha256, contracts, startedAt } = run;
  const manifestSha256 = await backupWriter.manifestSha256(backupId);
  return {
    letter: letters.anchorLetter({
      ...{ backupId, startedAt, contracts, chainsSha256, manifestSha256 },
    }),
    share: { partnerId: backupsOwner, urgent: false },
  };
}

/** The steps that mail the digests of a backup. The backup is complete without them. */
export function makeAnchorMail(deps: AnchorDeps) {
  const { anchorMails: distributions } = deps;
  if (!distributions) {
    const nothing: SendResult = { next: "Done", sent: false };
    return { mailAnchor: async () => nothing, giveUpAnchor: async () => undefined };
  }
  const retry = defaultMailRetry;
  const sendOf = (backupId: string) =>
    makeSend({ ...deps, distributions, retry, compose: () => compose(deps, backupId) });
  const giveUp = makeGiveUpMail({ ...deps, distributions });
  return {
    /** Sends the mail if possible now, and returns whether to wait. Repeating it never sends a second one. */
    mailAnchor: async ({ backupId }: { readonly backupId: string }): Promise<SendResult> => {
      await distributions.queue(backupId);
      return sendOf(backupId)(refOf(backupId));
    },
    giveUpAnchor: ({ backupId }: { readonly backupId: string }): Promise<void> =>
      giveUp(refOf(backupId)),
  };
}
