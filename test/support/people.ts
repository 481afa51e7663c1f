import { randomUUID } from "node:crypto";

import { expect } from "vitest";

import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import type { Benefit, Offer } from "../../shared/domain/benefit.ts";
import type {
  Account,
  AccountType,
  BenefitKind,
  OfferType,
} from "../../shared/domain/vocabulary.ts";
import { api, setClock, until, type Answer } from "./environment.ts";
import type { PartnerView } from "../../shared/contract/commerce.ts";
import type { BenefitsView, CredentialsView } from "../../shared/contract/partner.ts";
import type { IncidentView } from "../../shared/contract/incidents.ts";
import type { PlansView } from "../../shared/contract/plans.ts";
import type { StatementView } from "../../shared/contract/reports.ts";

/** The callers of the end-to-end tests, and their usual calls. */

export const cloud = "PartnerCloudSupport";
export const onPremises = "PartnerOnPremisesSupport";

export const commerce: TokenClaims = { roles: ["Commerce"], azp: "commerce" };
export const operator: TokenClaims = { roles: ["Operator"], azp: "operations" };
const portal = (azp: string): TokenClaims => ({ roles: ["Portal"], azp });
export const azure = portal("azure-portal");
export const powerPlatform = portal("power-platform");
export const financeOperations = portal("finance-operations");
export const servicesHub = portal("services-hub");
export const microsoft365 = portal("microsoft-365");
export const partnerCenter = portal("partner-center");

/** A unique name, because the tests share one environment. */
export const unique = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;

export const newKey = (): Readonly<Record<string, string>> => ({ "Idempotency-Key": randomUUID() });

/** Sets the service's clock to 9:00 UTC of a day, or to an instant. */
export const itIs = (when: string): Promise<void> =>
  setClock(when.includes("T") ? when : `${when}T09:00:00Z`);

/** Matchers for any string and for strings that contain a text. */
export const aText: unknown = expect.any(String);
export const textWith = (part: string): unknown => expect.stringContaining(part);

/** The required fields of a refusal. */
export const refused = (status: number, code: string, more: object = {}): object => ({
  status,
  body: { status, code, ...more },
});

/** The body of an answer. Throws if the answer has none of these statuses. */
export function bodyOf({ body, status }: Answer, ...statuses: readonly number[]): unknown {
  if (statuses.includes(status)) return body;
  throw new Error(`${status} instead of ${statuses.join(" or ")}: ${JSON.stringify(body)}`);
}

export interface Partner {
  readonly partnerId: string;
  readonly tenantId: string;
  readonly admin: TokenClaims;
  readonly globalAdmin: TokenClaims;
  readonly adminAgent: TokenClaims;
  /** A user of the tenant without a role. */
  readonly user: TokenClaims;
}

export async function aPartner(
  more: Partial<Omit<PartnerView, "partnerId">> = {},
): Promise<Partner> {
  const partnerId = unique("contoso");
  const tenantId = more.tenantId ?? randomUUID();
  const body = { name: "Contoso", cspRole: "None", isvSuccessEnrolled: false, ...more, tenantId };
  bodyOf(await api("PUT", `/api/partners/${partnerId}`, { as: commerce, body }), 201);
  const person = (oid: string, ...roles: string[]): TokenClaims => ({
    tid: tenantId,
    oid: `${oid}-${partnerId}`,
    roles,
  });
  return {
    partnerId,
    tenantId,
    admin: person("admin", "Partner.Admin"),
    globalAdmin: person("global-admin", "Partner.GlobalAdmin"),
    adminAgent: person("agent", "Partner.AdminAgent"),
    user: person("user"),
  };
}

export const purchase = (
  { partnerId }: Partner,
  offerType: OfferType,
  purchasedOn: string,
  planName?: string,
  headers = newKey(),
): Promise<Answer> =>
  api("POST", `/api/partners/${partnerId}/offers`, {
    as: commerce,
    headers,
    body: { offerType, purchasedOn, ...(planName !== undefined && { planName }) },
  });

export const buy = async (...order: Parameters<typeof purchase>): Promise<Offer> =>
  bodyOf(await purchase(...order), 201) as Offer;

export const offerPath = ({ offerId, partnerId }: Pick<Offer, "offerId" | "partnerId">): string =>
  `/api/partners/${partnerId}/offers/${offerId}`;

export const renew = (
  offer: Offer,
  renewedOn: string,
  more: { readonly issueNewIds?: boolean } = {},
  headers = newKey(),
): Promise<Answer> =>
  api("POST", `${offerPath(offer)}/renewals`, {
    as: commerce,
    headers,
    body: { renewedOn, ...more },
  });

export const renewed = async (...order: Parameters<typeof renew>): Promise<Offer> =>
  bodyOf(await renew(...order), 200) as Offer;

export const takeBack = (offer: Offer, term: number): Promise<Answer> =>
  api("DELETE", `${offerPath(offer)}/renewals/${term}`, { as: commerce });

export const takenBack = async (...order: Parameters<typeof takeBack>): Promise<Offer> =>
  bodyOf(await takeBack(...order), 200) as Offer;

export const offerNow = async (offer: Offer): Promise<Offer> =>
  bodyOf(await api("GET", offerPath(offer), { as: commerce }), 200) as Offer;

export const lineNow = async (offer: Offer, kind: BenefitKind): Promise<Benefit> => {
  const line = (await offerNow(offer)).benefits.find((benefit) => benefit.kind === kind);
  if (!line) throw new Error(`${offer.offerType} has no ${kind}`);
  return line;
};

export const benefitsFor = async ({ partnerId }: Partner, as: TokenClaims): Promise<BenefitsView> =>
  bodyOf(await api("GET", `/api/partners/${partnerId}/benefits`, { as }), 200) as BenefitsView;

export const activationPath = (offer: Offer, kind: BenefitKind): string =>
  `${offerPath(offer)}/benefits/${kind}/activation`;

export const requestActivation = (
  offer: Offer,
  kind: BenefitKind,
  as: TokenClaims,
  body: object = {},
): Promise<Answer> => api("POST", activationPath(offer, kind), { as, body });

/** Activates a line and waits until it is active. */
export async function activate(
  { admin }: Partner,
  offer: Offer,
  kind: BenefitKind = cloud,
  body: object = {},
): Promise<void> {
  bodyOf(await requestActivation(offer, kind, admin, body), 200, 202);
  await until(`${kind} is active`, async () => {
    const { body: view } = await api("GET", activationPath(offer, kind), { as: admin });
    return (view as { readonly state: string }).state === "Active";
  });
}

export const idsOf = async ({ user }: Partner, offer: Offer): Promise<CredentialsView> =>
  bodyOf(await api("GET", `${offerPath(offer)}/credentials`, { as: user }), 200) as CredentialsView;

export const anAccount = (type: AccountType = "Entra"): Account => ({ id: unique("u"), type });

export const link = (
  as: TokenClaims,
  account: Account,
  { accessId, contractId }: Pick<CredentialsView, "accessId" | "contractId">,
): Promise<Answer> =>
  api("POST", "/api/plan-links", { as, body: { account, accessId, contractId } });

/** Links an account to an offer whose IDs can be read. */
export async function linkTo(
  as: TokenClaims,
  account: Account,
  partner: Partner,
  offer: Offer,
): Promise<void> {
  bodyOf(await link(as, account, await idsOf(partner, offer)), 201);
}

/** The body of a consume: an Azure VM for cloud, a current Windows Server on-premises. */
export const incident = (
  offer: Pick<Offer, "offerId">,
  account: Account,
  more: object = {},
  kind: BenefitKind = cloud,
): object => ({
  account,
  planId: offer.offerId,
  kind,
  requestType: "Technical",
  title: "It does not start",
  ...(kind === cloud
    ? { product: "AzureVirtualMachines" }
    : { product: "WindowsServer", version: "2025" }),
  ...more,
});

export const consume = (as: TokenClaims, body: object, headers = newKey()): Promise<Answer> =>
  api("POST", "/api/incidents", { as, headers, body });

export const consumed = async (...order: Parameters<typeof consume>): Promise<IncidentView> =>
  bodyOf(await consume(...order), 201) as IncidentView;

/** Consumes `times` incidents, a few at a time. */
export async function consumeMany(as: TokenClaims, body: object, times: number): Promise<void> {
  for (let done = 0; done < times; done += 20) {
    const some = Math.min(20, times - done);
    await Promise.all(Array.from({ length: some }, () => consumed(as, body)));
  }
}

export const close = (
  as: TokenClaims,
  { incidentId }: Pick<IncidentView, "incidentId">,
  resolution: string,
  more: object = {},
): Promise<Answer> =>
  api("POST", `/api/incidents/${incidentId}/closure`, { as, body: { resolution, ...more } });

export const correct = (
  as: TokenClaims,
  { incidentId }: Pick<IncidentView, "incidentId">,
  resolution: string,
): Promise<Answer> =>
  api("PUT", `/api/incidents/${incidentId}/closure`, { as, body: { resolution } });

export const decide = (
  as: TokenClaims,
  { incidentId }: Pick<IncidentView, "incidentId">,
  decision: string,
): Promise<Answer> =>
  api("POST", `/api/incidents/${incidentId}/refund`, { as, body: { decision } });

export const plansOf = async (
  as: TokenClaims,
  { id, type }: Account,
  query: Readonly<Record<string, string>> = {},
): Promise<PlansView> => {
  const path = `/api/accounts/${type}/${encodeURIComponent(id)}/plans?${new URLSearchParams(query).toString()}`;
  return bodyOf(await api("GET", path, { as }), 200) as PlansView;
};

export const incidentsOf = async (
  as: TokenClaims,
  { id, type }: Account,
): Promise<readonly IncidentView[]> => {
  const { items } = bodyOf(
    await api("GET", `/api/accounts/${type}/${encodeURIComponent(id)}/incidents`, { as }),
    200,
  ) as { readonly items: readonly IncidentView[] };
  return items;
};

export const statementOf = async (
  { user }: Partner,
  offer: Offer,
  query = "",
): Promise<StatementView> =>
  bodyOf(
    await api("GET", `${offerPath(offer)}/statement${query}`, { as: user }),
    200,
  ) as StatementView;

export interface ReadyPlan {
  readonly partner: Partner;
  readonly offer: Offer;
  readonly account: Account;
}

export interface ReadyPlanShape {
  readonly offerType?: OfferType;
  readonly purchasedOn?: string;
  readonly planName?: string;
  readonly kinds?: readonly BenefitKind[];
  readonly account?: Account;
  readonly partner?: Partner;
  readonly linkedIn?: TokenClaims;
}

/**
 * An offer that was bought at 9:00 UTC of a day, activated and linked. The clock stays at that day.
 */
export async function aReadyPlan(shape: ReadyPlanShape = {}): Promise<ReadyPlan> {
  const { kinds = [cloud], offerType = "SPD_SERVICES", purchasedOn = "2025-09-01" } = shape;
  await itIs(purchasedOn);
  const partner = shape.partner ?? (await aPartner());
  const offer = await buy(partner, offerType, purchasedOn, shape.planName);
  for (const kind of kinds) await activate(partner, offer, kind);
  const account = shape.account ?? anAccount();
  await linkTo(shape.linkedIn ?? azure, account, partner, offer);
  return { partner, offer, account };
}
