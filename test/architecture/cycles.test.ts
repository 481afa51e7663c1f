import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { acrossFolders, cyclesIn, folderGraph, importGraph } from "./cycles.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where no import circle is allowed, and at which folder depths no circle between folders. */
const withoutCycles: readonly { readonly folder: string; readonly depths: readonly number[] }[] = [
  { folder: "shared", depths: [2, 3, 4] },
  { folder: "functions", depths: [2, 3] },
  { folder: "infra/local", depths: [3] },
  { folder: "infra/azure", depths: [] },
  { folder: "infra/functions-host", depths: [3, 4, 5] },
];

/** The sources below a folder: their text by their path from the root. */
function sourcesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => /\.(ts|mjs)$/.test(name) && !name.includes("node_modules"))
      .map((name) => path.posix.join(folder, ...name.split(path.sep)))
      .map((file) => [file, readFileSync(path.join(root, file), "utf8")]),
  );
}

describe.each(withoutCycles)("$folder", ({ folder, depths }) => {
  const graph = importGraph(sourcesIn(folder));

  test("has files that import each other's functions and types", () => {
    expect([...graph.values()].filter(({ size }) => size > 0)).not.toEqual([]);
  });

  test("has no import circle between files", () => {
    expect(cyclesIn(graph)).toEqual([]);
  });

  test.each(depths)("has no import circle between folders at depth %i", (depth) => {
    expect(cyclesIn(acrossFolders(folderGraph(graph, depth)))).toEqual([]);
  });
});

const files = (texts: Readonly<Record<string, string>>) =>
  importGraph(new Map(Object.entries(texts)));

describe("the search for import circles", () => {
  test("reports a circle of two files by their paths", () => {
    const graph = files({
      "a/one.ts": 'import { two } from "./two.ts";',
      "a/two.ts": 'import { one } from "./one.ts";',
    });
    expect(cyclesIn(graph)).toEqual(["a/one.ts → a/two.ts → a/one.ts"]);
  });

  test("counts imports of types, re-exports and late imports", () => {
    const graph = files({
      "a.ts": 'import type { B } from "./b.ts";',
      "b.ts": 'export { c } from "./c.ts";',
      "c.ts": 'await import("./a.ts");',
    });
    expect(cyclesIn(graph)).toEqual(["a.ts → b.ts → c.ts → a.ts"]);
  });

  test("reports the circle and not the files that only lead to it", () => {
    const graph = files({
      "start.ts": 'import "./a.ts";',
      "a.ts": 'import "./b.ts";',
      "b.ts": 'import "./a.ts"; import "./end.ts";',
      "end.ts": "",
    });
    expect(cyclesIn(graph)).toEqual(["a.ts → b.ts → a.ts"]);
  });

  test("reports every circle when there are several", () => {
    const graph = files({
      "a.ts": 'import "./a2.ts";',
      "a2.ts": 'import "./a.ts";',
      "b.ts": 'import "./b2.ts";',
      "b2.ts": 'import "./b.ts";',
    });
    expect(cyclesIn(graph)).toEqual(["a.ts → a2.ts → a.ts", "b.ts → b2.ts → b.ts"]);
  });

  test("finds a circle between folders whose files have none", () => {
    const graph = files({
      "src/x/one.ts": 'import "../y/two.ts";',
      "src/y/two.ts": "",
      "src/y/three.ts": 'import "../x/four.ts";',
      "src/x/four.ts": "",
    });
    expect(cyclesIn(graph)).toEqual([]);
    expect(cyclesIn(folderGraph(graph, 2))).toEqual(["src/x → src/y → src/x"]);
    expect(cyclesIn(folderGraph(graph, 1))).toEqual([]);
  });

  test("finds a circle between a folder and a folder inside it", () => {
    const graph = files({
      "src/one.ts": 'import "./x/two.ts";',
      "src/x/two.ts": "",
      "src/x/three.ts": 'import "../four.ts";',
      "src/four.ts": "",
    });
    expect(cyclesIn(folderGraph(graph, 2))).toEqual(["src → src/x → src"]);
    expect(cyclesIn(acrossFolders(folderGraph(graph, 2)))).toEqual([]);
  });
});
