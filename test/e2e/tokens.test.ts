import { beforeAll, describe, expect, test } from "vitest";

import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import { api, environment } from "../support/environment.ts";
import { aReadyPlan, azure, commerce, offerPath, operator, refused } from "../support/people.ts";
import type { ReadyPlan } from "../support/people.ts";

const notAllowed = (reason: string) => refused(403, "ROLE_NOT_ALLOWED", { reason });
const roleMissing = notAllowed("ROLE_MISSING");

/** The answers to one call of each kind, in the order of the table's columns. */
type Row = readonly [
  people: object,
  admins: object,
  portals: object,
  commerce: object,
  ops: object,
];

const yes = { status: 200 };
const notAdmin = refused(403, "ROLE_NOT_ALLOWED", { hint: "FIND_PARTNER_ADMIN" });
const stranger = refused(403, "NOT_PROGRAM_ASSOCIATED", { hint: "WRONG_ACCOUNT" });
const nobody = refused(401, "UNAUTHENTICATED");
/** Neither the partner's data nor an operation of the service. */
const nothing = (refusal: object): Row => [refusal, refusal, roleMissing, roleMissing, roleMissing];
/** One operation of the service, and no data of a partner. */
const only = (kind: 2 | 3 | 4): Row => nothing(stranger).with(kind, yes) as unknown as Row;
const person: Row = nothing(notAdmin).with(0, yes) as unknown as Row;
const admin: Row = nothing(yes);
const outside: Row = [nobody, nobody, nobody, nobody, nobody];

const roles = ["Partner.Admin"];
const delegated = { scp: "access_as_user" };
const anApp = { idtyp: "app", azp: "app" } as const;
const groups = Array.from({ length: 200 }, () => crypto.randomUUID());
const ofPartner: readonly (readonly [string, TokenClaims, Row])[] = [
  ["a person with the scope", {}, person],
  ["a person with the scope and a role", { roles }, admin],
  ["a person with the scope among others", { roles, scp: "User.Read access_as_user" }, admin],
  ["a person whose token says so", { roles, idtyp: "user" }, admin],
  ["a member of the tenant", { roles, acct: 0 }, admin],
  ["a person with 200 groups", { roles, groups }, admin],
  [
    "a person with another scope",
    { roles, scp: "User.Read" },
    nothing(notAllowed("SCOPE_MISSING")),
  ],
  ["a guest", { roles, acct: 1 }, nothing(notAllowed("GUEST_NOT_ALLOWED"))],
  ["an app without a role", anApp, nothing(notAllowed("APP_ONLY_TOKEN"))],
  ["an app with a partner's role", { ...anApp, roles }, nothing(notAllowed("APP_ONLY_TOKEN"))],
  ["a token without a scope and a client", { scp: null }, outside],
  ["an ID token, which is for the client", { audience: "benefits-page", scp: null }, outside],
  ["a person without a scope", { scp: null, idtyp: "user" }, outside],
  ["a person whose key the issuer does not publish", { signedBy: "stranger" }, outside],
];
const ofService: readonly (readonly [string, TokenClaims, Row])[] = [
  ["a portal's app", azure, only(2)],
  ["a person with the role Portal", { ...azure, ...delegated }, nothing(stranger)],
  ["the purchase system's app", commerce, only(3)],
  ["a person with the role Commerce", { ...commerce, ...delegated }, nothing(stranger)],
  ["an operator's app", operator, only(4)],
  ["an operator", { ...operator, ...delegated }, only(4)],
  ["an operator without the scope", { ...operator, scp: "other" }, nothing(stranger)],
  ["a guest who is an operator", { ...operator, ...delegated, acct: 1 }, nothing(stranger)],
];

describe("the token table", () => {
  let plan: ReadyPlan;
  beforeAll(async () => {
    plan = await aReadyPlan();
  });

  const answersTo = async (as: TokenClaims): Promise<readonly object[]> => {
    const { offer, partner } = plan;
    const { partnerId, tenantId } = partner;
    const body = { name: "Contoso", tenantId, cspRole: "None", isvSuccessEnrolled: false };
    return Promise.all([
      api("GET", `${offerPath(offer)}/credentials`, { as }),
      api("GET", `${offerPath(offer)}/links`, { as }),
      api("GET", "/api/accounts/Entra/u1/plans", { as }),
      api("PUT", `/api/partners/${partnerId}`, { as, body }),
      api("GET", "/api/ops/clock", { as }),
    ]);
  };

  test.each(ofPartner)("%s", async (_, claims, row) => {
    expect(await answersTo({ ...plan.partner.user, ...claims })).toMatchObject(row);
  });

  test.each(ofService)("%s", async (_, claims, row) => {
    expect(await answersTo(claims)).toMatchObject(row);
  });

  test("Commerce reads an offer only with an app-only token", async () => {
    const path = offerPath(plan.offer);
    expect(await api("GET", path, { as: commerce })).toMatchObject({ status: 200 });
    const person = await api("GET", path, { as: { ...commerce, ...delegated } });
    expect(person).toMatchObject(refused(403, "NOT_PROGRAM_ASSOCIATED"));
  });

  test("a call without a token is refused, whatever it asks for", async () => {
    const { baseUrl } = environment();
    for (const path of [`${offerPath(plan.offer)}/credentials`, "/api/ops/clock"]) {
      expect((await fetch(baseUrl + path)).status).toBe(401);
    }
  });
});
