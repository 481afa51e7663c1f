import { describe, expect, test } from "vitest";

import { TableReconciliationStore } from "../../shared/adapters/tables/table-reconciliation-store.ts";
import { makeListReconciliations } from "../../shared/application/operations/list-reconciliations.ts";
import { makeStartReconciliation } from "../../shared/application/operations/start-reconciliation.ts";
import type { Workflows } from "../../shared/application/ports/workflows.ts";
import { noFindings } from "../../shared/application/workflows/reconcile/findings.ts";
import { useAzurite } from "../support/azurite.ts";
import { valueOf } from "../support/builders.ts";

const storage = useAzurite();

/** Starts reconciliations on a scripted engine. */
async function service(reconcile: Workflows["reconcile"]) {
  const reconciliations = new TableReconciliationStore((await storage.freshTables()).operations);
  const now = new Date("2026-09-01T06:20:00.000Z");
  const start = makeStartReconciliation({
    reconciliations,
    clock: { now: () => now },
    realNowMs: () => now.getTime(),
    newSuffix: () => "n1",
    workflows: { reconcile } as Workflows,
  });
  return { reconciliations, start: () => start() };
}

describe("a reconciliation", () => {
  test("is on the list when its start is answered", async () => {
    const { reconciliations, start } = await service(() => Promise.resolve());
    const { reconciliationId } = valueOf(await start());
    expect(await reconciliations.read(reconciliationId)).toMatchObject({ state: "Running" });
  });

  test("is listed before the runs that started earlier, page by page", async () => {
    const { reconciliations, start } = await service(() => Promise.resolve());
    const { reconciliationId } = valueOf(await start());
    const at = "2026-08-01T06:20:00.000Z";
    const earlier = { ...noFindings, startedAt: at, finishedAt: at };
    await reconciliations.begin({
      reconciliationId: "20260801T062000000Z-n2",
      state: "Completed",
      ...earlier,
    });
    const list = makeListReconciliations({ reconciliations });
    const first = valueOf(await list({ limit: 1 }));
    expect(first.items).toMatchObject([{ reconciliationId, state: "Running" }]);
    const second = valueOf(await list({ limit: 1, cursor: first.cursor ?? "" }));
    expect(second).toMatchObject({ items: [{ state: "Completed" }], cursor: null });
  });

  test("that could not be started is not listed as running", async () => {
    let asked = "";
    const { reconciliations, start } = await service((id) => {
      asked = id;
      return Promise.reject(new Error("The engine is down"));
    });
    await expect(start()).rejects.toThrow("The engine is down");
    expect(await reconciliations.read(asked)).toBeNull();
  });

  test("that ended before it was listed keeps its result", async () => {
    const { reconciliations, start } = await service(async (reconciliationId) => {
      const at = "2026-09-01T06:20:00.000Z";
      const ended = { ...noFindings, offers: 7, startedAt: at, finishedAt: at };
      await reconciliations.put({ reconciliationId, state: "Completed", ...ended });
    });
    const { reconciliationId } = valueOf(await start());
    expect(await reconciliations.read(reconciliationId)).toMatchObject({
      state: "Completed",
      offers: 7,
    });
  });
});
