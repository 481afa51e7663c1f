import { randomUUID } from "node:crypto";

import { describe, expect, test } from "vitest";

import type { TokenClaims } from "../../../infra/local/identity/issue.ts";
import { api } from "../../support/environment.ts";
import {
  activate,
  aPartner,
  aReadyPlan,
  azure,
  bodyOf,
  buy,
  commerce,
  consume,
  consumed,
  idsOf,
  incident,
  itIs,
  offerPath,
  refused,
  type Partner,
} from "../../support/people.ts";

const personalAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad";

const facts = { name: "Contoso", cspRole: "None", isvSuccessEnrolled: false };
const put = ({ partnerId }: Partner, body: object) =>
  api("PUT", `/api/partners/${partnerId}`, { as: commerce, body: { ...facts, ...body } });

const userOf = (tid: string): TokenClaims => ({ tid, oid: "user", roles: [] });
const benefits = ({ partnerId }: Partner, as: TokenClaims) =>
  api("GET", `/api/partners/${partnerId}/benefits`, { as });

describe("tenants of a partner", () => {
  test("S82 users of a further tenant see the same pair, and its resources are the partner's own; a third tenant is refused", async () => {
    const furtherTenantIds = [randomUUID(), randomUUID().toUpperCase()];
    const partner = await aPartner({ furtherTenantIds });
    const { account, offer } = await aReadyPlan({ partner });
    const [further = "", other = ""] = furtherTenantIds;
    const third = randomUUID();
    const credentials = `${offerPath(offer)}/credentials`;

    const own = await idsOf(partner, offer);
    for (const tenant of [further, other.toLowerCase()]) {
      expect(bodyOf(await api("GET", credentials, { as: userOf(tenant) }), 200)).toEqual(own);
      expect(await benefits(partner, userOf(tenant))).toMatchObject({ status: 200 });
    }
    expect(await api("GET", credentials, { as: userOf(third) })).toMatchObject(
      refused(403, "NOT_PROGRAM_ASSOCIATED", { hint: "WRONG_ACCOUNT" }),
    );

    const about = (resourceTenantId: string) => incident(offer, account, { resourceTenantId });
    expect(await consumed(azure, about(further.toUpperCase()))).toMatchObject({
      plan: { remaining: 49 },
    });
    expect(await consume(azure, about(third))).toMatchObject(
      refused(403, "CSP_ROLE_NOT_ALLOWED", { plan: { remaining: 49 } }),
    );
  });

  test("S82 an admin of a further tenant activates", async () => {
    const tid = randomUUID();
    await itIs("2025-09-01");
    const partner = await aPartner({ furtherTenantIds: [tid] });
    const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
    await activate({ ...partner, admin: { ...partner.admin, tid } }, offer);
    expect(await idsOf(partner, offer)).toMatchObject({ credentialVersion: 0 });
  });

  test("a merger reaches the offers that exist, and a separation ends it", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const { tenantId } = partner;
    const further = randomUUID();
    const body = incident(offer, account, { resourceTenantId: further });
    expect(await consume(azure, body)).toMatchObject(refused(403, "CSP_ROLE_NOT_ALLOWED"));

    expect(await put(partner, { tenantId, furtherTenantIds: [further] })).toMatchObject({
      status: 200,
      body: { tenantId, furtherTenantIds: [further] },
    });
    expect(await consumed(azure, body)).toMatchObject({ plan: { remaining: 49 } });
    expect(await benefits(partner, userOf(further))).toMatchObject({ status: 200 });

    expect(await put(partner, { tenantId })).toMatchObject({ body: { furtherTenantIds: [] } });
    expect(await consume(azure, body)).toMatchObject(refused(403, "CSP_ROLE_NOT_ALLOWED"));
    expect(await benefits(partner, userOf(further))).toMatchObject({ status: 403 });
  });

  test.each([
    ["a name", "contoso.onmicrosoft.com"],
    ["a GUID one digit short", randomUUID().slice(0, -1)],
    ["the tenant of all personal accounts", personalAccounts],
    ["the tenant of all personal accounts in capitals", personalAccounts.toUpperCase()],
  ])("S83 %s is refused as a tenant and as a further one, and changes nothing", async (_, bad) => {
    const partner = await aPartner();
    const { tenantId } = partner;
    const says = bad.toLowerCase() === personalAccounts ? "personal Microsoft accounts" : "a GUID";
    const message: unknown = expect.stringContaining(says);

    expect(await put(partner, { tenantId: bad })).toMatchObject(
      refused(400, "INVALID_REQUEST", { errors: [{ path: "tenantId", message }] }),
    );
    expect(await put(partner, { tenantId, furtherTenantIds: [randomUUID(), bad] })).toMatchObject(
      refused(400, "INVALID_REQUEST", { errors: [{ path: "furtherTenantIds.1", message }] }),
    );

    expect(await benefits(partner, partner.user)).toMatchObject({ status: 200 });
    expect(await benefits(partner, userOf(bad))).toMatchObject(
      refused(403, "NOT_PROGRAM_ASSOCIATED"),
    );
  });
});
