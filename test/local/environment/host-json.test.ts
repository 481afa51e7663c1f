import path from "node:path";

import { readHostJson } from "functions-host/host-json";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

it("the service's host.json has only options that the local host supports", async () => {
  const { extensions } = await readHostJson(root);
  expect(extensions).toMatchObject({ http: { routePrefix: "" } });
});
