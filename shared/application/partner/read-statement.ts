import type { Counters } from "../../domain/contract.ts";
import { remainingOf } from "../../domain/contract.ts";
import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { pageOf } from "../paging.ts";
import { entryView } from "./entry-view.ts";
import { isValid, readTerm } from "./term-record.ts";
import type { KindTotals, StatementView } from "../../contract/reports.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import type { Paging } from "../paging.ts";

type StatementDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

const totalsOf = (line: Counters): KindTotals => ({
  kind: line.kind,
  granted: line.granted,
  used: line.used,
  refunded: line.refunded,
  forfeited: line.forfeited,
  remaining: remainingOf(line),
});

/** A term's statement: its opening, its entries, its closing, and whether its hash chain is valid. */
export const makeReadStatement =
  (deps: StatementDeps) =>
  async (
    {
      cursor,
      limit,
      term: number,
      ...input
    }: OfferRef & Paging & { readonly term?: number | undefined },
    origin: Origin,
  ): Promise<Answer<StatementView>> => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const record = await readTerm(deps, input.offerId, number);
    if (!record)
      return refuse({ code: "NOT_FOUND", detail: "The offer has no term with this number." });
    const page = pageOf(record.entries, ({ seq }) => String(seq), { cursor, limit });
    if (!page.ok) return page;
    const { chain, lines, term } = record;
    return accept({
      offerId: input.offerId,
      term: term.number,
      start: term.start,
      anniversary: term.anniversary,
      endDate: term.endDate,
      kindTotals: lines.map(totalsOf),
      entries: page.value.items.map(entryView),
      openingHash: chain.openingHash,
      closingHash: chain.hash,
      valid: isValid(record),
      cursor: page.value.cursor,
    });
  };
