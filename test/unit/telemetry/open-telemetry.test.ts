import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { inInvocation } from "../../../shared/adapters/telemetry/invocation.ts";
import {
  eventNameAttribute,
  makeOpenTelemetry,
} from "../../../shared/adapters/telemetry/open-telemetry.ts";
import type { Telemetry } from "../../../shared/application/ports/telemetry.ts";
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
  test("is a log record in its trace, with the attribute that makes it an event in Application Insights", async () => {
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

  test("has the attributes that the catalogue allows and no others", () => {
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

  test("drops an address or a text in the place of a code", () => {
    const offerId = "technician1@fabrikam.com";
    telemetry.event("SweepItemFailed", { offerId, item: "Work", error: "no such row: x y" });

    expect(seen.events()[0]?.attributes).toEqual({
      item: "Work",
      [eventNameAttribute]: "SweepItemFailed",
    });
  });
});

describe("a metric", () => {
  test("is a counter or a histogram with the attributes that the catalogue allows", async () => {
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
  test("runs from the host's request through the command to the table transaction", async () => {
    const { start } = await aWorld();
    const { consume } = start({}, { telemetry });

    await inInvocation(invocation, () => consume("i1"));

    const [request] = named("openIncident");
    const [command] = named("contract.command");
    const [transaction] = named("table.transaction");
    expect(seen.spans().map((span) => span.traceId)).toEqual([traceId, traceId, traceId]);
    expect(request?.parent).toBe(hostSpan);
    expect(command?.parent).toBe(request?.id);
    expect(transaction?.parent).toBe(command?.id);
    expect(transaction?.attributes).toMatchObject({ commands: 1, rows: 3, outcome: "written" });
  });

  test("that shares a transaction is its parent if its command was first, and is linked otherwise", async () => {
    const { start, store } = await aWorld();
    const gate = aGate();
    const { consume } = start({}, { telemetry });
    const commit = store.commit.bind(store);
    store.commit = async (transaction) => {
      await gate.passed;
      return commit(transaction);
    };

    const asked = keys(4).map((key) =>
      inInvocation({ name: key, trigger: "httpTrigger" }, () => consume(key)),
    );
    gate.open();
    await Promise.all(asked);

    const commands = named("contract.command");
    const parentOf = (key: string) =>
      commands.find(({ parent }) => parent === named(key)[0]?.id)?.id;
    const [first, second] = named("table.transaction");
    expect([first?.parent, first?.links]).toEqual([parentOf("i1"), []]);
    expect(second?.parent).toBe(parentOf("i2"));
    expect(second?.links).toEqual([parentOf("i3"), parentOf("i4")]);
  });

  test("records an error by its class, without its message", async () => {
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
  test("measures how many commands a transaction carries, and how often one was sent again", async () => {
    const { start } = await aWorld();
    const one = start({}, { telemetry });
    const other = start({}, { telemetry });
    await Promise.all([one.consume("a"), other.consume("b")]);

    const points = await seen.points();
    const of = (metric: string) => points.find((point) => point.metric === metric)?.value;
    expect(of("benefits.commit.commands")).toMatchObject({ count: 2, sum: 2 });
    expect(of("benefits.commit.retries")).toBe(1);
  });
});
