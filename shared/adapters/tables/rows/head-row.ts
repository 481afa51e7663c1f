import * as z from "zod/mini";

import type { Contract } from "../../../domain/contract.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import {
  benefitKind,
  chain,
  counters,
  offerType,
  nullable,
  pack,
  partnerFacts,
  plainDate,
  sealedCredentials,
  term,
  text,
  integer,
} from "./parts.ts";

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

const head = {
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
};

/** Version 1: without what is needed to take a renewal back. */
type Contract1 = Omit<Contract, "latestCredentialVersion" | "opening" | "takenBack">;

/** Version 1 does not tell the pair that a renewal replaced. Such a renewal is not taken back. */
const upgrade1 = (before: Contract1): Contract => {
  const { credentialVersion, lines, term } = before;
  const isKnown = term.openedBy === "Renewal" && credentialVersion === 0;
  return {
    ...before,
    latestCredentialVersion: credentialVersion,
    opening: isKnown ? { renewedOn: term.decidingDate, seq: lines.length, replaced: null } : null,
    takenBack: null,
  };
};

const opening = z.strictObject({
  renewedOn: plainDate,
  seq: integer,
  replaced: nullable(
    z.strictObject({
      credentialVersion: integer,
      credentials: nullable(sealedCredentials),
      activations: z.array(z.strictObject({ kind: benefitKind, activation })),
      by: integer,
    }),
  ),
});

export const headKind = nextVersion<Contract>()(
  rowKind<Contract1>()(z.strictObject(head)),
  z.strictObject({
    ...head,
    latestCredentialVersion: integer,
    opening: nullable(opening),
    takenBack: nullable(z.strictObject({ term: integer, chain: nullable(chain) })),
  }),
  upgrade1,
);
