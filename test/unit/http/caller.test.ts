import { expect, test } from "vitest";

import { callerOf } from "../../../functions/http/caller.ts";
import type { CallerSettings } from "../../../functions/http/caller.ts";
import type { Claims } from "../../../shared/application/ports/token-verifier.ts";

const settings: CallerSettings = { portalClients: new Map([["services-hub", "ServicesHub"]]) };

const claims = (some: Partial<Claims>): Claims => ({
  tenantId: "contoso",
  objectId: "technician1",
  clientId: "services-hub",
  delegated: false,
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
  expect(callerOf(claims({ roles: ["Partner.Admin"] }), settings).actor).toBe("technician1");
  expect(callerOf(claims({ roles: ["Portal"] }), settings).actor).toBe("services-hub");
  expect(callerOf(claims({ roles: ["Operator"], delegated: true }), settings).actor).toBe(
    "technician1",
  );
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
