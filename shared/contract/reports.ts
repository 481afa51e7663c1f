import * as z from "zod";

import { entryTypes } from "../domain/ledger.ts";
import { benefitKinds } from "../domain/vocabulary.ts";
import type { View } from "./basics.ts";
import { date, paging, wholeNumber } from "./basics.ts";
import { benefit, offerStates } from "./commerce.ts";
import { counts, day } from "./plan.ts";

const term = wholeNumber(1, 1000).optional();

export const statementQuery = z.strictObject({ term, ...paging });
export const usageQuery = z.strictObject({ term });
export const forecastQuery = z.strictObject({ on: date });

const kind = z.enum(benefitKinds);

export const entry = z
  .strictObject({
    seq: z.int(),
    at: z.string(),
    type: z.enum(entryTypes),
    kind,
    delta: z.int(),
    remainingAfter: z.int().nullable(),
    incidentId: z.string().optional(),
    reason: z.string().optional().meta({
      description: "Why somebody corrected the balance. Entries of the usual operations have none.",
    }),
    actor: z.string(),
    requestId: z.string(),
    hash: z.string(),
  })
  .meta({ id: "LedgerEntry" });

export const statementView = z
  .strictObject({
    offerId: z.string(),
    term: z.int(),
    start: day,
    anniversary: day,
    endDate: day,
    kindTotals: z.array(z.strictObject({ kind, ...counts, refunded: z.int(), forfeited: z.int() })),
    entries: z.array(entry),
    openingHash: z.string(),
    closingHash: z.string(),
    valid: z.boolean().meta({
      description:
        "True if the page's entries follow from one another and from the one before them, and the last one is the term's closing. If the page has all entries, balances, totals and refunds are checked, too. docs/verify-statement.mjs verifies a term from all of its pages.",
    }),
    cursor: z.string().nullable(),
  })
  .meta({ id: "Statement" });

const forecastEvent = z.strictObject({
  on: day,
  type: z.enum(["TermOpens", "WindowOpens", "WindowCloses", "ActivationLapses", "NoticeDue"]),
  detail: z.string(),
});

export const forecastView = z
  .strictObject({
    on: day,
    state: z.enum(offerStates),
    benefits: z.array(benefit),
    events: z.array(forecastEvent),
  })
  .meta({ id: "Forecast" });

export const usageView = z
  .strictObject({
    points: z.array(
      z.strictObject({
        date: day,
        kind,
        used: z.int(),
        refunded: z.int(),
        remaining: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: "Usage" });

export type StatementView = View<typeof statementView>;
export type ForecastView = View<typeof forecastView>;
export type UsageView = View<typeof usageView>;
export type StatementEntry = StatementView["entries"][number];
export type KindTotals = StatementView["kindTotals"][number];
export type ForecastEvent = ForecastView["events"][number];
export type UsagePoint = UsageView["points"][number];
