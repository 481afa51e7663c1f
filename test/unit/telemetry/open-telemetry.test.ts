import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { inInvocation } from "../../../shared/adapters/telemetry/invocation.ts";
import {
  eventNameAttribute,
  makeOpenTelemetry,
} from "../../../shared/adapters/telemetry/open-telemetry.ts";
import type { Telemetry } from "../../../shared/application/ports/telemetry.ts";
import { observedCommitter } from "../../../shared/application/telemetry/observed-committer.ts";
import { aGate, aWorld, keys } from "../commit/support.ts";
import { listen } from "./support.ts";

let seen: ReturnType<typeof listen>;
let telemetry: Telemetry;
beforeEach(() => {
  seen = listen();
  telemetry = makeOpenTelemetry();
});
afterEach(() => seen.stop());

const traceId = "0af7651916cd43dd8448eb211c80319c";
const hostSpan = "b7ad6b7169203331";
const invocation = {
  name: "openIncident",
  trigger: "httpTrigger",
  traceParent: `00-${traceId}-${hostSpan}-01`,
};
const named = (name: string) => seen.spans().filter((span) => span.name === name);

describe("an event", () => {
  test("is a log record by whose attribute Application Insights knows an event, within its trace", async () => {
    await inInvocation(invocation, async () => {
      telemetry.event("ActivationCompleted", { offerId: "offer-1", kind: "PartnerCloudSupport" });
    });

    const [span] = seen.spans();
    expect(seen.events()).toEqual([
      {
        name: "ActivationCompleted",
        attributes: {
          offerId: "offer-1",
          kind: "PartnerCloudSupport",
          [eventNameAttribute]: "ActivationCompleted",
        },
        spanId: span?.id,
      },
    ]);
  });

  test("carries what the catalogue allows and nothing that came along", () => {
    const offer = {
      offerId: "offer-1",
      offerType: "CORE" as const,
      accessId: "7K3Q-9M2X-4TB",
      email: "technician1@fabrikam.com",
    };
    telemetry.event("OfferPurchased", offer);

    expect(Object.keys(seen.events()[0]?.attributes ?? {}).sort()).toEqual(
      [eventNameAttribute, "offerId", "offerType"].sort(),
    );
  });

  test("does not carry an address or a text in the place of a code", () => {
    const offerId = "technician1@fabrikam.com";
    telemetry.event("SweepItemFailed", { offerId, item: "Work", error: "no such row: x y" });

    expect(seen.events()[0]?.attributes).toEqual({
      item: "Work",
      [eventNameAttribute]: "SweepItemFailed",
    });
  });
});

describe("a metric", () => {
  test("is a counter or a distribution with the attributes that the catalogue allows", async () => {
    const more = {
      kind: "PartnerCloudSupport",
      portal: "AzurePortal",
      accessId: "7K3Q9M2X4TB",
    } as const;
    telemetry.measure("benefits.consumes", 1, more);
    telemetry.measure("benefits.consumes", 2, more);
    telemetry.measure("benefits.sweep.lag", 3, { item: "Anniversary" });

    expect(await seen.points()).toEqual([
      {
        metric: "benefits.consumes",
        value: 3,
        attributes: { kind: "PartnerCloudSupport", portal: "AzurePortal" },
      },
      {
        metric: "benefits.sweep.lag",
        value: expect.objectContaining({ sum: 3, count: 1 }) as unknown,
        attributes: { item: "Anniversary" },
      },
    ]);
  });
});

describe("a trace", () => {
  test("runs from the host's over the request to the table transaction", async () => {
    const { start } = await aWorld();
    const { committer, consumeOn } = start({}, { telemetry });
    const traced = observedCommitter(committer, telemetry);

    await inInvocation(invocation, () => consumeOn(traced, "i1"));

    const [request] = named("openIncident");
    const [operation] = named("ledger.operation");
    const [transaction] = named("table.transaction");
    expect(seen.spans().map((span) => span.traceId)).toEqual([traceId, traceId, traceId]);
    expect(request?.parent).toBe(hostSpan);
    expect(operation?.parent).toBe(request?.id);
    expect(transaction?.parent).toBe(operation?.id);
    expect(transaction?.attributes).toMatchObject({ operations: 1, rows: 3, outcome: "written" });
  });

  test("that shares a transaction with others is linked to it, whoever came first", async () => {
    const { start, store } = await aWorld();
    const gate = aGate();
    const { committer, consumeOn } = start({}, { telemetry });
    const traced = observedCommitter(committer, telemetry);
    const commit = store.commit.bind(store);
    store.commit = async (batch) => {
      await gate.passed;
      return commit(batch);
    };

    const asked = keys(4).map((key) =>
      inInvocation({ name: key, trigger: "httpTrigger" }, () => consumeOn(traced, key)),
    );
    gate.open();
    await Promise.all(asked);

    const operations = named("ledger.operation");
    const parentOf = (key: string) =>
      operations.find(({ parent }) => parent === named(key)[0]?.id)?.id;
    const [first, second] = named("table.transaction");
    expect([first?.parent, first?.links]).toEqual([parentOf("i1"), []]);
    expect(second?.parent).toBe(parentOf("i2"));
    expect(second?.links).toEqual([parentOf("i3"), parentOf("i4")]);
  });

  test("tells an error by its class, without its message", async () => {
    const failing = telemetry.span("mail.send", () =>
      Promise.reject(new TypeError("technician1@fabrikam.com")),
    );
    await expect(failing).rejects.toThrow(TypeError);

    const [span] = named("mail.send");
    expect(span?.attributes).toMatchObject({ "error.type": "TypeError" });
    expect(JSON.stringify(seen.spans())).not.toContain("fabrikam");
  });
});

describe("the commit path", () => {
  test("measures how many operations a transaction carries, and what had to be sent again", async () => {
    const { start } = await aWorld();
    const one = start({}, { telemetry });
    const other = start({}, { telemetry });
    await Promise.all([one.consume("a"), other.consume("b")]);

    const points = await seen.points();
    const of = (metric: string) => points.find((point) => point.metric === metric)?.value;
    expect(of("benefits.commit.operations")).toMatchObject({ count: 2, sum: 2 });
    expect(of("benefits.commit.retries")).toBe(1);
  });
});
