import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { contractRowKinds } from "../../../shared/adapters/tables/rows/contract-rows.ts";

const folder = "shared/adapters/tables/rows";

test("the page about stored data lists every kind of row", () => {
  const sources = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
  const kinds = [
    ...sources.flatMap((source) =>
      [
        ...source.matchAll(/^export const (\w+Kind) = (?:rowKind<|nextVersion<|sealedVersion\()/gm),
      ].map(([, name = ""]) => name),
    ),
    ...Object.keys(contractRowKinds).map((type) => `contractRowKinds.${type}`),
  ];
  const page = readFileSync("docs/stored-data.md", "utf8");
  const listed = [...page.matchAll(/\| `(\w+Kind|contractRowKinds\.\w+)` +\|/g)];
  expect(listed.map(([, name]) => name).sort()).toEqual(kinds.sort());
});
