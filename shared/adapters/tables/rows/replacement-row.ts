import * as z from "zod/mini";

import type { Replacement } from "../../../application/ports/contract-rows.ts";
import { rowKind } from "../row-kind.ts";
import { cause, contact, integer, nullable, text } from "./parts.ts";

export const replacementRow = rowKind<{
  readonly type: "replacement";
  readonly replacement: Replacement;
}>()(
  z.strictObject({
    type: z.literal("replacement"),
    replacement: z.strictObject({
      ...cause,
      replacementId: text,
      reason: text,
      recipientsKey: text,
      recipients: z.array(contact),
      distributionId: nullable(text),
      term: integer,
      state: z.enum(["Replacing", "Replaced", "Failed"]),
      finishedAt: nullable(text),
    }),
  }),
);
