import { afterEach, expect, test, vi } from "vitest";

import { Store } from "../../src/durable/store/store.ts";
import { useDurableApp } from "./support.ts";

const app = useDurableApp();
const commit = Reflect.get<Store, "commit">(Store.prototype, "commit");
afterEach(() => {
  vi.restoreAllMocks();
});

/** The nth commit from now on fails as on a full disk. */
function failCommit(nth: number): { readonly hasFailed: () => boolean } {
  let commits = 0;
  vi.spyOn(Store.prototype, "commit").mockImplementation(function (this: Store, work) {
    if (++commits === nth) return Promise.reject(new Error("database or disk is full"));
    return commit.call(this, work);
  });
  return { hasFailed: () => commits >= nth };
}

// Start, the episode that calls the activity, the outcome of the activity, the episode that gets it.
test.each([
  ["the first episode", 2],
  ["the outcome of an activity", 3],
  ["a later episode", 4],
])("%s that could not be stored comes again, without a restart", async (_what, nth) => {
  const { hasFailed } = failCommit(nth);
  const { output } = await app().run("catching");
  expect(output).toMatchObject({ after: "went on" });
  expect(hasFailed()).toBe(true);
});
