import { expect, test } from "vitest";

import { useAzurite } from "../support/azurite.ts";
import { aContract, aRenewal } from "../support/builders.ts";
import { sweepWorld } from "../support/sweep-world.ts";

const storage = useAzurite();

test("a sweep removes an item from the schedule only after its successor is stored", async () => {
  const { deps, failures, addContract, setToday, sweep } = sweepWorld(await storage.freshTables());
  for (const offerId of ["offer1", "offer2"]) {
    await addContract({ ...aContract({ offerId }), renewal: aRenewal("2026-08-20") });
  }
  const scheduled = async (offerId: string) => {
    const all = await deps.schedule.due("2199-12-31", 100);
    return all
      .filter(({ item }) => item.offerId === offerId)
      .map(({ day, item: { kind, term } }) => `${day} ${kind} of term ${term}`);
  };
  const secondTerm = [
    "2027-08-17 Notice of term 2",
    "2027-09-01 Anniversary of term 2",
    "2027-09-24 Notice of term 2",
    "2027-10-02 TermEnd of term 2",
  ];
  const schedule = deps.schedule.addAll.bind(deps.schedule);
  deps.schedule.addAll = async (items) => {
    if (items.some(({ item }) => item.offerId === "offer1")) throw new Error("Storage is away");
    await schedule(items);
  };
  setToday("2026-09-01");

  const first = await sweep();

  expect(first.view).toMatchObject({ state: "Completed", renewed: 2, failed: 1 });
  expect(failures().map(({ item, offerId }) => [offerId, item])).toEqual([
    ["offer1", "Anniversary"],
  ]);
  const firstTerm = ["2026-09-01 Anniversary of term 1", "2026-10-02 TermEnd of term 1"];
  expect(await scheduled("offer1")).toEqual(firstTerm);
  expect(await scheduled("offer2")).toEqual(["2026-10-02 TermEnd of term 1", ...secondTerm]);

  deps.schedule.addAll = schedule;
  const second = await sweep();

  expect(second.view).toMatchObject({ state: "Completed", renewed: 0, failed: 0 });
  expect(await scheduled("offer1")).toEqual(["2026-10-02 TermEnd of term 1", ...secondTerm]);
});
