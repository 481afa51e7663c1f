import { expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

test("each step is live once, and makes the same id in every replay", async () => {
  const { output } = await app().run("replaying");
  expect(output).toEqual({ live: ["first", "second", "third"], guids: [1, 1, 1] });
});
