import { uncheckedRows } from "../support/row-codecs.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import { TableAuditStore } from "../../shared/adapters/tables/table-reconciliation-store.ts";
import { openTables } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { accountKeyOf, incidentIdFor } from "../../shared/application/ids.ts";
import { termKey } from "../../shared/application/ports/contract-rows.ts";
import type { ClosedTerm } from "../../shared/domain/contract.ts";
import type { Incident } from "../../shared/domain/incident.ts";
import type { Entry } from "../../shared/domain/ledger.ts";
import type { Caller } from "./caller.ts";
import { ledgerFindings } from "./ledger-findings.ts";
import { orderFindings } from "./order-findings.ts";
import type { Attempt, Case, Memory } from "./record.ts";
import { account, admin } from "./scene.ts";
import type { Plan } from "./scene.ts";

const offersMax = 100_000;

export interface Truth {
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly entries: readonly Entry[];
  readonly isRenewed: boolean;
  readonly findings: readonly string[];
}

async function truthOf(store: TableContractStore, offerId: string): Promise<Truth> {
  const head = await store.readHead(offerId);
  if (!head)
    return {
      incidents: new Map(),
      entries: [],
      isRenewed: false,
      findings: [`${offerId} is gone`],
    };
  const { contract } = head;
  const entries: Entry[] = [];
  const closed: ClosedTerm[] = [];
  for (let term = 1; term <= contract.term.number; term += 1) {
    entries.push(...(await store.listEntries(offerId, term, 0, 1_000_000)));
    const row = await store.readRow(offerId, termKey(term));
    if (row?.row.type === "term") closed.push(row.row.closed);
  }
  const rows = await store.listIncidents(offerId, accountKeyOf(account));
  const incidents = rows.flatMap(({ row }) => (row.type === "incident" ? [row.incident] : []));
  return {
    incidents: new Map(incidents.map((incident) => [incident.incidentId, incident])),
    entries,
    isRenewed: contract.renewal !== null || contract.term.number > 1,
    findings: ledgerFindings(contract, closed, entries),
  };
}

/** All contracts in these tables, by their offer IDs. */
export async function truthsIn(tables: Tables): Promise<ReadonlyMap<string, Truth>> {
  const store = new TableContractStore(tables.contracts, uncheckedRows);
  const truths = new Map<string, Truth>();
  const audit = new TableAuditStore(tables, uncheckedRows);
  for (const offerId of await audit.offersAfter(null, offersMax)) {
    truths.set(offerId, await truthOf(store, offerId));
  }
  return truths;
}

/** The possible incident IDs. They derive from the key, so they are known even if no answer arrived. */
const idsOf = ({ key, offerId }: Case): string[] =>
  ["azure-portal", "services-hub"].map((client) => incidentIdFor(client, offerId, key));

function openedFindings(found: Case, incident: Incident | undefined, deductions: number): string[] {
  const { firsts, key, opened } = found;
  const findings: string[] = [];
  const acknowledged = opened.includes("accepted");
  if (acknowledged && !incident) findings.push("acknowledged, and not there");
  if (acknowledged && deductions !== 1)
    findings.push(`acknowledged, and charged ${deductions} times`);
  if (deductions > 1) findings.push(`charged ${deductions} times`);
  if ((incident ? 1 : 0) !== deductions) findings.push("row and ledger do not agree");
  if (!acknowledged && !opened.includes("lost") && incident) findings.push("refused, and there");
  if (firsts > 1) findings.push(`${firsts} answers said that they were the first`);
  return findings.map((text) => `${key}: ${text}`);
}

const isNobodys = (attempts: readonly Attempt[], stands: string | null | undefined): boolean =>
  typeof stands === "string" &&
  attempts
    .filter(({ content }) => content === stands)
    .every(({ verdict }) => verdict === "refused" || verdict === "busy");

/** Every accepted closure and correction must be stored. */
function closedFindings({ closed, corrected }: Case, incident: Incident | undefined): string[] {
  const { closure, correction = null } = incident ?? {};
  const stands: (string | undefined)[] = [closure?.resolution, correction ?? undefined];
  const wrong = [...closed, ...corrected].filter(
    ({ content, verdict }) => verdict === "accepted" && !stands.includes(content),
  );
  return [
    ...wrong.map(({ content }) => `closed as ${content}, and is ${stands.join(", then ")}`),
    ...(isNobodys(closed, closure?.resolution) ? ["closed by nobody"] : []),
    ...(isNobodys(corrected, correction) ? ["corrected by nobody"] : []),
  ];
}

/** A40: a correction can refund what was denied. */
function decidedFindings({ corrected, decided }: Case, state: string): string[] {
  const accepted = decided.filter(({ verdict }) => verdict === "accepted");
  const refunds = corrected.some(({ content }) => content === "Duplicate" || content === "Bug");
  const wrong = accepted.filter(({ content }) =>
    content === "Approved"
      ? state !== "Refunded"
      : state !== "RefundDenied" && !(refunds && state === "Refunded"),
  );
  return [
    ...(accepted.length > 1 ? ["decided twice"] : []),
    ...wrong.map(({ content }) => `${content}, and is ${state}`),
  ];
}

function settledFindings(found: Case, incident: Incident | undefined, refunds: number): string[] {
  const state = incident?.state ?? "not there";
  return [
    ...(refunds === (state === "Refunded" ? 1 : 0) ? [] : [`${refunds} refunds, ${state}`]),
    ...closedFindings(found, incident),
    ...decidedFindings(found, state),
  ].map((text) => `${found.key}: ${text}`);
}

/** Entries of incidents that no client requested. */
function strangersIn(truth: Truth, known: ReadonlySet<string>): string[] {
  return truth.entries
    .filter(({ incidentId }) => incidentId !== undefined && !known.has(incidentId))
    .map(({ incidentId, type }) => `${type} of ${String(incidentId)}, which nobody asked for`);
}

function planFindings(cases: readonly Case[], truth: Truth): string[] {
  const known = new Set(cases.flatMap(idsOf));
  const of = (found: Case, type: Entry["type"]) => {
    const ids = idsOf(found);
    return truth.entries.filter(
      (entry) => entry.type === type && ids.includes(entry.incidentId ?? ""),
    ).length;
  };
  return [
    ...truth.findings,
    ...strangersIn(truth, known),
    ...cases.flatMap((found) => {
      const incident = idsOf(found)
        .map((id) => truth.incidents.get(id))
        .find((each) => each !== undefined);
      return [
        ...openedFindings(found, incident, of(found, "Deduct")),
        ...settledFindings(found, incident, of(found, "Refund")),
      ];
    }),
  ];
}

/** Verifies the statement that partners get, page by page, from any host. */
async function statementFindings(caller: Caller, plan: Plan): Promise<string[]> {
  const { valid } = await caller.must({
    method: "GET",
    path: `/api/partners/${plan.partnerId}/offers/${plan.offerId}/statement`,
    as: admin(plan.tenantId),
  });
  return valid === true ? [] : [`${plan.offerId}: the statement does not hold`];
}

/** Compares all answers to clients with the stored data. */
export async function findingsOf(
  connectionString: string,
  caller: Caller,
  plans: readonly Plan[],
  memory: Memory,
): Promise<string[]> {
  const tables = openTables({ mode: "connection-string", connectionString });
  const store = new TableContractStore(tables.contracts, uncheckedRows);
  const truths = new Map<string, Truth>();
  const findings = [...memory.findings];
  for (const plan of plans) {
    const truth = await truthOf(store, plan.offerId);
    truths.set(plan.offerId, truth);
    const cases = [...memory.cases.values()].filter(({ offerId }) => offerId === plan.offerId);
    findings.push(...planFindings(cases, truth), ...(await statementFindings(caller, plan)));
  }
  return [...findings, ...(await orderFindings(caller, memory, truths))];
}
