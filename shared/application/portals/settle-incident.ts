import type { Change } from "../../domain/change.ts";
import { unchanged } from "../../domain/change.ts";
import { resolutionOf } from "../../domain/correction.ts";
import type { FrontlineIncident } from "../../domain/frontline.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Settler } from "../../domain/incident-access.ts";
import { noIncident, settlerRefusal } from "../../domain/incident-access.ts";
import type { Cause } from "../../domain/ledger.ts";
import type { RefundContext, Settled } from "../../domain/refund.ts";
import type { PlanLink } from "../../domain/link.ts";
import { isCurrent } from "../../domain/link.ts";
import { needsClosedTerm } from "../../domain/refund.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Rules } from "../../domain/rules.ts";
import type { Origin } from "../caller.ts";
import type { Decision, Command, View } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import { offerEventRow } from "../contracts/event-row.ts";
import type { Deps } from "../deps.ts";
import { frontlineAccountOf, offerIdOf } from "../ids.ts";
import type { ContractRow, KeyedRow } from "../ports/contract-rows.ts";
import { incidentKey, termKey } from "../ports/contract-rows.ts";
import { settleFrontline } from "./settle-frontline.ts";
import { linkInView } from "./read-link.ts";
import { incidentView, planFor } from "./incident-view.ts";
import { settlerOf } from "./portal-of.ts";
import type { IncidentView } from "../../contract/incidents.ts";

export type SettleAnswer = Answer<IncidentView>;
export type SettleDeps = Pick<Deps, "accounts" | "clock" | "committer" | "rules">;

/** How an operation settles an incident: one that was charged to a plan, or a frontline request. */
export interface Settlement {
  readonly charged: (before: Change, incident: Incident, context: RefundContext) => Result<Settled>;
  /** Returns the same object if there is nothing to write. */
  readonly frontline: (incident: FrontlineIncident) => Result<FrontlineIncident>;
}

/** Settles an incident for the portal that opened it or for an operator. Repeating it returns the same answer. */
export function settleIncident(
  deps: SettleDeps,
  incidentId: string,
  { charged, frontline }: Settlement,
  { caller, requestId }: Origin,
): Promise<SettleAnswer> {
  const settler = settlerOf(caller);
  const accountKey = frontlineAccountOf(incidentId);
  if (accountKey !== undefined) {
    return settleFrontline(deps, { accountKey, incidentId, settler, decide: frontline });
  }
  const { actor } = caller;
  const { rules } = deps;
  return deps.committer.submit(
    offerIdOf(incidentId),
    settleCommand({ incidentId, settler, actor, requestId, rules, decide: charged }),
  );
}

interface ChargedSettlement {
  readonly incidentId: string;
  readonly settler: Settler;
  readonly actor: string;
  readonly requestId: string;
  readonly rules: Rules;
  readonly decide: Settlement["charged"];
}

function rowsOf(settled: Settled, accountKey: string): KeyedRow[] {
  const { closedTerm, incident } = settled;
  const rows: KeyedRow[] = [
    { key: incidentKey(incident.incidentId), row: { type: "incident", accountKey, incident } },
  ];
  if (closedTerm) {
    rows.push({ key: termKey(closedTerm.term.number), row: { type: "term", closed: closedTerm } });
  }
  return rows;
}

/** A40: says nothing about the incident itself, because admins do not list requests (F163). */
const correctionEvent = (before: Incident, after: Incident, cause: Cause): readonly KeyedRow[] =>
  before.correction === after.correction
    ? []
    : [
        offerEventRow(
          "ClosureCorrected",
          cause,
          `The closure of an incident was corrected from ${resolutionOf(before)} to ${resolutionOf(after)}.`,
        ),
      ];

const isSame = (before: Incident, after: Incident): boolean =>
  before.state === after.state &&
  before.refund === after.refund &&
  before.correction === after.correction;

/** Closes an incident, corrects its closure or decides its refund, and books what is given back, in one transaction. */
export function settleCommand(settlement: ChargedSettlement): Command<SettleAnswer> {
  const { actor, incidentId, requestId, rules, settler } = settlement;
  const key = incidentKey(incidentId);
  const viewed = (
    incident: Incident,
    link: PlanLink | null,
    { contract }: Change,
    { today }: View,
  ): IncidentView =>
    incidentView(
      incident,
      isCurrent(link, contract)
        ? planFor(contract, incident.request.kind, { portal: incident.portal, today }, rules)
        : null,
    );

  const settle = (view: View, row: ContractRow & { type: "incident" }): Decision<SettleAnswer> => {
    const { incident } = row;
    const before = unchanged(view.contract);
    const found = linkInView(view, incident.request.account);
    if ("missing" in found) return need(found.missing);
    const { link } = found;
    const term = needsClosedTerm(before, incident) ? view.row(termKey(incident.term)) : null;
    if (term === undefined) return need(termKey(incident.term));
    const cause = { at: view.now.toISOString(), actor, requestId };
    const settled = settlement.decide(before, incident, {
      today: view.today,
      cause,
      rules,
      closedTerm: term?.type === "term" ? term.closed : null,
    });
    if (!settled.ok) {
      const { plan } = viewed(incident, link, before, view);
      return answer(refuse(plan ? { ...settled.refusal, plan } : settled.refusal));
    }
    const { change, closedEntries, incident: after } = settled.value;
    const value = accept(viewed(after, link, change, view));
    if (isSame(incident, after)) return answer(value);
    return {
      kind: "write",
      change: { ...change, entries: [...change.entries, ...closedEntries] },
      rows: [...rowsOf(settled.value, row.accountKey), ...correctionEvent(incident, after, cause)],
      answer: value,
    };
  };

  return {
    prefetch: [key],
    whenMissing: () => refuse(noIncident),
    decide: (view) => {
      const row = view.row(key);
      if (row === undefined) return need(key);
      if (row?.type !== "incident") return answer(refuse(noIncident));
      const refusal = settlerRefusal(settler, row.incident.portal);
      return refusal ? answer(refuse(refusal)) : settle(view, row);
    },
  };
}
