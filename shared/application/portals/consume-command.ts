import { unchanged } from "../../domain/change.ts";
import { asCreated, consume, unknownPlan } from "../../domain/incident.ts";
import type { Incident, IncidentRequest } from "../../domain/incident.ts";
import type { PlanLink } from "../../domain/link.ts";
import type { Plan } from "../../domain/plan.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Product } from "../../domain/product.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Rules } from "../../domain/rules.ts";
import type { Portal } from "../../domain/vocabulary.ts";
import type { Contract } from "../../domain/contract.ts";
import type { Answer, RefusalView } from "../answer.ts";
import { differingFields, idempotencyConflict } from "../fingerprint.ts";
import { accountKeyOf } from "../ids.ts";
import type { Command, View } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import { incidentKey, linkKey } from "../ports/contract-rows.ts";
import type { Replayable } from "../use-cases.ts";
import { incidentView, planFor } from "./incident-view.ts";
import type { IncidentView } from "../views.ts";

export type ConsumeAnswer = Answer<Replayable<IncidentView>>;

export interface Consumption {
  readonly incidentId: string;
  readonly request: IncidentRequest;
  readonly portal: Portal;
  readonly product: Product | undefined;
  readonly actor: string;
  readonly requestId: string;
  readonly rules: Rules;
}

type Asked = Pick<Consumption, "portal" | "product" | "request" | "rules">;

/** The plan as this portal would show it for this product. */
export const planShown = (contract: Contract, today: PlainDate, asked: Asked): Plan | null => {
  const { portal, product: found, request, rules } = asked;
  const product = { name: request.product, version: request.version, found };
  return planFor(contract, request.kind, { portal, today, product }, rules);
};

const viewOf = (
  incident: Incident,
  contract: Contract,
  { today }: View,
  asked: Consumption,
): IncidentView => incidentView(incident, planShown(contract, today, asked));

/** Guard 2 (docs/rules.md, Consume): the stored answer if this request repeats another. */
function replay(view: View, key: string, asked: Consumption): ConsumeAnswer | undefined {
  const row = view.row(key);
  if (row?.type !== "incident") return undefined;
  const differing = differingFields(row.incident.request, asked.request);
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  const value = viewOf(asCreated(row.incident), view.contract, view, asked);
  return accept({ value, replayed: true });
}

/** The refusal, with the current plan if the caller may see it. */
export function refusedWith(
  refusal: Refusal,
  contract: Contract,
  today: PlainDate,
  asked: Asked,
): RefusalView {
  // A caller without a link must not see the plan.
  const plan = refusal.code === "PLAN_NOT_LINKED" ? null : planShown(contract, today, asked);
  return plan ? { ...refusal, plan } : refusal;
}

/**
 * Consumes one incident.
 *
 * The incident's row is assumed to be absent, and its insertion is the check: the common case needs no
 * read. Only before a refusal is the row read, because a repeat of an accepted request gets its answer
 * again even if nothing remains.
 */
export function consumeCommand(asked: Consumption): Command<ConsumeAnswer> {
  const { actor, incidentId, portal, product, request, requestId, rules } = asked;
  const key = incidentKey(incidentId);
  const accountKey = accountKeyOf(request.account);
  const linkRow = linkKey(accountKey);
  return {
    prefetch: [linkRow],
    whenMissing: () => refuse(unknownPlan()),
    decide: (view) => {
      const known = replay(view, key, asked);
      if (known) return answer(known);
      const linked = view.row(linkRow);
      if (linked === undefined) return need(linkRow);
      const link: PlanLink | null = linked?.type === "link" ? linked.link : null;
      const cause = { at: view.now.toISOString(), actor, requestId };
      const consumed = consume(unchanged(view.contract), request, {
        incidentId,
        portal,
        link,
        product,
        today: view.today,
        cause,
        rules,
      });
      if (!consumed.ok) {
        return view.row(key) === undefined
          ? need(key)
          : answer(refuse(refusedWith(consumed.refusal, view.contract, view.today, asked)));
      }
      const { change, incident } = consumed.value;
      return {
        kind: "write",
        change,
        rows: [{ key, row: { type: "incident", accountKey, incident } }],
        answer: accept({ value: viewOf(incident, change.contract, view, asked), replayed: false }),
      };
    },
  };
}
