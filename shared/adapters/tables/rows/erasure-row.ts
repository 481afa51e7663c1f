import * as z from "zod/mini";

import type { Erasure } from "../../../application/ports/erasures.ts";
import { rowKind } from "../row-kind.ts";
import { account, integer, nullable, text } from "./parts.ts";

export const erasureKind = rowKind<Erasure>()(
  z.strictObject({
    erasureId: text,
    state: z.enum(["Running", "Completed", "Failed"]),
    erased: z.strictObject({
      incidents: integer,
      frontlineRequests: integer,
      links: integer,
      events: integer,
      replacements: integer,
      distributions: integer,
      mails: integer,
      contacts: integer,
      consultations: integer,
      unreadable: integer,
    }),
    person: nullable(z.union([z.strictObject({ email: text }), z.strictObject({ account })])),
    personHash: text,
    startedAt: text,
    finishedAt: nullable(text),
  }),
);
