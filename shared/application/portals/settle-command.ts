import type { Change } from "../../domain/change.ts";
import { unchanged } from "../../domain/change.ts";
import type { Incident } from "../../domain/incident.ts";
import { maySee } from "../../domain/incident.ts";
import type { RefundContext, Settled } from "../../domain/refund.ts";
import { needsClosedTerm } from "../../domain/refund.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Rules } from "../../domain/rules.ts";
import type { Portal } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import type { Decision, Command, View } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import type { ContractRow } from "../ports/contract-rows.ts";
import { incidentKey, termKey } from "../ports/contract-rows.ts";
import type { IncidentView } from "../views.ts";
import { incidentView, planFor } from "./incident-view.ts";

export type SettleAnswer = Answer<IncidentView>;

export interface Settlement {
  readonly incidentId: string;
  readonly portal: Portal;
  readonly actor: string;
  readonly requestId: string;
  readonly rules: Rules;
  readonly decide: (before: Change, incident: Incident, context: RefundContext) => Result<Settled>;
}

export const noIncident: Refusal = {
  code: "NOT_FOUND",
  detail: "The incident does not exist, or this portal cannot see it.",
};

function rowsOf(settled: Settled, accountKey: string): { key: string; row: ContractRow }[] {
  const { closedTerm, incident } = settled;
  const rows: { key: string; row: ContractRow }[] = [
    { key: incidentKey(incident.incidentId), row: { type: "incident", accountKey, incident } },
  ];
  if (closedTerm) {
    rows.push({ key: termKey(closedTerm.term.number), row: { type: "term", closed: closedTerm } });
  }
  return rows;
}

/** Closes an incident or decides its refund, with whatever that gives back, in one transaction. */
export function settleCommand(asked: Settlement): Command<SettleAnswer> {
  const key = incidentKey(asked.incidentId);
  const viewed = (incident: Incident, { contract }: Change, { today }: View): IncidentView =>
    incidentView(
      incident,
      planFor(contract, incident.request.kind, { portal: asked.portal, today }, asked.rules),
    );

  const settle = (view: View, row: ContractRow & { type: "incident" }): Decision<SettleAnswer> => {
    const { incident } = row;
    const before = unchanged(view.contract);
    const term = needsClosedTerm(before, incident) ? view.row(termKey(incident.term)) : null;
    if (term === undefined) return need(termKey(incident.term));
    const settled = asked.decide(before, incident, {
      today: view.today,
      cause: { at: view.now.toISOString(), actor: asked.actor, requestId: asked.requestId },
      rules: asked.rules,
      closedTerm: term?.type === "term" ? term.closed : null,
    });
    if (!settled.ok) {
      const { plan } = viewed(incident, before, view);
      return answer(refuse(plan ? { ...settled.refusal, plan } : settled.refusal));
    }
    const { change, closedEntries, incident: after } = settled.value;
    const value = accept(viewed(after, change, view));
    if (after.state === incident.state && after.refund === incident.refund) return answer(value);
    return {
      kind: "write",
      change: { ...change, entries: [...change.entries, ...closedEntries] },
      rows: rowsOf(settled.value, row.accountKey),
      answer: value,
    };
  };

  return {
    prefetch: [key],
    whenMissing: () => refuse(noIncident),
    decide: (view) => {
      const row = view.row(key);
      if (row === undefined) return need(key);
      if (row?.type !== "incident" || !maySee(asked.portal, row.incident.portal)) {
        return answer(refuse(noIncident));
      }
      return settle(view, row);
    },
  };
}
