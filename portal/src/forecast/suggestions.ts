import type { Schemas } from "benefits-client";

export interface Suggestion {
  readonly name: "anniversary" | "effectiveOn" | "lastDay" | "after" | "nextYear";
  readonly on: string;
}

const dayMs = 86_400_000;

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The days on which something changes that the offer still has before it, most interesting first. */
export function suggestionsOf({
  state,
  term,
}: Pick<Schemas["Offer"], "state" | "term">): readonly Suggestion[] {
  const { anniversary, endDate, renewal } = term;
  if (state === "Expired" || state === "Cancelled") return [];
  const ends: readonly Suggestion[] = [
    { name: "lastDay", on: endDate },
    { name: "after", on: addDays(endDate, 1) },
  ];
  if (renewal) {
    const on = renewal.effectiveOn;
    return [
      { name: "effectiveOn", on },
      { name: "nextYear", on: addDays(on, 366) },
    ];
  }
  return state === "InRenewalWindow" ? ends : [{ name: "anniversary", on: anniversary }, ...ends];
}
