import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import { createHttpHeaders } from "@azure/core-rest-pipeline";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { managedIdentity } from "../../../shared/adapters/identity/managed-identity.ts";
import { openTables } from "../../../shared/adapters/tables/tables.ts";

/** As App Service answers on the endpoint that it names to an app; the token is made up. */
const recorded = (resource: string, expiresOn: number) => ({
  access_token: `token-for ${resource}`,
  client_id: "11111111-0000-4000-8000-000000000001",
  expires_on: String(expiresOn),
  resource,
  token_type: "Bearer",
});

const asked: IncomingMessage[] = [];
const server = createServer((request, response) => {
  asked.push(request);
  const query = new URL(request.url ?? "", "http://localhost").searchParams;
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify(recorded(query.get("resource") ?? "", Math.floor(Date.now() / 1000) + 7200)),
  );
});

beforeEach(() => {
  asked.length = 0;
});
// Once for all: the library remembers the endpoint that its process was started with.
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("IDENTITY_ENDPOINT", `http://127.0.0.1:${port}/msi/token`);
  vi.stubEnv("IDENTITY_HEADER", "header-of-this-instance");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** What the tables would be asked, without a storage account behind it. */
function tablesAskedBy(credential: ReturnType<typeof managedIdentity>) {
  const authorizations: (string | undefined)[] = [];
  const tables = openTables(
    { mode: "identity", endpoint: "https://contoso.table.core.windows.net" },
    { credential },
  );
  tables.contracts.pipeline.addPolicy(
    {
      name: "answers",
      sendRequest: async (request) => {
        authorizations.push(request.headers.get("authorization"));
        const body = JSON.stringify({ partitionKey: "p", rowKey: "r" });
        return { request, status: 200, headers: createHttpHeaders(), bodyAsText: body };
      },
    },
    { phase: "Sign", afterPolicies: ["bearerTokenAuthenticationPolicy"] },
  );
  return { tables, authorizations };
}

describe("the managed identity", () => {
  it("signs table requests with a token that the instance was given for storage, asked for once", async () => {
    const { authorizations, tables } = tablesAskedBy(managedIdentity("client-of-the-app"));
    await tables.contracts.getEntity("p", "r");
    await tables.contracts.getEntity("p", "r");

    expect(authorizations).toEqual(
      Array.from({ length: 2 }, () => "Bearer token-for https://storage.azure.com"),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers["x-identity-header"]).toBe("header-of-this-instance");
    expect(asked[0]?.url).toContain("client_id=client-of-the-app");
  });

  it("asks for nothing before the first request", () => {
    tablesAskedBy(managedIdentity());
    expect(asked).toEqual([]);
  });

  it("names no client where the app has one identity only", async () => {
    const { tables } = tablesAskedBy(managedIdentity());
    await tables.contracts.getEntity("p", "r");
    expect(asked[0]?.url).not.toContain("client_id");
  });
});
