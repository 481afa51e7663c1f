import { describe, expect, test } from "vitest";

import { callerOf } from "../../../functions/http/caller.ts";
import type { CallerSettings } from "../../../functions/http/caller.ts";
import type { Claims } from "../../../shared/application/ports/token-verifier.ts";

const settings: CallerSettings = {
  portalClients: new Map([["services-hub", "ServicesHub"]]),
  scope: "access_as_user",
  allowGuests: false,
};

const person = { bearer: "Person", scopes: ["access_as_user"] } as const;

const claims = (some: Partial<Claims>): Claims => ({
  tenantId: "contoso",
  objectId: "technician1",
  clientId: "services-hub",
  bearer: "App",
  scopes: [],
  isGuest: false,
  roles: [],
  ...some,
});

test("roles that the service does not know are dropped", () => {
  const caller = callerOf(claims({ roles: ["Owner", "Partner.Admin", "portal"] }), settings);
  expect([...caller.roles]).toEqual(["Partner.Admin"]);
});

test("only the role Portal makes a portal of a registered client", () => {
  expect(callerOf(claims({ roles: ["Portal"] }), settings).portal).toBe("ServicesHub");
  expect(callerOf(claims({ roles: ["Commerce"] }), settings).portal).toBeNull();
  expect(callerOf(claims({ roles: ["Portal"], clientId: null }), settings).portal).toBeNull();
});

test("the actor of a person is the person, that of an app its client", () => {
  expect(callerOf(claims({ ...person, roles: ["Partner.Admin"] }), settings).actor).toBe(
    "technician1",
  );
  expect(callerOf(claims({ roles: ["Portal"] }), settings).actor).toBe("services-hub");
  expect(callerOf(claims({ ...person, roles: ["Operator"] }), settings).actor).toBe("technician1");
});

test("an Idempotency-Key belongs to the client, and to the user where no client is named", () => {
  expect(callerOf(claims({}), settings).client).toBe("services-hub");
  expect(callerOf(claims({ clientId: null }), settings).client).toBe("technician1");
});

test("roles of the service from a tenant that is not the service's own mean nothing", () => {
  const roles = ["Portal", "Commerce", "Operator", "Partner.Admin"];
  const strict = { ...settings, serviceTenantId: "service" };
  const stranger = callerOf(claims({ roles }), strict);
  expect([...stranger.roles]).toEqual(["Partner.Admin"]);
  expect(stranger.portal).toBeNull();
  expect([...callerOf(claims({ roles, tenantId: "service" }), strict).roles]).toEqual(roles);
});

test("the service's tenant is compared without case", () => {
  const strict = { ...settings, serviceTenantId: "SERVICE" };
  const ours = callerOf(claims({ roles: ["Commerce"], tenantId: "service" }), strict);
  expect([...ours.roles]).toEqual(["Commerce"]);
});

describe("the token table: which roles a token holds, and whether it is a person's", () => {
  const guest = { ...person, isGuest: true } as const;
  const otherScope = { bearer: "Person", scopes: ["User.Read", "access"] } as const;
  const all = ["Portal", "Commerce", "Operator", "Partner.Admin"];
  const allowed = { ...settings, allowGuests: true };
  test.each([
    ["an app-only token", {}, settings, all, "APP_ONLY_TOKEN"],
    ["a person's token", person, settings, ["Operator", "Partner.Admin"], null],
    [
      "a person's token without the scope",
      otherScope,
      settings,
      ["Partner.Admin"],
      "SCOPE_MISSING",
    ],
    ["a guest's token", guest, settings, ["Partner.Admin"], "GUEST_NOT_ALLOWED"],
    ["a guest's token where they are allowed", guest, allowed, all.slice(2), null],
    [
      "a person's token for several scopes",
      { ...person, scopes: ["User.Read", "access_as_user"] },
      ...[settings, ["Operator", "Partner.Admin"], null],
    ],
    [
      "a person's token for another service's scope",
      person,
      { ...settings, scope: "Benefits.Read" },
      ...[["Partner.Admin"], "SCOPE_MISSING"],
    ],
  ] as const)("%s", (_, token: Partial<Claims>, rules: CallerSettings, roles, refusal) => {
    const caller = callerOf(claims({ ...token, roles: all }), rules);
    expect([...caller.roles]).toEqual(roles);
    expect(caller.personRefusal).toBe(refusal);
    expect(caller.portal).toBe(token.bearer === "Person" ? null : "ServicesHub");
  });
});
