import type { ReplacementView } from "../../contract/partner.ts";
import type { Deps } from "../deps.ts";
import type { Replacement } from "../ports/contract-rows.ts";
import { oncePerAddress } from "../recipients.ts";
import { summaryOf } from "./distribution-view.ts";

/** A replacement with the progress of its mails. */
export async function replacementView(
  { distributions }: Pick<Deps, "distributions">,
  offerId: string,
  { at, distributionId, finishedAt, recipients, replacementId, state }: Replacement,
): Promise<ReplacementView> {
  const mails =
    distributionId === null || recipients.length > 0
      ? []
      : await distributions.readMails(offerId, distributionId);
  const summary = distributionId === null ? null : summaryOf(distributionId, mails);
  const distribution =
    summary && recipients.length > 0
      ? { ...summary, total: oncePerAddress(recipients).length }
      : summary;
  return { replacementId, state, distribution, requestedAt: at, finishedAt };
}
