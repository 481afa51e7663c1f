import * as z from "zod/mini";

import type { Step } from "./step.ts";

/** References only: no address, name or ID belongs in a workflow's history. */
export const distributionInput = z.strictObject({
  offerId: z.string(),
  distributionId: z.string(),
});

const mailInput = z.extend(distributionInput, { addressKey: z.string() });

const mailsLeft = z.strictObject({
  total: z.int(),
  sent: z.int(),
  failed: z.int(),
  open: z.array(z.strictObject({ addressKey: z.string(), waitSeconds: z.number() })),
});

const next = z.discriminatedUnion("next", [
  z.strictObject({ next: z.literal("Done"), sent: z.boolean() }),
  z.strictObject({
    next: z.literal("Wait"),
    seconds: z.number(),
    /** `sender`: no other mail can go before that either. */
    whose: z.enum(["mail", "sender"]),
  }),
]);

export const listMails = {
  name: "listMails",
  input: distributionInput,
  output: mailsLeft,
} satisfies Step<typeof distributionInput, typeof mailsLeft>;

export const sendMail = {
  name: "sendMail",
  input: mailInput,
  output: next,
} satisfies Step<typeof mailInput, typeof next>;

const nothing = z.null();

export const giveUpMail = {
  name: "giveUpMail",
  input: mailInput,
  output: nothing,
} satisfies Step<typeof mailInput, typeof nothing>;
