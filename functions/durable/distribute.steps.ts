import * as z from "zod/mini";

import { defineSteps } from "./step.ts";

/** References only: a workflow's history must hold no address, name or ID. */
export const distributionInput = z.strictObject({
  offerId: z.string(),
  distributionId: z.string(),
});

const mailInput = z.extend(distributionInput, { addressKey: z.string() });

/** What one attempt to send a mail led to. */
export const sendResult = z.discriminatedUnion("next", [
  z.strictObject({ next: z.literal("Done"), sent: z.boolean() }),
  z.strictObject({
    next: z.literal("Wait"),
    seconds: z.number(),
    /** `sender`: the wait applies to every mail. */
    whose: z.enum(["mail", "sender"]),
  }),
]);

export const distributeSteps = defineSteps({
  listMails: {
    input: distributionInput,
    output: z.strictObject({
      total: z.int(),
      sent: z.int(),
      failed: z.int(),
      open: z.readonly(
        z.array(z.strictObject({ addressKey: z.string(), waitSeconds: z.number() })),
      ),
    }),
  },
  sendMail: { input: mailInput, output: sendResult },
  giveUpMail: { input: mailInput, output: z._default(z.null(), null) },
});
