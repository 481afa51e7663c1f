import { unchanged } from "../../domain/change.ts";
import { incidentAtCreation, consume, unknownPlan } from "../../domain/incident.ts";
import type { Incident, IncidentRequest } from "../../domain/incident.ts";
import { isCurrent } from "../../domain/link.ts";
import type { Plan } from "../../domain/plan.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Product } from "../../domain/product.ts";
import { comparable } from "../../domain/same-request.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Rules } from "../../domain/rules.ts";
import type { Portal } from "../../domain/vocabulary.ts";
import type { Contract } from "../../domain/contract.ts";
import type { Answer, RefusalView } from "../answer.ts";
import { differingFields, idempotencyConflict } from "../idempotency.ts";
import { accountKeyOf } from "../ids.ts";
import type { Command, Decision, View } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import { incidentKey, linkKey } from "../ports/contract-rows.ts";
import { linkInView } from "./read-link.ts";
import { incidentView, planFor } from "./incident-view.ts";
import type { IncidentView } from "../../contract/incidents.ts";
import type { Replayable } from "../idempotency.ts";

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

type PlanQuery = Pick<Consumption, "portal" | "product" | "request" | "rules">;

/** The plan as this portal shows it for this product. */
export const planShown = (contract: Contract, today: PlainDate, query: PlanQuery): Plan | null => {
  const { portal, product: found, request, rules } = query;
  const product = { name: request.product, version: request.version, found };
  return planFor(contract, request.kind, { portal, today, product }, rules);
};

const viewOf = (
  incident: Incident,
  contract: Contract,
  { today }: View,
  consumption: Consumption,
): IncidentView => incidentView(incident, planShown(contract, today, consumption));

/**
 * Guard 2 (docs/rules.md, Consume): the answer to the request that this one repeats; undefined if it
 * repeats none. A42: without the plan if the account may no longer see it.
 */
function replay(
  view: View,
  key: string,
  consumption: Consumption,
): Decision<ConsumeAnswer> | undefined {
  const row = view.row(key);
  if (row?.type !== "incident") return undefined;
  const differing = differingFields(
    comparable(row.incident.request),
    comparable(consumption.request),
  );
  if (differing.length > 0) return answer(refuse(idempotencyConflict(differing)));
  const found = linkInView(view, row.incident.request.account);
  if ("missing" in found) return need(found.missing);
  const incident = incidentAtCreation(row.incident);
  const value = isCurrent(found.link, view.contract)
    ? viewOf(incident, view.contract, view, consumption)
    : incidentView(incident, null);
  return answer(accept({ value, replayed: true }));
}

/** The refusal, with the plan if the caller may see it. */
export function refusedWith(
  refusal: Refusal,
  contract: Contract,
  today: PlainDate,
  query: PlanQuery,
): RefusalView {
  // Without a link the caller must not see the plan.
  const plan = refusal.code === "PLAN_NOT_LINKED" ? null : planShown(contract, today, query);
  return plan ? { ...refusal, plan } : refusal;
}

/**
 * Consumes one incident.
 *
 * The command inserts the incident's row without reading it first: the insertion detects a repeat,
 * so the common case costs no read. It reads the row only before a refusal, because a repeat of an
 * accepted request gets its first answer even if nothing remains.
 */
export function consumeCommand(consumption: Consumption): Command<ConsumeAnswer> {
  const { actor, incidentId, portal, product, request, requestId, rules } = consumption;
  const key = incidentKey(incidentId);
  const accountKey = accountKeyOf(request.account);
  const linkRow = linkKey(accountKey);
  return {
    prefetch: [linkRow],
    whenMissing: () => refuse(unknownPlan()),
    decide: (view) => {
      const replayed = replay(view, key, consumption);
      if (replayed) return replayed;
      const found = linkInView(view, request.account);
      if ("missing" in found) return need(found.missing);
      const { link } = found;
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
          : answer(refuse(refusedWith(consumed.refusal, view.contract, view.today, consumption)));
      }
      const { change, incident } = consumed.value;
      return {
        kind: "write",
        change,
        rows: [
          { key, row: { type: "incident", accountKey, incident } },
          // A link of version 0.1.0 moves to the account's own key, where the next request finds it.
          ...(link && !view.row(linkRow)
            ? [{ key: linkRow, row: { type: "link", link } } as const]
            : []),
        ],
        answer: accept({
          value: viewOf(incident, change.contract, view, consumption),
          replayed: false,
        }),
      };
    },
  };
}
