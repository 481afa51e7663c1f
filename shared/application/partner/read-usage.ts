import type { Entry } from "../../domain/ledger.ts";
import { dateIn } from "../../domain/plain-date.ts";
import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { readTerm } from "./term-record.ts";
import type { UsagePoint } from "../../contract/reports.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";

type UsageDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

/** One point per day and kind with entries: the usage of that day and what then remained. */
function pointsOf(entries: readonly Entry[], timeZone: string): UsagePoint[] {
  const points = new Map<string, UsagePoint>();
  for (const { at, delta, kind, remainingAfter, type } of entries) {
    const date = dateIn(new Date(at), timeZone);
    const key = `${date} ${kind}`;
    const before = points.get(key) ?? { date, kind, used: 0, refunded: 0, remaining: null };
    points.set(key, {
      ...before,
      used: before.used + (type === "Deduct" ? -delta : 0),
      refunded: before.refunded + (type === "Refund" ? delta : 0),
      remaining: remainingAfter,
    });
  }
  return [...points.values()];
}

/** The usage of a term by day. */
export const makeReadUsage =
  (deps: UsageDeps) =>
  async (
    { term, ...input }: OfferRef & { readonly term?: number | undefined },
    origin: Origin,
  ): Promise<Answer<{ readonly points: readonly UsagePoint[] }>> => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const record = await readTerm(deps, input.offerId, term);
    return record
      ? accept({ points: pointsOf(record.entries, deps.rules.timeZone) })
      : refuse({ code: "NOT_FOUND", detail: "The offer has no term with this number." });
  };
