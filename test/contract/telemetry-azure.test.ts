import { randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";

import type { HttpClient } from "@azure/core-rest-pipeline";
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import { afterEach, expect, test, vi } from "vitest";

import { startAzureTelemetry } from "../../shared/adapters/telemetry/azure-telemetry.ts";
import { inInvocation } from "../../shared/adapters/telemetry/invocation.ts";
import { makeOpenTelemetry } from "../../shared/adapters/telemetry/open-telemetry.ts";

interface Envelope {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly data: {
    readonly baseType: string;
    readonly baseData: Readonly<Record<string, unknown>>;
  };
}

const linesOf = (body: Buffer): Envelope[] => {
  const text = (body[0] === 0x1f ? gunzipSync(body) : body).toString("utf8").trim();
  return JSON.parse(text.startsWith("[") ? text : `[${text.replaceAll("\n", ",")}]`) as Envelope[];
};

/** Stands in for the network and receives what Application Insights would. */
function ingestion() {
  const received: Envelope[] = [];
  const httpClient: HttpClient = {
    sendRequest: async (request) => {
      const envelopes = linesOf(Buffer.from(request.body as string | Uint8Array));
      received.push(...envelopes);
      const count = { itemsReceived: envelopes.length, itemsAccepted: envelopes.length };
      const headers = createHttpHeaders({ "content-type": "application/json" });
      return {
        request,
        status: 200,
        headers,
        bodyAsText: JSON.stringify({ ...count, errors: [] }),
      };
    },
  };
  return { received, httpClient };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

test("Application Insights receives custom events, metrics, and spans below the host's request", async () => {
  // Turns off the exporter's own telemetry to Microsoft.
  vi.stubEnv("APPLICATION_INSIGHTS_NO_STATSBEAT", "true");
  vi.stubEnv("APPLICATIONINSIGHTS_SDKSTATS_DISABLED", "true");
  const connectionString = `InstrumentationKey=${randomUUID()};IngestionEndpoint=https://localhost`;
  const { httpClient, received } = ingestion();
  const stop = startAzureTelemetry(connectionString, "1", { httpClient });
  const telemetry = makeOpenTelemetry();
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const traceParent = `00-${traceId}-b7ad6b7169203331-01`;

  await inInvocation({ name: "f", trigger: "httpTrigger", traceParent }, () =>
    telemetry.span("table.transaction", async () => {
      telemetry.event("ActivationCompleted", { offerId: "offer-1", kind: "PartnerCloudSupport" });
      telemetry.measure("benefits.sweep.lag", 3, { item: "Anniversary" });
    }),
  );
  await stop();

  const of = (baseType: string) => received.filter(({ data }) => data.baseType === baseType);
  const [event] = of("EventData");
  expect(event?.data.baseData).toMatchObject({
    name: "ActivationCompleted",
    properties: { offerId: "offer-1", kind: "PartnerCloudSupport" },
  });
  expect(event?.tags).toMatchObject({ "ai.operation.id": traceId });
  expect(of("MetricData").map(({ data }) => data.baseData)).toContainEqual(
    expect.objectContaining({
      metrics: [expect.objectContaining({ name: "benefits.sweep.lag", value: 3, count: 1 })],
      properties: { item: "Anniversary" },
    }),
  );
  const spans = of("RemoteDependencyData").map(({ data, tags }) => [data.baseData["name"], tags]);
  expect(spans).toEqual([
    ["table.transaction", expect.objectContaining({ "ai.operation.id": traceId })],
    ["f", expect.objectContaining({ "ai.operation.parentId": "b7ad6b7169203331" })],
  ]);
  expect(of("RequestData")).toEqual([]);
});
