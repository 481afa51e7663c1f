import * as z from "zod/mini";

import type { Incident } from "../../../domain/incident.ts";
import type { PartnerFacts, Term } from "../../../domain/contract.ts";
import {
  accountTypes,
  benefitKinds,
  channels,
  cspRoles,
  offerTypes,
  portals,
  refundDecisions,
  requestTypes,
  resolutions,
} from "../../../domain/vocabulary.ts";

/** Schemas that several kinds of rows share. `rowKind` compares each kind with its domain type. */

export const text = z.string();
export const integer = z.int();
export const plainDate = z.iso.date();
export const offerType = z.enum(offerTypes);
export const benefitKind = z.enum(benefitKinds);
export const portal = z.enum(portals);
export const cspRole = z.enum(cspRoles);

export const nullable = <Schema extends z.ZodMiniType>(schema: Schema) => z.nullable(schema);

const partnerFields = { partnerId: text, tenantId: text, cspRole, country: nullable(text) };
const furtherTenantIds = z.array(text);

/** Before a partner could have further tenants. */
export type PartnerFacts1 = Omit<PartnerFacts, "furtherTenantIds">;
export const partnerFacts1 = z.strictObject(partnerFields);
export const partnerFacts = z.strictObject({ ...partnerFields, furtherTenantIds });

/** A partner of a row without further tenants. */
export const withoutFurther = <Partner>(partner: Partner) => ({
  ...partner,
  furtherTenantIds: [] as readonly string[],
});

export const pack = z.strictObject({ kind: benefitKind, quantity: nullable(integer) });

export const cause = { at: text, actor: text, requestId: text };

export const sealedCredentials = z.strictObject({
  version: integer,
  keyId: text,
  ciphertext: text,
  issuedAt: text,
});

export const contact = z.strictObject({
  email: text,
  name: z.optional(text),
  locale: z.optional(text),
});

export const account = z.strictObject({ id: text, type: z.enum(accountTypes) });

const customer = z.strictObject({
  tenantId: text,
  gdapActive: z.boolean(),
  suppliesSubscription: z.boolean(),
  hasRbac: z.boolean(),
  callerIsAdminAgent: z.boolean(),
});

/**
 * Version 1 of the fields that incidents of plans and of the frontline team share: all but the offer
 * and term.
 */
export const incident1 = {
  incidentId: text,
  portal,
  request: z.strictObject({
    account,
    planId: text,
    kind: benefitKind,
    product: text,
    version: nullable(text),
    requestType: z.enum(requestTypes),
    title: text,
    channel: z.enum(channels),
    resourceTenantId: nullable(text),
    customer: nullable(customer),
  }),
  createdAt: text,
  state: z.enum(["Open", "Closed", "RefundReview", "Refunded", "RefundDenied"]),
  closure: nullable(
    z.strictObject({
      resolution: z.enum(resolutions),
      refundDecision: nullable(z.enum(refundDecisions)),
    }),
  ),
  refund: z.enum(["NotEligible", "PendingReview", "Applied", "AppliedToEndedTerm", "Denied"]),
};

/** Version 2: with the time of the closing and its correction. */
export const incident2 = {
  ...incident1,
  closedAt: nullable(text),
  correction: nullable(z.enum(resolutions)),
};

/**
 * Version 1 does not have the time of the closing. The upgrade uses the time of the creation, so a
 * correction that is accepted is certainly in time.
 */
export const closedInVersion1 = ({
  closure,
  createdAt,
}: Pick<Incident, "closure" | "createdAt">): Pick<Incident, "closedAt" | "correction"> => ({
  closedAt: closure && createdAt,
  correction: null,
});

export type NewInIncident2 = "closedAt" | "correction";

const termFields = {
  number: integer,
  start: plainDate,
  anniversary: plainDate,
  endDate: plainDate,
  openedBy: z.enum(["Purchase", "Renewal"]),
  decidingDate: plainDate,
};

/** Before a term recorded the setting by which it was granted. */
export type Term1 = Omit<Term, "capEffectiveDate">;
export const term1 = z.strictObject(termFields);
export const term = z.strictObject({ ...termFields, capEffectiveDate: nullable(plainDate) });

/** A term of a row that does not have that setting. */
export const withoutCap = (before: Term1): Term => ({ ...before, capEffectiveDate: null });

export const counters = {
  kind: benefitKind,
  granted: nullable(integer),
  used: integer,
  refunded: integer,
  forfeited: integer,
};

export const chain = z.strictObject({ term: integer, seq: integer, openingHash: text, hash: text });
