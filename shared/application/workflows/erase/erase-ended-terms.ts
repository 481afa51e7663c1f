import type { Term } from "../../../domain/contract.ts";
import { erasedText, isErased } from "../../../domain/person.ts";
import type { Subject } from "../../../domain/person.ts";
import type { PlainDate } from "../../../domain/plain-date.ts";
import type { Deps } from "../../deps.ts";
import type { ContractRow } from "../../ports/contract-rows.ts";
import type { Distribution } from "../../ports/distribution-store.ts";
import type { ChangeMode } from "../../ports/personal-data.ts";
import type { Reach } from "./erase-contract.ts";
import { noneErased } from "./erased-counts.ts";
import type { ErasedCounts } from "./erased-counts.ts";
import type { Target } from "./target.ts";

export type EndedTermsDeps = Pick<Deps, "contracts" | "partners" | "personalData">;

const all = (): boolean => true;
const none = (): boolean => false;

const everybody: Subject = { account: all, actor: all, address: all, text: all };
const nobody: Subject = { account: none, actor: none, address: none, text: none };

const dayOf = (at: string): PlainDate => at.slice(0, 10);

/** The term in which something happened: the last one that had begun; the first for anything earlier. */
function termAt(terms: readonly Term[], at: string): Term | undefined {
  const inOrder = terms.toSorted((a, b) => a.number - b.number);
  return inOrder.findLast(({ start }) => start <= dayOf(at)) ?? inOrder[0];
}

const withNumber = (terms: readonly Term[], number: number): Term | undefined =>
  terms.find((term) => term.number === number);

/** The term to which a row belongs. A link belongs to the last one, because it is used in all. */
function termOf(row: ContractRow, terms: readonly Term[]): Term | undefined {
  switch (row.type) {
    case "incident":
      return withNumber(terms, row.incident.term);
    case "replacement":
      return withNumber(terms, row.replacement.term);
    case "event":
      return termAt(terms, row.event.at);
    case "link":
      return terms.toSorted((a, b) => b.number - a.number)[0];
    case "adjustment":
    case "command":
    case "term":
      return undefined;
  }
}

/** Everybody's data in what belongs to a term that ended before a date. */
export function endedTermsReach(terms: readonly Term[], endedBefore: PlainDate): Reach {
  const hasEnded = (term: Term | undefined): boolean =>
    term !== undefined && term.endDate < endedBefore;
  return {
    inRow: (row) => {
      if (!hasEnded(termOf(row, terms))) return nobody;
      // What happened is told in words of the service.
      return row.type === "event" ? { ...everybody, text: none } : everybody;
    },
    inDistribution: ({ content, createdAt }: Distribution) => {
      const term =
        content.kind === "notice" ? withNumber(terms, content.term) : termAt(terms, createdAt);
      return hasEnded(term) ? everybody : nobody;
    },
  };
}

/** Whether all offers of a partner have ended before a date. A partner without offers is new. */
async function hasEnded(
  { contracts, partners }: EndedTermsDeps,
  partnerId: string,
  endedBefore: PlainDate,
): Promise<boolean> {
  const memberships = await partners.listMemberships(partnerId);
  for (const { offerId } of memberships) {
    const head = await contracts.readHead(offerId);
    if (!head || head.contract.term.endDate >= endedBefore) return false;
  }
  return memberships.length > 0;
}

async function elsewhere(
  deps: EndedTermsDeps,
  endedBefore: PlainDate,
  mode: ChangeMode,
): Promise<ErasedCounts> {
  const { personalData } = deps;
  return {
    ...noneErased,
    contacts: await personalData.changePartners(async (partner) => {
      const isOver =
        partner.contacts.length > 0 && (await hasEnded(deps, partner.partnerId, endedBefore));
      return isOver ? { ...partner, contacts: [] } : partner;
    }, mode),
    consultations: await personalData.changeConsultations((consultation) => {
      const { requestedAt, requestedBy } = consultation;
      const isOld = dayOf(requestedAt) < endedBefore && !isErased(requestedBy);
      return isOld ? { ...consultation, requestedBy: erasedText } : consultation;
    }, mode),
    // A frontline request belongs to no term, so its own day counts.
    frontlineRequests: await personalData.changeFrontline(
      (request) => (dayOf(request.incident.createdAt) < endedBefore ? null : request),
      mode,
    ),
  };
}

/** Everybody's data of terms that ended before a date (A49). */
export const endedTermsTarget = (deps: EndedTermsDeps, endedBefore: PlainDate): Target => ({
  reachOf: ({ terms }) => endedTermsReach(terms, endedBefore),
  elsewhere: (mode) => elsewhere(deps, endedBefore, mode),
});
