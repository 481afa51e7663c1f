import * as z from "zod/mini";

import type { ContractRow } from "../../../application/ports/contract-rows.ts";
import { entryTypes } from "../../../domain/ledger.ts";
import type { Entry } from "../../../domain/ledger.ts";
import { nextVersion, rowKind, sealedVersion } from "../row-kind.ts";
import { eventRow, linkRow } from "./link-rows.ts";
import { offer } from "./offer.ts";
import { replacementRow } from "./replacement-row.ts";
import {
  benefitKind,
  cause,
  chain,
  closedInVersion1,
  counters,
  incident1,
  incident2,
  nullable,
  term,
  term1,
  text,
  integer,
  withoutCap,
} from "./parts.ts";
import type { NewInIncident2, Term1 } from "./parts.ts";

const entry1 = {
  ...cause,
  type: z.enum(["Grant", "Deduct", "Refund", "Forfeit", "Adjust"]),
  kind: benefitKind,
  delta: integer,
  remainingAfter: nullable(integer),
  incidentId: z.exactOptional(text),
  offerId: text,
  term: integer,
  seq: integer,
  hash: text,
};

type Entry2 = Omit<Entry, "type"> & { readonly type: Exclude<Entry["type"], "Import"> };

const entry2 = z.strictObject({ ...entry1, reason: z.exactOptional(text) });

/** Version 2 has the optional reason. An entry without one has the same hash in all versions. */
const entryKind2 = nextVersion<Entry2>()(
  rowKind<Omit<Entry2, "reason">>()(z.strictObject(entry1)),
  entry2,
  (entry) => entry,
);

const entry3 = z.strictObject({
  ...entry1,
  type: z.enum(entryTypes),
  reason: z.exactOptional(text),
});

/** Version 3 has the type Import. */
export const entryKind = nextVersion<Entry>()(entryKind2, entry3, (entry) => entry);

type Row<Type extends ContractRow["type"]> = Extract<ContractRow, { readonly type: Type }>;

/** Version 1: without the time of the closing and its correction. */
interface IncidentRow1 extends Omit<Row<"incident">, "incident"> {
  readonly incident: Omit<Row<"incident">["incident"], NewInIncident2>;
}

const incidentRow = { type: z.literal("incident"), accountKey: text };
const charged = { offerId: text, term: integer };

/** Version 1: with an entry of version 2. */
type AdjustmentRow1 = Omit<Row<"adjustment">, "entry"> & { readonly entry: Entry2 };

const adjustmentRow = {
  type: z.literal("adjustment"),
  content: z.strictObject({
    kind: benefitKind,
    delta: integer,
    reason: text,
    term: nullable(integer),
  }),
};

const incidentRow2 = nextVersion<Row<"incident">>()(
  rowKind<IncidentRow1>()(
    z.strictObject({ ...incidentRow, incident: z.strictObject({ ...incident1, ...charged }) }),
  ),
  z.strictObject({ ...incidentRow, incident: z.strictObject({ ...incident2, ...charged }) }),
  (row) => ({ ...row, incident: { ...row.incident, ...closedInVersion1(row.incident) } }),
);

const closedTerm = { offerId: text, lines: z.array(z.strictObject(counters)), chain };

/** Version 1: without the setting by which the term was granted. Version 2 has a MAC. */
interface TermRow1 extends Omit<Row<"term">, "closed"> {
  readonly closed: Omit<Row<"term">["closed"], "term"> & { readonly term: Term1 };
}

const termRow2 = sealedVersion(
  rowKind<TermRow1>()(
    z.strictObject({
      type: z.literal("term"),
      closed: z.strictObject({ ...closedTerm, term: term1 }),
    }),
  ),
);

const termRow = nextVersion<Row<"term">>()(
  termRow2,
  z.strictObject({ type: z.literal("term"), closed: z.strictObject({ ...closedTerm, term }) }),
  (row) => ({ ...row, closed: { ...row.closed, term: withoutCap(row.closed.term) } }),
);

/** The rows that change together with the head row, by type. Their keys begin with the type. Incidents, closed terms and links have MACs. */
export const contractRowKinds = {
  incident: sealedVersion(incidentRow2),
  term: termRow,
  link: linkRow,
  event: eventRow,
  replacement: replacementRow,
  command: rowKind<Row<"command">>()(
    z.strictObject({
      type: z.literal("command"),
      content: z.record(text, z.unknown()),
      accepted: offer,
    }),
  ),
  adjustment: nextVersion<Row<"adjustment">>()(
    rowKind<AdjustmentRow1>()(z.strictObject({ ...adjustmentRow, entry: entry2 })),
    z.strictObject({ ...adjustmentRow, entry: entry3 }),
    (row) => row,
  ),
};
