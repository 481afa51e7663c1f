import { mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { Store } from "../../src/durable/store/store.ts";

test("a second engine on the same hub is refused, because it would run the same activities", () => {
  const directory = mkdtempSync(join(tmpdir(), "durable-store-"));
  const store = new Store(directory, "hub");
  expect(() => new Store(directory, "hub")).toThrow("locked");
  store.close();
});

test("each task hub is a file of its own, in which nothing of another is seen", async () => {
  const directory = mkdtempSync(join(tmpdir(), "durable-store-"));
  const [one, other] = [new Store(directory, "one"), new Store(directory, "other")];
  const work = { instance: "i", execution: "e", task: 0, name: "n", input: "null" };
  await one.commit(() => one.addWork(work));
  expect([one.allWork().length, other.allWork().length]).toEqual([1, 0]);
  one.close();
  other.close();
  const files = readdirSync(directory).filter((name) => name.endsWith(".sqlite"));
  expect(files.sort()).toEqual(["durable-one.sqlite", "durable-other.sqlite"]);
});

test("when one of several units in a commit fails, the others are stored", async () => {
  const store = new Store(mkdtempSync(join(tmpdir(), "durable-store-")), "hub");
  const work = { instance: "i", execution: "e", task: 0, name: "n", input: "null" };
  const outcomes = await Promise.allSettled([
    store.commit(() => store.addWork(work)),
    store.commit(() => {
      store.addWork(work);
      throw new Error("not this one");
    }),
    store.commit(() => store.addWork(work)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(store.allWork()).toHaveLength(2);
  store.close();
});

test("only the owner can read the files", async () => {
  const directory = mkdtempSync(join(tmpdir(), "durable-store-"));
  const store = new Store(directory, "hub");
  await store.commit(() =>
    store.addWork({ instance: "i", execution: "e", task: 0, name: "n", input: "null" }),
  );
  const files = readdirSync(directory);
  expect(files).toContain("durable-hub.sqlite");
  for (const file of files) expect(statSync(join(directory, file)).mode & 0o077).toBe(0);
  store.close();
});
