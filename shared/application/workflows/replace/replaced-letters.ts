import { readContract } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import type { Distribution, Mail } from "../../ports/distribution-store.ts";
import { replacementKey } from "../../ports/contract-rows.ts";
import { ended, isOpen } from "../distribute/mail-state.ts";
import { writeMail } from "../distribute/write-mail.ts";
import { changeReplacement } from "./replacement.ts";
import type { ReplacementRef } from "./replacement.ts";

type LetterDeps = Pick<
  Deps,
  | "clock"
  | "committer"
  | "contracts"
  | "distributions"
  | "partners"
  | "rateLimiter"
  | "rules"
  | "schedule"
  | "telemetry"
>;

/**
 * Queues the mails of the new pair. Once they are stored, the replacement keeps no address. Returns
 * the distribution; null without recipients.
 */
export const makeQueueReplacementLetters =
  (deps: LetterDeps) =>
  async (ref: ReplacementRef): Promise<{ distributionId: string | null }> => {
    const { offerId } = ref;
    const stored = await deps.contracts.readRow(offerId, replacementKey(ref.replacementId));
    const contract = await readContract(deps, offerId);
    if (stored?.row.type !== "replacement" || !contract) return { distributionId: null };
    const { actor, at, distributionId, recipients, requestId } = stored.row.replacement;
    if (distributionId === null || recipients.length === 0) return { distributionId };
    await deps.distributions.add({
      ...{ distributionId, offerId, content: { kind: "credentials" }, recipients },
      ...{ credentialVersion: contract.credentialVersion, requestedBy: actor, requestId },
      createdAt: at,
    });
    await deps.distributions.addMails(offerId, distributionId, recipients);
    await deps.committer.submit(
      offerId,
      changeReplacement(ref, (replacement, view) =>
        replacement.recipients.length > 0
          ? { contract: view.contract, replacement: { ...replacement, recipients: [] } }
          : undefined,
      ),
    );
    return { distributionId };
  };

/** A mail that may have been sent is left to its own workflow, which finds out first. */
const hasNotLeft = (mail: Mail): boolean =>
  isOpen(mail) && mail.state !== "Sending" && mail.settledAt === null;

async function cancelLetters(
  deps: LetterDeps,
  { distributionId, offerId }: Distribution,
): Promise<void> {
  for (const { etag, value } of await deps.distributions.readMails(offerId, distributionId)) {
    // If another writer comes first, the mail's own workflow cancels it before it is sent.
    if (hasNotLeft(value)) {
      await writeMail(deps, ended(value, "Cancelled", "The IDs were replaced."), etag);
    }
  }
  await deps.rateLimiter.leave(distributionId);
}

/** Cancels the letters with a replaced pair that have not left, and frees their places in the queue. */
export const makeCancelReplacedLetters =
  (deps: LetterDeps) =>
  async ({ offerId }: ReplacementRef): Promise<void> => {
    const contract = await readContract(deps, offerId);
    if (!contract) return;
    const replaced = (await deps.distributions.list(offerId)).filter(
      ({ content, credentialVersion }) =>
        content.kind === "credentials" && credentialVersion < contract.credentialVersion,
    );
    for (const distribution of replaced) await cancelLetters(deps, distribution);
  };
