import { createHttpHeaders, createPipelineRequest } from "@azure/core-rest-pipeline";
import type { HttpMethods, PipelineResponse } from "@azure/core-rest-pipeline";
import { describe, expect, test } from "vitest";

import { retryReads } from "../../../shared/adapters/tables/retry-reads.ts";

/** Sends one request whose tries end as given: a status, or "broken" for a lost connection. */
async function send(method: HttpMethods, ...ends: readonly (number | "broken")[]) {
  const request = createPipelineRequest({ url: "https://storage.example/contracts", method });
  let tries = 0;
  const next = (): Promise<PipelineResponse> => {
    const end = ends[Math.min(tries, ends.length - 1)];
    tries += 1;
    return end === "broken" || end === undefined
      ? Promise.reject(new Error("read ECONNRESET"))
      : Promise.resolve({ request, status: end, headers: createHttpHeaders() });
  };
  const outcome = await retryReads.sendRequest(request, next).then(
    ({ status }) => status,
    () => "broken",
  );
  return { outcome, tries };
}

describe("a request to storage", () => {
  test.each<[HttpMethods, (number | "broken")[], { outcome: number | string; tries: number }]>([
    ["GET", ["broken", 200], { outcome: 200, tries: 2 }],
    ["GET", [503, 500, 200], { outcome: 200, tries: 3 }],
    ["GET", ["broken"], { outcome: "broken", tries: 3 }],
    ["GET", [503], { outcome: 503, tries: 3 }],
    ["GET", [404], { outcome: 404, tries: 1 }],
    ["GET", [412], { outcome: 412, tries: 1 }],
    // What a write that broke off has done must be found out, not tried again.
    ["POST", ["broken", 200], { outcome: "broken", tries: 1 }],
    ["PUT", [503, 200], { outcome: 503, tries: 1 }],
    ["DELETE", ["broken", 200], { outcome: "broken", tries: 1 }],
  ])("%s that ends as %j is asked again only if it reads", async (method, ends, expected) => {
    expect(await send(method, ...ends)).toEqual(expected);
  });
});
