import * as z from "zod/mini";

import type { ContractRow } from "../../../application/ports/contract-rows.ts";
import type { Contract } from "../../../domain/contract.ts";
import { entryTypes } from "../../../domain/ledger.ts";
import type { Entry } from "../../../domain/ledger.ts";
import { rowKind } from "../row-kind.ts";
import { offer } from "./offer.ts";
import {
  account,
  benefitKind,
  cause,
  incident,
  offerType,
  orNull,
  pack,
  partnerFacts,
  plainDate,
  portal,
  sealedCredentials,
  text,
  whole,
} from "./parts.ts";

const term = z.strictObject({
  number: whole,
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
  attempt: whole,
  requestedAt: text,
  distributionId: orNull(text),
};

const activation = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("NotActivated") }),
  z.strictObject({
    state: z.enum(["Activating", "ActivationFailed"]),
    ...requested,
    finishedAt: orNull(text),
  }),
  z.strictObject({ state: z.literal("Active"), ...requested, finishedAt: text }),
]);

const counters = {
  kind: benefitKind,
  granted: orNull(whole),
  used: whole,
  refunded: whole,
  forfeited: whole,
};

const chain = z.strictObject({ term: whole, seq: whole, openingHash: text, hash: text });

export const headKind = rowKind<Contract>()(
  z.strictObject({
    offerId: text,
    offerType,
    partner: partnerFacts,
    purchasedOn: plainDate,
    pack: orNull(pack),
    term,
    renewal: orNull(renewal),
    lines: z.array(z.strictObject({ ...counters, activation })),
    credentialVersion: whole,
    credentials: orNull(sealedCredentials),
    cancelledOn: orNull(plainDate),
    ended: z.boolean(),
    chain,
  }),
);

export const entryKind = rowKind<Entry>()(
  z.strictObject({
    ...cause,
    type: z.enum(entryTypes),
    kind: benefitKind,
    delta: whole,
    remainingAfter: orNull(whole),
    incidentId: z.exactOptional(text),
    offerId: text,
    term: whole,
    seq: whole,
    hash: text,
  }),
);

type Row<Type extends ContractRow["type"]> = Extract<ContractRow, { readonly type: Type }>;

/** The rows that change together with the head row, by type. Their keys begin with the type. */
export const contractRowKinds = {
  incident: rowKind<Row<"incident">>()(
    z.strictObject({
      type: z.literal("incident"),
      accountKey: text,
      incident: z.strictObject({ ...incident, offerId: text, term: whole }),
    }),
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
      link: z.strictObject({ account, credentialVersion: whole, linkedAt: text, portal }),
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
