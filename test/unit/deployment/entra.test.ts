import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, it, onTestFinished, vi } from "vitest";

import { nextSteps, registerAll } from "../../../infra/azure/entra.ts";
import { apiRegistration, idOf } from "../../../infra/azure/registration.ts";
import { roles } from "../../../shared/application/caller.ts";

vi.spyOn(console, "log").mockImplementation(() => undefined);

/** Answers as Graph does: a new object is unknown to the first call after it, and a repeated assignment is refused. */
const script = `#!/bin/sh
echo "$3 $5" >> "$GRAPH/calls"
if [ -e body.json ]; then cat body.json >> "$GRAPH/calls"; echo >> "$GRAPH/calls"; fi
case "$3 $5" in
"get "*applications*api*)
  if [ ! -e "$GRAPH/read" ]; then touch "$GRAPH/read"; echo "Resource does not exist" >&2; exit 1; fi
  echo '{"id":"api-object","appId":"api-client"}' ;;
"get "*applications*portal*) echo '{"id":"portal-object","appId":"portal-client"}' ;;
"get "*servicePrincipals*) echo '{"id":"principal"}' ;;
"get "*me) echo '{"id":"operator"}' ;;
"patch "*servicePrincipals*)
  if [ ! -e "$GRAPH/known" ]; then touch "$GRAPH/known"; echo "references no valid application" >&2; exit 1; fi ;;
"post "*appRoleAssignedTo)
  if grep -qF "$(cat body.json)" "$GRAPH/assigned" 2>/dev/null; then echo "Permission being assigned already exists" >&2; exit 1; fi
  cat body.json >> "$GRAPH/assigned"; echo '{}' ;;
esac
`;

function fakeGraph() {
  const folder = mkdtempSync(path.join(tmpdir(), "benefits-graph-"));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(path.join(folder, "az"), script);
  chmodSync(path.join(folder, "az"), 0o755);
  vi.stubEnv("PATH", `${folder}${path.delimiter}${process.env["PATH"] ?? ""}`);
  vi.stubEnv("GRAPH", folder);
  const read = (name: string) =>
    existsSync(path.join(folder, name)) ? readFileSync(path.join(folder, name), "utf8") : "";
  return { calls: () => read("calls"), assigned: () => read("assigned") };
}

const options = { scope: "access_as_user", withCli: true, page: undefined };
const patience = { timeoutMs: 5_000, pauseMs: 1 };

describe("the registration of the API", () => {
  it("has every role that the service knows, tokens of version 2, and the scope", () => {
    const registration = apiRegistration("access_as_user", false) as {
      appRoles: { value: string; id: string }[];
    };
    expect(registration.appRoles.map(({ value }) => value)).toEqual(roles);
    expect(new Set(registration.appRoles.map(({ id }) => id)).size).toBe(roles.length);
    expect(registration).toMatchObject({
      signInAudience: "AzureADMultipleOrgs",
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [{ value: "access_as_user", id: idOf("access_as_user") }],
        preAuthorizedApplications: [],
      },
      optionalClaims: { accessToken: [{ name: "acct" }] },
    });
  });

  it("uses IDs in the form that Entra ID takes, always the same", () => {
    expect(idOf("Portal")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(idOf("Portal")).toBe(idOf("Portal"));
  });
});

describe.skipIf(process.platform === "win32")("the script that registers the API", () => {
  it("waits for a new application, assigns the roles, and changes nothing when repeated", async () => {
    const graph = fakeGraph();
    const registered = await registerAll(options, patience);
    expect(registered).toEqual({ api: "api-client", portal: "portal-client" });
    expect(graph.calls()).toContain('{"identifierUris":["api://api-client"]}');
    const assigned = graph.assigned();
    expect(assigned).toContain(idOf("Portal"));
    expect(assigned).toContain(idOf("Operator"));
    expect(await registerAll(options, patience)).toEqual(registered);
    expect(graph.assigned()).toBe(assigned);
  });

  it("lets people sign in at the page of a deployed service", async () => {
    const graph = fakeGraph();
    const deployed = { ...options, page: "https://func-1.azurewebsites.net" };
    const registered = await registerAll(deployed, patience);
    expect(graph.calls()).toContain(
      `"spa":{"redirectUris":["https://func-1.azurewebsites.net/portal"]}`,
    );
    expect(graph.calls()).toContain(`"resourceAccess":[{"id":"${idOf(options.scope)}"`);
    const before = nextSteps(registered, options).join("\n");
    const after = nextSteps(registered, deployed).join("\n");
    expect([before, after].map((lines) => lines.includes("PAGE_CLIENT_ID api-client"))).toEqual([
      false,
      true,
    ]);
  });

  it("gives nobody a role and the Azure CLI no token where that is not wanted", async () => {
    const graph = fakeGraph();
    const production = { ...options, withCli: false };
    const registered = await registerAll(production, patience);
    expect(graph.assigned()).not.toContain(idOf("Operator"));
    expect(graph.calls()).not.toContain("04b07795");
    expect(nextSteps(registered, production).join("\n")).not.toContain("get-access-token");
  });

  it("prints the values for azd and a first call with a real token", () => {
    const lines = nextSteps({ api: "api-client", portal: "portal-client" }, options).join("\n");
    expect(lines).toContain("azd env set AUTH_AUDIENCE api-client");
    expect(lines).toContain(`azd env set PORTAL_CLIENTS '{"portal-client":"AzurePortal"}'`);
    expect(lines).toContain("--scope api://api-client/access_as_user");
    // PowerShell has no other form than "$(…)" in common with the other shells.
    expect(lines).toMatch(
      /^curl .*"Authorization: Bearer \$\(az .*\)" .*\/api\/ops\/renewal-sweeps"$/m,
    );
  });
});
