import { beforeAll, describe, expect, test } from "vitest";

import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import { api } from "../support/environment.ts";
import { aReadyPlan, azure, commerce, offerPath, operator, refused } from "../support/people.ts";
import type { ReadyPlan } from "../support/people.ts";

describe("the token table", () => {
  let plan: ReadyPlan;
  beforeAll(async () => {
    plan = await aReadyPlan();
  });

  const credentials = (more: TokenClaims) => {
    const { offer, partner } = plan;
    const as = { ...partner.user, ...more };
    return api("GET", `${offerPath(offer)}/credentials`, { as });
  };
  const notAllowed = (reason: string) => refused(403, "ROLE_NOT_ALLOWED", { reason });

  test.each<readonly [string, TokenClaims, object]>([
    ["a person's token with the scope", {}, { status: 200 }],
    ["with the scope among others", { scp: "User.Read access_as_user" }, { status: 200 }],
    ["that says it is a person's", { idtyp: "user" }, { status: 200 }],
    ["of a member of the tenant", { acct: 0 }, { status: 200 }],
    [
      "with 200 groups",
      { groups: Array.from({ length: 200 }, () => crypto.randomUUID()) },
      { status: 200 },
    ],
    ["with another scope", { scp: "User.Read" }, notAllowed("SCOPE_MISSING")],
    ["of a guest", { acct: 1 }, notAllowed("GUEST_NOT_ALLOWED")],
    ["of an app without a role", { idtyp: "app", azp: "app" }, notAllowed("APP_ONLY_TOKEN")],
    [
      "of an app with a partner's role",
      { idtyp: "app", azp: "app", roles: ["Partner.Admin"] },
      notAllowed("APP_ONLY_TOKEN"),
    ],
    ["without a scope and a client", { scp: null }, refused(401, "UNAUTHENTICATED")],
    ["of a person without a scope", { scp: null, idtyp: "user" }, refused(401, "UNAUTHENTICATED")],
  ])("reading a partner's IDs with a token %s", async (_, claims, expected) => {
    expect(await credentials(claims)).toMatchObject(expected);
  });

  const plans = "/api/accounts/Entra/u1/plans";
  const delegated = { scp: "access_as_user" };
  const roleMissing = notAllowed("ROLE_MISSING");

  test.each<readonly [string, string, TokenClaims, object]>([
    ["a portal's app", plans, azure, { status: 200 }],
    ["a person with the role Portal", plans, { ...azure, ...delegated }, roleMissing],
    ["an operator's app", "/api/ops/clock", operator, { status: 200 }],
    ["an operator", "/api/ops/clock", { ...operator, ...delegated }, { status: 200 }],
    ["an operator without the scope", "/api/ops/clock", { ...operator, scp: "other" }, roleMissing],
    [
      "a guest who is an operator",
      "/api/ops/clock",
      { ...operator, ...delegated, acct: 1 },
      roleMissing,
    ],
  ])("a call by %s", async (_, path, as, expected) => {
    expect(await api("GET", path, { as })).toMatchObject(expected);
  });

  test("Commerce reads an offer only with an app-only token", async () => {
    const path = offerPath(plan.offer);
    expect(await api("GET", path, { as: commerce })).toMatchObject({ status: 200 });
    const person = await api("GET", path, { as: { ...commerce, ...delegated } });
    expect(person).toMatchObject(refused(403, "NOT_PROGRAM_ASSOCIATED"));
  });
});
