import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { PreInvocationContext } from "@azure/functions";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { tracing } from "../../../functions/tracing.ts";
import { makeTelemetry } from "../../../shared/adapters/telemetry/telemetry.ts";
import { noopHostedTelemetry } from "../../../shared/application/ports/telemetry.ts";
import type { HostedTelemetry, Invocation } from "../../../shared/application/ports/telemetry.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "telemetry-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const offer = { offerId: "offer-1", offerType: "CORE" } as const;
const nowhere = { connectionString: undefined, file: undefined };

describe("telemetry with nowhere to go", () => {
  test("is the one that does nothing, so that nothing is loaded for it", () => {
    expect(makeTelemetry(nowhere, undefined, "1")).toBe(noopHostedTelemetry);
  });

  test("gives back the very promise of the work", () => {
    const work = Promise.resolve(1);
    expect(noopHostedTelemetry.span("mail.send", () => work)).toBe(work);
  });
});

describe("telemetry to a file", () => {
  test("writes spans, events and metrics of an invocation as lines of JSON, all of them before it stops", async () => {
    const file = path.join(folder, "deep", "telemetry.jsonl");
    const telemetry = makeTelemetry({ ...nowhere, file }, undefined, "1");
    await telemetry.ready();
    await telemetry.invocation({ name: "purchaseOffer", trigger: "httpTrigger" }, async () => {
      telemetry.event("OfferPurchased", offer);
      telemetry.measure("benefits.refunds", 1, { kind: "PartnerCloudSupport" });
      return { status: 201 };
    });
    await telemetry.stop();

    // Only the owner can read it.
    expect(statSync(file).mode & 0o077).toBe(0);
    const lines = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const [span] = lines.filter((line) => "span" in line);
    expect(span).toMatchObject({
      span: "purchaseOffer",
      attributes: { trigger: "httpTrigger", status: 201 },
    });
    expect(lines).toContainEqual(
      expect.objectContaining({ event: "OfferPurchased", traceId: span?.["traceId"] }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ metric: "benefits.refunds", value: 1 }));
  });

  test("that cannot be written leaves the service as it is, and says so once", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    // A folder cannot be made below a file.
    const file = path.join(process.execPath, "deep", "telemetry.jsonl");
    const telemetry = makeTelemetry({ ...nowhere, file }, undefined, "1");
    await Promise.all([telemetry.ready(), telemetry.ready()]);

    telemetry.event("OfferPurchased", offer);
    const answer = await telemetry.invocation({ name: "f", trigger: "t" }, async () => "answer");
    await telemetry.stop();

    expect(answer).toBe("answer");
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
  });
});

describe("the hook before an invocation", () => {
  const hooked = (trigger: string) =>
    ({
      functionHandler: async (...inputs: unknown[]) => ["answered", ...inputs],
      invocationContext: {
        functionName: "openIncident",
        options: { trigger: { type: trigger } },
        traceContext: { traceParent: "00-a-b-01", traceState: "s=1" },
      },
    }) as unknown as PreInvocationContext;

  const seenBy = () => {
    const seen: unknown[] = [];
    const telemetry: HostedTelemetry = {
      ...noopHostedTelemetry,
      ready: async () => void seen.push("ready"),
      invocation: (invocation: Invocation, body) => {
        seen.push(invocation);
        return body();
      },
    };
    return { seen, hook: tracing(async () => telemetry) };
  };

  test.each(["httpTrigger", "activityTrigger", "timerTrigger", "eventGridTrigger"])(
    "has a function with an %s run in the trace that it carries, once telemetry is there",
    async (trigger) => {
      const { hook, seen } = seenBy();
      const context = hooked(trigger);
      hook(context);

      const answer = (await context.functionHandler("input", "context" as never)) as unknown;

      expect(answer).toEqual(["answered", "input", "context"]);
      expect(seen).toEqual([
        "ready",
        { name: "openIncident", trigger, traceParent: "00-a-b-01", traceState: "s=1" },
      ]);
    },
  );

  test("leaves orchestrators alone, because they are replayed", () => {
    const { hook } = seenBy();
    const context = hooked("orchestrationTrigger");
    const before = context.functionHandler;
    hook(context);
    expect(context.functionHandler).toBe(before);
  });
});
