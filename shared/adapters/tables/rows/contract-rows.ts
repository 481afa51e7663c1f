import * as z from "zod/mini";

import type { ContractRow } from "../../../application/ports/contract-rows.ts";
import type { Contract } from "../../../domain/contract.ts";
import { entryTypes } from "../../../domain/ledger.ts";
import type { Entry } from "../../../domain/ledger.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import { offer } from "./offer.ts";
import {
  account,
  benefitKind,
  cause,
  closedInVersion1,
  incident1,
  incident2,
  offerType,
  nullable,
  pack,
  partnerFacts,
  plainDate,
  portal,
  sealedCredentials,
  text,
  integer,
} from "./parts.ts";
import type { NewInIncident2 } from "./parts.ts";

const term = z.strictObject({
  number: integer,
  start: plainDate,
  anniversary: plainDate,
  endDate: plainDate,
  openedBy: z.enum(["Purchase", "Renewal"]),
  decidingDate: plainDate,
});

const renewal = z.strictObject({
  renewedOn: plainDate,
  issueNewIds: z.boolean(),
  recordedAt: text,
  actor: text,
  requestId: text,
});

const requested = {
  activationId: text,
  attempt: integer,
  requestedAt: text,
  distributionId: nullable(text),
};

const activation = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("NotActivated") }),
  z.strictObject({
    state: z.enum(["Activating", "ActivationFailed"]),
    ...requested,
    finishedAt: nullable(text),
  }),
  z.strictObject({ state: z.literal("Active"), ...requested, finishedAt: text }),
]);

const counters = {
  kind: benefitKind,
  granted: nullable(integer),
  used: integer,
  refunded: integer,
  forfeited: integer,
};

const chain = z.strictObject({ term: integer, seq: integer, openingHash: text, hash: text });

export const headKind = rowKind<Contract>()(
  z.strictObject({
    offerId: text,
    offerType,
    partner: partnerFacts,
    purchasedOn: plainDate,
    pack: nullable(pack),
    term,
    renewal: nullable(renewal),
    lines: z.array(z.strictObject({ ...counters, activation })),
    credentialVersion: integer,
    credentials: nullable(sealedCredentials),
    cancelledOn: nullable(plainDate),
    ended: z.boolean(),
    chain,
  }),
);

const entry1 = {
  ...cause,
  type: z.enum(entryTypes),
  kind: benefitKind,
  delta: integer,
  remainingAfter: nullable(integer),
  incidentId: z.exactOptional(text),
  offerId: text,
  term: integer,
  seq: integer,
  hash: text,
};

/** Version 2 has the optional reason. An entry without one has the same hash in both versions. */
export const entryKind = nextVersion<Entry>()(
  rowKind<Omit<Entry, "reason">>()(z.strictObject(entry1)),
  z.strictObject({ ...entry1, reason: z.exactOptional(text) }),
  (entry) => entry,
);

type Row<Type extends ContractRow["type"]> = Extract<ContractRow, { readonly type: Type }>;

/** Version 1: without the time of the closing and its correction. */
interface IncidentRow1 extends Omit<Row<"incident">, "incident"> {
  readonly incident: Omit<Row<"incident">["incident"], NewInIncident2>;
}

const incidentRow = { type: z.literal("incident"), accountKey: text };
const charged = { offerId: text, term: integer };

/** The rows that change together with the head row, by type. Their keys begin with the type. */
export const contractRowKinds = {
  incident: nextVersion<Row<"incident">>()(
    rowKind<IncidentRow1>()(
      z.strictObject({ ...incidentRow, incident: z.strictObject({ ...incident1, ...charged }) }),
    ),
    z.strictObject({ ...incidentRow, incident: z.strictObject({ ...incident2, ...charged }) }),
    (row) => ({ ...row, incident: { ...row.incident, ...closedInVersion1(row.incident) } }),
  ),
  term: rowKind<Row<"term">>()(
    z.strictObject({
      type: z.literal("term"),
      closed: z.strictObject({
        offerId: text,
        term,
        lines: z.array(z.strictObject(counters)),
        chain,
      }),
    }),
  ),
  link: rowKind<Row<"link">>()(
    z.strictObject({
      type: z.literal("link"),
      link: z.strictObject({ account, credentialVersion: integer, linkedAt: text, portal }),
    }),
  ),
  command: rowKind<Row<"command">>()(
    z.strictObject({
      type: z.literal("command"),
      content: z.record(text, z.unknown()),
      accepted: offer,
    }),
  ),
};
