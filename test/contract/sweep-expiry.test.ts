import { describe, expect, test } from "vitest";

import { applyCalendar } from "../../shared/application/workflows/sweep/apply-calendar.ts";
import { useAzurite } from "../support/azurite.ts";
import { aContract } from "../support/builders.ts";
import { sweepWorld } from "../support/sweep-world.ts";

const storage = useAzurite();

const world = async () => sweepWorld(await storage.freshTables());

describe("a sweep", () => {
  test("announces an offer that has expired, in the next run if that fails, and also if a request stored it first", async () => {
    const { deps, addContract, setToday, sweep, notices } = await world();
    for (const offerId of ["offer1", "offer2"]) await addContract(aContract({ offerId }));
    setToday("2026-10-02");
    await applyCalendar(deps.committer, "offer2");
    const { queueNotice } = deps;
    deps.queueNotice = () => Promise.reject(new Error("The partner's row is torn"));

    const first = await sweep();
    deps.queueNotice = queueNotice;
    const second = await sweep();
    const third = await sweep();

    expect(first.view).toMatchObject({ expired: 1, notices: 0 });
    const expired = notices.filter(({ subject }) => subject === "Expired");
    expect(expired.map(({ offerId, term }) => [offerId, term]).sort()).toEqual([
      ["offer1", 1],
      ["offer2", 1],
    ]);
    expect([second.view.expired, third.view.notices]).toEqual([0, 0]);
  });
});
