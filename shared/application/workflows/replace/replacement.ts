import { unchanged } from "../../../domain/change.ts";
import type { Contract } from "../../../domain/contract.ts";
import {
  nextCredentialVersion,
  replacementRefusal,
  replacePair,
  withoutReplacement,
} from "../../../domain/replacement.ts";
import type { Command, View } from "../../commit/command.ts";
import { answer, need } from "../../commit/command.ts";
import { readContract } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { Busy } from "../../errors.ts";
import { replacementKey } from "../../ports/contract-rows.ts";
import type { Replacement } from "../../ports/contract-rows.ts";
import { makePair } from "../activate/make-pair.ts";

export type ReplacementDeps = Pick<
  Deps,
  "clock" | "committer" | "contracts" | "credentials" | "partners" | "rules" | "schedule" | "vault"
>;

/** References only: the row has the rest. */
export interface ReplacementRef {
  readonly offerId: string;
  readonly replacementId: string;
}

interface Changed {
  readonly contract: Contract;
  readonly replacement: Replacement;
}

/** Changes a replacement and its contract. `decide` returns undefined if there is nothing to change. */
export const changeReplacement = (
  { replacementId }: ReplacementRef,
  decide: (replacement: Replacement, view: View) => Changed | undefined,
): Command<Replacement | null> => {
  const key = replacementKey(replacementId);
  return {
    prefetch: [key],
    whenMissing: () => null,
    decide: (view) => {
      const row = view.row(key);
      if (row === undefined) return need(key);
      if (row?.type !== "replacement") return answer(null);
      const changed = decide(row.replacement, view);
      if (!changed) return answer(row.replacement);
      const { contract, replacement } = changed;
      return {
        kind: "write",
        change: unchanged(contract),
        rows: [{ key, row: { type: "replacement", replacement } }],
        answer: replacement,
      };
    },
  };
};

const failed = (replacement: Replacement, { contract, now }: View): Changed | undefined =>
  replacement.state === "Replacing"
    ? {
        contract: withoutReplacement(contract, replacement.term),
        replacement: {
          ...replacement,
          ...{ state: "Failed", finishedAt: now.toISOString() },
          ...{ distributionId: null, recipients: [] },
        },
      }
    : undefined;

/**
 * Stores the new pair in place of the old one, in one transaction. Until then the old pair is valid. If
 * it runs twice, the pair that was stored first stays.
 */
export const makeReplacePair =
  (deps: ReplacementDeps) =>
  async (ref: ReplacementRef): Promise<{ proceed: boolean }> => {
    const contract = await readContract(deps, ref.offerId);
    if (!contract) return { proceed: false };
    const stored = await deps.contracts.readRow(ref.offerId, replacementKey(ref.replacementId));
    if (stored?.row.type !== "replacement") return { proceed: false };
    const { state } = stored.row.replacement;
    if (state !== "Replacing") return { proceed: state === "Replaced" };
    const pair = await makePair(deps, ref.offerId, nextCredentialVersion(contract));
    const replaced = await deps.committer.submit(
      ref.offerId,
      changeReplacement(ref, (replacement, view) => {
        if (replacement.state !== "Replacing") return undefined;
        if (replacementRefusal(view.contract, view.today)) return failed(replacement, view);
        if (pair.version !== nextCredentialVersion(view.contract)) {
          throw new Busy(`${ref.offerId}: another pair was issued meanwhile`);
        }
        const finishedAt = view.now.toISOString();
        return {
          contract: replacePair(view.contract, pair),
          replacement: { ...replacement, state: "Replaced", finishedAt },
        };
      }),
    );
    return { proceed: replaced?.state === "Replaced" };
  };

/** Ends a replacement whose steps keep failing. The old pair stays valid. */
export const makeFailReplacement =
  (deps: Pick<Deps, "committer">) =>
  async (ref: ReplacementRef): Promise<{ proceed: boolean }> => {
    const ended = await deps.committer.submit(ref.offerId, changeReplacement(ref, failed));
    return { proceed: ended?.state === "Replaced" };
  };
