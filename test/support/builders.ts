import { products } from "../../shared/catalogue/products.ts";
import {
  completeActivation,
  issueCredentials,
  requestActivation,
} from "../../shared/domain/activation.ts";
import { book, unchanged } from "../../shared/domain/change.ts";
import type { Change } from "../../shared/domain/change.ts";
import type {
  Contract,
  Line,
  PartnerFacts,
  Renewal,
  SealedCredentials,
} from "../../shared/domain/contract.ts";
import type { History } from "../../shared/domain/present-term.ts";
import { lineOf } from "../../shared/domain/contract.ts";
import type { Customer } from "../../shared/domain/customer.ts";
import type { ConsumeContext, Incident, IncidentRequest } from "../../shared/domain/incident.ts";
import type { Cause } from "../../shared/domain/ledger.ts";
import type { PlanLink } from "../../shared/domain/link.ts";
import { parsePlanName } from "../../shared/domain/names.ts";
import type { PlainDate } from "../../shared/domain/plain-date.ts";
import { openContract } from "../../shared/domain/purchase.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { recordRenewal } from "../../shared/domain/renewal.ts";
import type { Result } from "../../shared/domain/result.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import type { Rules } from "../../shared/domain/rules.ts";
import { resolve } from "../../shared/domain/terms.ts";
import type { BenefitKind, OfferType } from "../../shared/domain/vocabulary.ts";

/** Builders of valid values. A test states only what matters to it. */

export const cloud = "PartnerCloudSupport";
export const onPremises = "PartnerOnPremisesSupport";

export const noon = (date: PlainDate): string => `${date}T12:00:00.000Z`;

export const aCause = (more: Partial<Cause> = {}): Cause => ({
  at: noon("2025-09-01"),
  actor: "azure-portal",
  requestId: "request-1",
  ...more,
});

export const contosoTenant = "11111111-1111-4111-8111-111111111111";
export const fabrikamTenant = "22222222-2222-4222-8222-222222222222";

export const aPartner = (more: Partial<PartnerFacts> = {}): PartnerFacts => ({
  partnerId: "contoso",
  tenantId: contosoTenant,
  furtherTenantIds: [],
  cspRole: "None",
  country: "US",
  ...more,
});

interface ContractShape {
  readonly offerId?: string;
  readonly offerType?: OfferType;
  readonly purchasedOn?: PlainDate;
  readonly planName?: string;
  readonly partner?: Partial<PartnerFacts>;
  /** Which lines are Active: all of them unless a test says otherwise. */
  readonly active?: readonly BenefitKind[];
  readonly used?: Partial<Record<BenefitKind, number>>;
  readonly rules?: Rules;
  /** What is imported with the purchase, and when. */
  readonly history?: History;
  readonly importedOn?: PlainDate;
}

const aSealedPair = (on: PlainDate): SealedCredentials => ({
  version: 0,
  keyId: "k1",
  ciphertext: "sealed",
  issuedAt: noon(on),
});

export const aPurchaseChange = (shape: ContractShape = {}): Change => {
  const { offerId = "offer-1", offerType = "SPD_SERVICES", purchasedOn = "2025-09-01" } = shape;
  const { history, importedOn = purchasedOn } = shape;
  const pack = shape.planName === undefined ? null : (parsePlanName(shape.planName) ?? null);
  return openContract(
    {
      offerId,
      partner: aPartner(shape.partner),
      purchase: { offerType, purchasedOn, ...(history ? { history } : {}) },
      pack,
      credentials: history && history.activated.length > 0 ? aSealedPair(importedOn) : null,
    },
    aCause({ at: noon(importedOn) }),
    shape.rules ?? defaultRules,
  );
};

/** Activates a line as the workflow does: request, pair, completion. */
export function activated(before: Contract, kind: BenefitKind, today: PlainDate): Contract {
  const requested = valueOf(
    requestActivation(before, { kind, requestedAt: noon(today), distributionId: null }, today),
  );
  const version = requested.credentialVersion;
  const pair = { version, keyId: "k1", ciphertext: "sealed", issuedAt: noon(today) };
  return completeActivation(issueCredentials(requested, pair), kind, noon(today));
}

/** A contract in its first term; by default an SPD offer of 2025-09-01 with both lines Active. */
export function aContract(shape: ContractShape = {}): Contract {
  const opened = aPurchaseChange(shape);
  const kinds = shape.active ?? opened.contract.lines.map(({ kind }) => kind);
  const start = opened.contract.purchasedOn;
  const active = kinds.reduce((before, kind) => activated(before, kind, start), opened.contract);
  return withUsed(active, shape.used ?? {});
}

/** The contract after incidents whose details do not matter. */
export function withUsed(
  contract: Contract,
  used: Partial<Record<BenefitKind, number>>,
  cause: Cause = aCause({ at: noon(contract.term.start) }),
): Contract {
  let change = unchanged(contract);
  for (const { kind } of contract.lines) {
    for (let n = 1; n <= (used[kind] ?? 0); n += 1) {
      const booking = { type: "Deduct", delta: -1, incidentId: `used-${kind}-${n}` } as const;
      change = book(change, kind, booking, cause);
    }
  }
  return change.contract;
}

export const aRenewal = (renewedOn: PlainDate, more: Partial<Renewal> = {}): Renewal => ({
  renewedOn,
  issueNewIds: false,
  recordedAt: noon(renewedOn),
  actor: "commerce",
  requestId: "renewal-1",
  ...more,
});

export const aLink = (more: Partial<PlanLink> = {}): PlanLink => ({
  account: { id: "u1", type: "Entra" },
  credentialVersion: 0,
  linkedAt: noon("2025-09-02"),
  portal: "AzurePortal",
  earlierVersions: [],
  unlinkedAt: null,
  ...more,
});

export const aCustomer = (more: Partial<Customer> = {}): Customer => ({
  tenantId: fabrikamTenant,
  gdapActive: true,
  suppliesSubscription: true,
  hasRbac: true,
  callerIsAdminAgent: true,
  ...more,
});

/** A technical cloud request about the partner's own Azure tenant. */
export const aRequest = (more: Partial<IncidentRequest> = {}): IncidentRequest => ({
  account: { id: "u1", type: "Entra" },
  planId: "offer-1",
  kind: cloud,
  product: "AzureVirtualMachines",
  version: null,
  requestType: "Technical",
  title: "VM does not start",
  channel: "Portal",
  resourceTenantId: contosoTenant,
  customer: null,
  ...more,
});

export const anOnPremisesRequest = (more: Partial<IncidentRequest> = {}): IncidentRequest =>
  aRequest({
    kind: onPremises,
    product: "WindowsServer",
    version: "2025",
    resourceTenantId: null,
    title: "Server does not start",
    ...more,
  });

/** Where the request comes from: Azure for cloud incidents, Services Hub for on-premises ones. */
export const aConsume = (
  request: IncidentRequest,
  more: Partial<ConsumeContext> = {},
): ConsumeContext => ({
  incidentId: "incident-1",
  portal: request.kind === cloud ? "AzurePortal" : "ServicesHub",
  link: aLink(),
  product: products.find(request.product),
  today: "2025-10-01",
  cause: aCause({ at: noon(more.today ?? "2025-10-01") }),
  rules: defaultRules,
  ...more,
});

export const anIncident = (
  request: Partial<IncidentRequest> = {},
  more: Partial<Incident> = {},
): Incident => ({
  incidentId: "incident-1",
  offerId: "offer-1",
  portal: "AzurePortal",
  request: aRequest(request),
  createdAt: noon("2025-10-01"),
  term: 1,
  state: "Open",
  closure: null,
  closedAt: null,
  correction: null,
  refund: "NotEligible",
  ...more,
});

/** The value of an accepted result. Throws on a refusal. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.detail}`);
  return result.value;
}

/** The refusal of a refused result. Throws on an accepted one. */
export function refusalOf(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error("accepted");
  return result.refusal;
}

export function theLine(contract: Contract, kind: BenefitKind): Line {
  const line = lineOf(contract, kind);
  if (!line) throw new Error(`${contract.offerId} has no line ${kind}`);
  return line;
}

/** The contract with the calendar applied up to a day. */
export const contractOn = (contract: Contract, today: PlainDate, rules = defaultRules): Contract =>
  resolve(contract, today, rules).contract;

/** The contract after a renewal that is dated and recorded on this day. */
export const renewed = (
  contract: Contract,
  renewedOn: PlainDate,
  more: Partial<Renewal> = {},
  rules = defaultRules,
): Contract => {
  const before = contractOn(contract, renewedOn, rules);
  return contractOn(
    valueOf(recordRenewal(before, aRenewal(renewedOn, more), renewedOn, rules)),
    renewedOn,
    rules,
  );
};
