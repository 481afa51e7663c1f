import * as z from "zod";

import { noticeRules } from "../domain/notice.ts";
import type { View } from "./basics.ts";
import { id } from "./basics.ts";

export const mailFailureParams = z.strictObject({ offerId: id });

export const mailFailureView = z
  .strictObject({
    distributionId: z.string(),
    letter: z
      .enum(["Credentials", ...noticeRules])
      .meta({ description: "The IDs, or the notice." }),
    requestedAt: z.string(),
    email: z.string(),
    state: z.enum(["DeadLettered", "Bounced", "Suppressed", "Skipped"]),
    attempts: z.int(),
    failure: z.string().nullable(),
  })
  .meta({ id: "MailFailure" });

export type MailFailureView = View<typeof mailFailureView>;
