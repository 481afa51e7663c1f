import { readFileSync } from "node:fs";

import { makeBenefitsClient } from "benefits-client";
import { expect, test } from "vitest";

import { clientSchema, schemaFile } from "../../../infra/client.ts";

test("the client is in step with the contract; `npm run client` writes it again", async () => {
  expect(readFileSync(schemaFile, "utf8") === (await clientSchema())).toBe(true);
});

test("the client sends the token, fills the path in, and returns a refusal as a problem", async () => {
  const sent: Request[] = [];
  const client = makeBenefitsClient({
    serviceUrl: "https://benefits.example",
    token: async () => "token",
    fetch: async (request) => {
      sent.push(request);
      const problem = { code: "NOT_PROGRAM_ASSOCIATED", requestId: "1" };
      return Response.json(problem, { status: 403 });
    },
  });
  const { data, error } = await client.GET("/partners/{partnerId}/benefits", {
    params: { path: { partnerId: "contoso" } },
  });
  expect(data).toBeUndefined();
  expect(error?.code).toBe("NOT_PROGRAM_ASSOCIATED");
  expect(sent.map(({ headers, url }) => [url, headers.get("authorization")])).toEqual([
    ["https://benefits.example/api/partners/contoso/benefits", "Bearer token"],
  ]);
});
