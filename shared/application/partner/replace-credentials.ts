import type { Contact } from "../../contract/commerce.ts";
import type { ReplacementView } from "../../contract/partner.ts";
import { unchanged } from "../../domain/change.ts";
import { requestReplacement } from "../../domain/replacement.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { Command, View } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import { accessOfferAsAdminOrOperator } from "../contracts/partner-access.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import { differingFields, idempotencyConflict } from "../idempotency.ts";
import type { Keyed, Replayable } from "../idempotency.ts";
import { contentKeyOf, replacementDistributionId, replacementIdFor } from "../ids.ts";
import { replacementKey } from "../ports/contract-rows.ts";
import type { Replacement } from "../ports/contract-rows.ts";
import type { SendingDeps } from "./credentials-distribution.ts";
import { takeMails } from "./mail-quota.ts";
import { replacementView } from "./replacement-view.ts";

type ReplaceDeps = SendingDeps & Pick<Deps, "committer">;

interface Asked {
  readonly reason: string;
  readonly recipients: readonly Contact[];
}

type Requested = Answer<Replayable<Replacement>>;

/** The answer to the request that this one repeats; undefined if it repeats none. */
function replay(view: View, key: string, wanted: Replacement): Requested | undefined {
  const row = view.row(key);
  if (row?.type !== "replacement") return undefined;
  const content = ({ reason, recipientsKey }: Replacement) => ({
    reason,
    recipients: recipientsKey,
  });
  const differing = differingFields(content(row.replacement), content(wanted));
  return differing.length > 0
    ? refuse(idempotencyConflict(differing))
    : accept({ value: row.replacement, replayed: true });
}

const replaceCommand = (
  { reason, recipients }: Asked,
  replacementId: string,
  { caller, requestId }: Origin,
): Command<Requested> => {
  const key = replacementKey(replacementId);
  return {
    prefetch: [key],
    whenMissing: () => refuse({ code: "NOT_FOUND", detail: "The offer does not exist." }),
    decide: (view) => {
      if (view.row(key) === undefined) return need(key);
      const replacement: Replacement = {
        ...{ replacementId, reason, recipients, recipientsKey: contentKeyOf(recipients) },
        ...{ at: view.now.toISOString(), actor: caller.actor, requestId },
        distributionId: recipients.length === 0 ? null : replacementDistributionId(replacementId),
        term: view.contract.term.number,
        state: "Replacing",
        finishedAt: null,
      };
      const replayed = replay(view, key, replacement);
      if (replayed) return answer(replayed);
      const requested = requestReplacement(view.contract, replacementId, view.today);
      if (!requested.ok) return answer(requested);
      return {
        kind: "write",
        change: unchanged(requested.value),
        rows: [{ key, row: { type: "replacement", replacement } }],
        answer: accept({ value: replacement, replayed: false }),
      };
    },
  };
};

async function request(
  deps: ReplaceDeps,
  { offerId, ...asked }: OfferRef & Asked,
  replacementId: string,
  origin: Origin,
): Promise<Requested> {
  // The sweep starts the workflow if its start gets lost.
  const work = { kind: "Work", offerId, subject: `replace-${replacementId}` } as const;
  await deps.schedule.add(today(deps), work);
  const command = replaceCommand(asked, replacementId, origin);
  const requested = await deps.committer.submit(offerId, command);
  if (requested.ok) await afterWriting(() => deps.workflows.replace({ offerId, replacementId }));
  return requested;
}

/**
 * Replaces the pair of an offer (A41). A workflow issues the new pair and mails it. Repeating it with
 * the same key replaces nothing more.
 */
export const makeReplaceCredentials =
  (deps: ReplaceDeps) =>
  async (
    { idempotencyKey, ...input }: OfferRef & Keyed & Asked,
    origin: Origin,
  ): Promise<Answer<Replayable<ReplacementView>>> => {
    const found = await accessOfferAsAdminOrOperator(deps, input, origin);
    if (!found.ok) return found;
    const { offerId, recipients } = input;
    const id = replacementIdFor(origin.caller.client, offerId, idempotencyKey);
    if (!(await deps.contracts.readRow(offerId, replacementKey(id)))) {
      const possible = requestReplacement(found.value, id, today(deps));
      if (!possible.ok) return possible;
      const distributionId = replacementDistributionId(id);
      const tooMany = await takeMails(deps, found.value, distributionId, recipients);
      if (tooMany) return refuse(tooMany);
    }
    const requested = await request(deps, input, id, origin);
    if (!requested.ok) return requested;
    const { replayed, value } = requested.value;
    const view = await afterWriting(() => replacementView(deps, offerId, value));
    return accept({ value: view, replayed });
  };
