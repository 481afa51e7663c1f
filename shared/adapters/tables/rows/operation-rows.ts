import * as z from "zod/mini";

import { dueKinds } from "../../../application/ports/operations.ts";
import type { RefundReview } from "../../../application/ports/refund-reviews.ts";
import type { DueItem } from "../../../application/ports/operations.ts";
import type { RateLimit } from "../../../application/workflows/distribute/rate-limit.ts";
import { emptySendQueue } from "../../../application/workflows/distribute/send-queue.ts";
import type { SendQueue } from "../../../application/workflows/distribute/send-queue.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import { nullable, text, integer } from "./parts.ts";
import type { ReconciliationView, SweepView } from "../../../contract/operations.ts";

export const dueKind = rowKind<DueItem>()(
  z.strictObject({
    kind: z.enum(dueKinds),
    offerId: text,
    subject: z.optional(text),
    term: z.optional(integer),
  }),
);

export const sweepKind = rowKind<SweepView>()(
  z.strictObject({
    sweepId: text,
    state: z.enum(["Running", "Completed", "Failed", "Missed"]),
    due: integer,
    renewed: integer,
    expired: integer,
    lapsed: integer,
    notices: integer,
    failed: integer,
    startedAt: text,
    finishedAt: nullable(text),
  }),
);

/** The time up to which the list of sweeps is complete. */
export const sweepMarkKind = rowKind<{ readonly at: string }>()(z.strictObject({ at: text }));

export const reconciliationKind = rowKind<ReconciliationView>()(
  z.strictObject({
    reconciliationId: text,
    state: z.enum(["Running", "Completed", "Failed"]),
    offers: integer,
    entries: integer,
    mismatches: z.array(z.strictObject({ offerId: text, term: integer, problem: text })),
    mismatchCount: integer,
    startedAt: text,
    finishedAt: nullable(text),
  }),
);

const taken = z.array(z.tuple([integer, integer]));

const sends = z.strictObject({ seconds: taken, minutes: taken, notBeforeMs: z.number() });

/** Version 1: sends that were reserved, also ahead. */
const sendQueue1 = rowKind<RateLimit>()(sends);

const round = z.strictObject({ turn: integer, next: z.record(text, integer) });

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
        turn: integer,
      }),
    ),
    urgent: round,
    other: round,
    owed: integer,
  }),
  (before) => ({ ...emptySendQueue, sends: before }),
);

/** A partner's mails of one day, each by its distribution and address. */
export const mailUseKind = rowKind<{ readonly mails: readonly string[] }>()(
  z.strictObject({ mails: z.array(text) }),
);

/** A version of the product catalogue after the build's own. `content` is its JSON. */
export const catalogueKind = rowKind<{
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly content: string;
}>()(z.strictObject({ publishedAt: nullable(text), publishedBy: nullable(text), content: text }));

export const refundReviewKind = rowKind<RefundReview>()(
  z.strictObject({ incidentId: text, closedAt: text }),
);

export const clockKind = rowKind<{ readonly offsetMs: number }>()(
  z.strictObject({ offsetMs: z.number() }),
);
