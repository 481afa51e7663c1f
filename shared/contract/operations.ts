import * as z from "zod";

import type { View } from "./basics.ts";
import { id, instant, paging } from "./basics.ts";

export const sweepParams = z.strictObject({ sweepId: id });
export const reconciliationParams = z.strictObject({ reconciliationId: id });
export const listQuery = z.strictObject(paging);

export const sweepStarted = z.strictObject({ sweepId: z.string() }).meta({ id: "SweepStarted" });

export const sweepView = z
  .strictObject({
    sweepId: z.string(),
    state: z.enum(["Running", "Completed", "Failed", "Missed"]),
    due: z.int(),
    renewed: z.int(),
    expired: z.int(),
    lapsed: z.int(),
    notices: z.int(),
    failed: z.int(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "Sweep" });

export const reconciliationStarted = z
  .strictObject({ reconciliationId: z.string() })
  .meta({ id: "ReconciliationStarted" });

const mismatch = z.strictObject({ offerId: z.string(), term: z.int(), problem: z.string() });

export const reconciliationView = z
  .strictObject({
    reconciliationId: z.string(),
    state: z.enum(["Running", "Completed", "Failed"]),
    offers: z.int(),
    entries: z.int(),
    mismatches: z
      .array(mismatch)
      .meta({ description: "The first mismatches; mismatchCount has their total." }),
    mismatchCount: z.int(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "Reconciliation" });

const mailQueue = {
  length: z.int().meta({ description: "Mails that are not sent yet." }),
  oldest: z.string().nullable(),
};

export const mailQueueView = z
  .strictObject({
    ...mailQueue,
    partners: z
      .array(z.strictObject({ partnerId: z.string(), ...mailQueue }))
      .meta({ description: "Longest first." }),
  })
  .meta({ id: "MailQueue" });

export const clockBody = z
  .strictObject({ now: instant })
  .meta({ id: "MoveClock", examples: [{ now: "2026-09-01T00:00:05Z" }] });

export const clockView = z
  .strictObject({ now: z.string(), moved: z.boolean() })
  .meta({ id: "Clock" });

const dependency = z.enum(["up", "down"]);

export const healthView = z
  .strictObject({
    status: z.enum(["up", "down"]),
    version: z.string(),
    dependencies: z.strictObject({
      storage: dependency,
      taskHub: dependency.meta({ description: "Where workflows are stored." }),
      email: dependency,
    }),
    warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })).meta({
      description: "What works but needs attention, such as an outdated product catalogue.",
    }),
  })
  .meta({ id: "Health" });
export type SweepView = View<typeof sweepView>;
export type ReconciliationView = View<typeof reconciliationView>;
export type MailQueueView = View<typeof mailQueueView>;
export type ClockView = View<typeof clockView>;
export type HealthView = View<typeof healthView>;
export type Mismatch = ReconciliationView["mismatches"][number];
