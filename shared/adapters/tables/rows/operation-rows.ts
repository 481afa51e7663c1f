import * as z from "zod/mini";

import { dueKinds } from "../../../application/ports/operations.ts";
import type { DueItem } from "../../../application/ports/operations.ts";
import type { RateLimit } from "../../../application/workflows/distribute/rate-limit.ts";
import { emptySendQueue } from "../../../application/workflows/distribute/send-queue.ts";
import type { SendQueue } from "../../../application/workflows/distribute/send-queue.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import { orNull, text, whole } from "./parts.ts";
import type { ReconciliationView, SweepView } from "../../../contract/operations.ts";

export const dueKind = rowKind<DueItem>()(
  z.strictObject({
    kind: z.enum(dueKinds),
    offerId: text,
    subject: z.optional(text),
    term: z.optional(whole),
  }),
);

export const sweepKind = rowKind<SweepView>()(
  z.strictObject({
    sweepId: text,
    state: z.enum(["Running", "Completed", "Failed", "Missed"]),
    due: whole,
    renewed: whole,
    expired: whole,
    lapsed: whole,
    notices: whole,
    failed: whole,
    startedAt: text,
    finishedAt: orNull(text),
  }),
);

/** The time up to which the list of sweeps is complete. */
export const sweepMarkKind = rowKind<{ readonly at: string }>()(z.strictObject({ at: text }));

export const reconciliationKind = rowKind<ReconciliationView>()(
  z.strictObject({
    reconciliationId: text,
    state: z.enum(["Running", "Completed", "Failed"]),
    offers: whole,
    entries: whole,
    mismatches: z.array(z.strictObject({ offerId: text, term: whole, problem: text })),
    mismatchCount: whole,
    startedAt: text,
    finishedAt: orNull(text),
  }),
);

const taken = z.array(z.tuple([whole, whole]));

const sends = z.strictObject({ seconds: taken, minutes: taken, notBeforeMs: z.number() });

/** Version 1: sends that were reserved, also ahead. */
const sendQueue1 = rowKind<RateLimit>()(sends);

const round = z.strictObject({ turn: whole, next: z.record(text, whole) });

export const sendQueueKind = nextVersion<SendQueue>()(
  sendQueue1,
  z.strictObject({
    sends,
    waiting: z.array(
      z.strictObject({
        offerId: text,
        distributionId: text,
        partnerId: text,
        urgent: z.boolean(),
        sinceMs: z.number(),
        askAtMs: z.number(),
        turn: whole,
      }),
    ),
    urgent: round,
    other: round,
    owed: whole,
  }),
  (before) => ({ ...emptySendQueue, sends: before }),
);

export const clockKind = rowKind<{ readonly offsetMs: number }>()(
  z.strictObject({ offsetMs: z.number() }),
);
