import * as z from "zod/mini";

import type { Erasure } from "../../../application/ports/erasures.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import { account, integer, nullable, plainDate, text } from "./parts.ts";

const erasure1 = {
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
};

/** Version 1: of one person only. */
const erasureKind1 = rowKind<Omit<Erasure, "endedBefore">>()(z.strictObject(erasure1));

export const erasureKind = nextVersion<Erasure>()(
  erasureKind1,
  z.strictObject({ ...erasure1, endedBefore: nullable(plainDate) }),
  (before) => ({ ...before, endedBefore: null }),
);
