import type { Counters } from "../../domain/contract.ts";
import { remainingOf } from "../../domain/contract.ts";
import { invalid } from "../../domain/refusal.ts";
import type { Entry } from "../../domain/ledger.ts";
import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { entryView } from "./entry-view.ts";
import { incidentsAgree } from "./incident-agreement.ts";
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

const cursorOf = ({ seq }: Pick<Entry, "seq">): string =>
  Buffer.from(String(seq), "utf8").toString("base64url");

/** The number of the entry after which a page begins; undefined if it is no cursor of a statement. */
function markOf(cursor: string): number | undefined {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  return /^[1-9]\d{0,7}$/.test(text) ? Number(text) : undefined;
}

const invalidCursor = invalid("cursor", "must be a cursor that this list returned.");

/**
 * A term's statement: its opening, its entries, its closing, and whether they are valid. A page reads
 * the entries that it shows, the one before them, and the rows of the incidents that they name.
 */
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
    const after = cursor === undefined ? 0 : markOf(cursor);
    if (after === undefined) return refuse(invalidCursor);
    const read = () => readTerm(deps, input.offerId, number, { after, limit });
    const record = await read();
    if (!record)
      return refuse({ code: "NOT_FOUND", detail: "The offer has no term with this number." });
    const last = record.entries.at(-1);
    if (after > record.chain.seq) return refuse(invalidCursor);
    const { chain, lines, term } = record;
    return accept({
      offerId: input.offerId,
      term: term.number,
      start: term.start,
      anniversary: term.anniversary,
      endDate: term.endDate,
      kindTotals: lines.map(totalsOf),
      entries: record.entries.map(entryView),
      openingHash: chain.openingHash,
      closingHash: chain.hash,
      valid: isValid(record, deps.rules) && (await incidentsAgree(deps, record, read)),
      cursor: last && !record.isLast ? cursorOf(last) : null,
    });
  };
