import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import { samplePartner } from "../../infra/local/identity/people.ts";

interface Service {
  readonly baseUrl: string;
  readonly identityUrl: string;
}

const commerce: TokenClaims = { roles: ["Commerce"], azp: "commerce" };
const operator: TokenClaims = { roles: ["Operator"], azp: "operations" };
const portal: TokenClaims = { roles: ["Portal"], azp: "azure-portal" };
const admin: TokenClaims = {
  tid: samplePartner.tenantId,
  oid: "sample-partner-admin",
  azp: "benefits-page",
  roles: ["Partner.Admin"],
};

const account = { id: "engineer-1", type: "Entra" };

interface Body {
  readonly offerId: string;
  readonly incidentId: string;
  readonly sweepId: string;
  readonly state: string;
}

/** Makes the calls of the story. Each rejects unless it is accepted. */
function callerOf({ baseUrl, identityUrl }: Service) {
  return async (as: TokenClaims, method: string, path: string, body?: object): Promise<Body> => {
    const token = await fetch(`${identityUrl}/token`, {
      method: "POST",
      headers: { accept: "text/plain" },
      body: JSON.stringify(as),
    });
    const response = await fetch(`${baseUrl}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token.text()}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Body;
  };
}

type Call = ReturnType<typeof callerOf>;

async function activate(call: Call, offerPath: string): Promise<void> {
  const path = `${offerPath}/benefits/PartnerCloudSupport/activation`;
  const recipients = ["support-lead@contoso.example", "engineer@contoso.example"];
  await call(admin, "POST", path, { recipients: recipients.map((email) => ({ email })) });
  for (let seconds = 0; seconds < 30; seconds += 0.2) {
    if ((await call(admin, "GET", path)).state === "Active") return;
    await delay(200);
  }
  throw new Error("The benefit is not active after 30 s.");
}

/** The days of the term on which an incident is opened, and how it is closed. */
const incidents: readonly (readonly [on: string, requestType: string, resolution?: string])[] = [
  ["2025-09-09", "Technical", "Resolved"],
  ["2025-09-17", "Technical", "Resolved"],
  ["2025-10-02", "Technical", "Duplicate"],
  ["2025-10-14", "Technical", "Resolved"],
  ["2025-10-14", "Technical", "Resolved"],
  ["2025-11-03", "Technical", "Bug"],
  ["2025-11-20", "Technical", "Resolved"],
  ["2025-12-01", "Technical", "Resolved"],
  ["2025-12-15", "Technical"],
  ["2026-01-12", "Technical", "Resolved"],
  ["2026-01-13", "Technical", "Resolved"],
  ["2026-01-14", "Technical", "Duplicate"],
  ["2026-02-02", "Technical"],
  ["2026-02-16", "Billing", "Resolved"],
  ["2026-02-25", "Quota", "Resolved"],
  ["2026-03-02", "Subscription", "Resolved"],
];

/**
 * Gives a partner of the sample tenant half a year of use: two offers, activation, incidents, refunds, an adjustment
 * and refunds that wait. Returns the offer that was used. The clock stays at the end of the story.
 */
export async function tellStory(service: Service, partnerId: string): Promise<string> {
  const partner = `partners/${partnerId}`;
  const call = callerOf(service);
  const itIs = (day: string) => call(operator, "PUT", "ops/clock", { now: `${day}T09:00:00Z` });
  const about = { name: "Contoso", cspRole: "None", isvSuccessEnrolled: false };
  await itIs("2025-09-01");
  await call(commerce, "PUT", partner, { ...about, tenantId: samplePartner.tenantId });
  const buy = (offerType: string) =>
    call(commerce, "POST", `${partner}/offers`, { offerType, purchasedOn: "2025-09-01" });
  const { offerId } = await buy("SPD_SERVICES");
  await buy("CORE");
  const offerPath = `${partner}/offers/${offerId}`;
  await activate(call, offerPath);
  const ids = (await call(admin, "GET", `${offerPath}/credentials`)) as unknown as {
    readonly accessId: string;
    readonly contractId: string;
  };
  const { accessId, contractId } = ids;
  await call(portal, "POST", "plan-links", { account, accessId, contractId });
  for (const [on, requestType, resolution] of incidents) {
    await itIs(on);
    const { incidentId } = await call(portal, "POST", "incidents", {
      account,
      planId: offerId,
      kind: "PartnerCloudSupport",
      product: "AzureVirtualMachines",
      requestType,
      title: "VM does not start after a resize",
    });
    if (resolution !== undefined) {
      await call(portal, "POST", `incidents/${incidentId}/closure`, { resolution });
    }
  }
  await call(operator, "POST", `ops/offers/${offerId}/adjustments`, {
    kind: "PartnerCloudSupport",
    delta: 2,
    reason: "Goodwill after an outage",
  });
  await itIs("2026-03-10");
  await call(operator, "POST", "ops/renewal-sweeps", {});
  return offerId;
}
