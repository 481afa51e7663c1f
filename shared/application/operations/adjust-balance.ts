import type { AdjustmentView } from "../../contract/adjustments.ts";
import { adjust, earlierTerm } from "../../domain/adjustment.ts";
import type { Adjustment } from "../../domain/adjustment.ts";
import { benefitOf } from "../../domain/benefit.ts";
import { unchanged } from "../../domain/change.ts";
import type { Contract } from "../../domain/contract.ts";
import { lineOf } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { Command, Decision, View } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import type { Deps } from "../deps.ts";
import { differingFields, idempotencyConflict } from "../idempotency.ts";
import type { Keyed, Replayable } from "../idempotency.ts";
import { adjustmentIdFor } from "../ids.ts";
import { entryView } from "../partner/entry-view.ts";
import { adjustmentKey, termKey } from "../ports/contract-rows.ts";
import type { ContractRow } from "../ports/contract-rows.ts";

type Adjusted = Answer<Replayable<AdjustmentView>>;

interface Asked {
  readonly key: string;
  readonly adjustment: Adjustment;
  readonly actor: string;
  readonly requestId: string;
}

const noOffer: Refusal = { code: "NOT_FOUND", detail: "The offer does not exist." };

function viewOf(contract: Contract, entry: Entry, today: PlainDate): AdjustmentView {
  const line = lineOf(contract, entry.kind);
  if (!line) throw new Error(`${contract.offerId} has no line ${entry.kind}`);
  return { entry: entryView(entry), benefit: benefitOf(contract, line, today, false) };
}

/** The answer to a repeat of an accepted adjustment; undefined if it repeats none. */
function replay(view: View, { adjustment, key }: Asked): Adjusted | undefined {
  const row = view.row(key);
  if (row?.type !== "adjustment") return undefined;
  const differing = differingFields(row.content, adjustment);
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  const value = viewOf(view.contract, row.entry, view.today);
  return accept({ value, replayed: true });
}

function decide(view: View, asked: Asked): Decision<Adjusted> {
  const { actor, adjustment: content, key, requestId } = asked;
  const number = earlierTerm(view.contract, content);
  const term = number === null ? null : view.row(termKey(number));
  if (number !== null && term === undefined) return need(termKey(number));
  const adjusted = adjust(unchanged(view.contract), content, {
    today: view.today,
    cause: { at: view.now.toISOString(), actor, requestId },
    closedTerm: term?.type === "term" ? term.closed : null,
  });
  if (!adjusted.ok) return answer(adjusted);
  const { change, closedTerm, entries } = adjusted.value;
  const [entry] = entries;
  if (!entry) throw new Error(`${view.contract.offerId}: the adjustment has no entry`);
  const rows: { key: string; row: ContractRow }[] = [
    { key, row: { type: "adjustment", content, entry } },
  ];
  if (closedTerm && number !== null) {
    rows.push({ key: termKey(number), row: { type: "term", closed: closedTerm } });
  }
  const value = viewOf(change.contract, entry, view.today);
  return {
    kind: "write",
    change: { ...change, entries },
    rows,
    answer: accept({ value, replayed: false }),
  };
}

const adjustCommand = (asked: Asked): Command<Adjusted> => ({
  prefetch: [asked.key],
  whenMissing: () => refuse(noOffer),
  decide: (view) => {
    if (view.row(asked.key) === undefined) return need(asked.key);
    const replayed = replay(view, asked);
    return replayed ? answer(replayed) : decide(view, asked);
  },
});

/**
 * Books an `Adjust` entry with a reason (A40). The same key and content always return the same entry,
 * with the benefit as it now is.
 */
export const makeAdjustBalance =
  ({ committer }: Pick<Deps, "committer">) =>
  (
    { idempotencyKey, offerId, ...adjustment }: Adjustment & Keyed & { readonly offerId: string },
    { caller, requestId }: Origin,
  ): Promise<Adjusted> => {
    const key = adjustmentKey(adjustmentIdFor(caller.client, offerId, idempotencyKey));
    const asked = { key, adjustment, actor: caller.actor, requestId };
    return committer.submit(offerId, adjustCommand(asked));
  };
