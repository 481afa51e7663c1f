import * as z from "zod/mini";

import type { Contract } from "../../../domain/contract.ts";
import { nextVersion, rowKind, sealedVersion } from "../row-kind.ts";
import {
  benefitKind,
  chain,
  counters,
  offerType,
  nullable,
  pack,
  partnerFacts,
  partnerFacts1,
  plainDate,
  sealedCredentials,
  term,
  term1,
  text,
  integer,
  withoutCap,
  withoutFurther,
} from "./parts.ts";
import type { PartnerFacts1, Term1 } from "./parts.ts";

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
  purchasedOn: plainDate,
  pack: nullable(pack),
  term: term1,
  renewal: nullable(renewal),
  lines: z.array(z.strictObject({ ...counters, activation })),
  credentialVersion: integer,
  credentials: nullable(sealedCredentials),
  cancelledOn: nullable(plainDate),
  ended: z.boolean(),
  chain,
};

/** Version 5: without the claims of the partner's slot, and the setting by which its term was granted. */
type Contract5 = Omit<Contract, "slotClaims" | "term"> & { readonly term: Term1 };

/** Version 3: also, the pair was replaced by renewals only, and nobody could be unlinked. */
type Contract3 = Omit<Contract5, "replacements" | "unlinks">;

/** Version 2: also without further tenants of the partner. */
type Contract2 = Omit<Contract3, "partner"> & { readonly partner: PartnerFacts1 };

/** Version 1: also without what is needed to take a renewal back. */
type Contract1 = Omit<Contract2, "latestCredentialVersion" | "opening" | "takenBack">;

/** Version 1 does not tell the pair that a renewal replaced. Such a renewal is not taken back. */
const upgrade1 = (before: Contract1): Contract2 => {
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

const head2 = {
  ...head,
  latestCredentialVersion: integer,
  opening: nullable(opening),
  takenBack: nullable(z.strictObject({ term: integer, chain: nullable(chain) })),
};

const headKind2 = nextVersion<Contract2>()(
  rowKind<Contract1>()(z.strictObject({ ...head, partner: partnerFacts1 })),
  z.strictObject({ ...head2, partner: partnerFacts1 }),
  upgrade1,
);

const head3 = { ...head2, partner: partnerFacts };

const headKind3 = nextVersion<Contract3>()(headKind2, z.strictObject(head3), (before) => ({
  ...before,
  partner: withoutFurther(before.partner),
}));

const head4 = {
  ...head3,
  replacements: z.strictObject({ inTerm: integer, latestId: nullable(text) }),
  unlinks: integer,
};

const headKind4 = nextVersion<Contract5>()(headKind3, z.strictObject(head4), (before) => ({
  ...before,
  replacements: { inTerm: 0, latestId: null },
  unlinks: 0,
}));

/** Version 5 has a MAC. */
const headKind5 = sealedVersion(headKind4);

export const headKind = nextVersion<Contract>()(
  headKind5,
  z.strictObject({ ...head4, term, slotClaims: integer }),
  (before) => ({ ...before, term: withoutCap(before.term), slotClaims: 0 }),
);
