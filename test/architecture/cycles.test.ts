import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { importsOf } from "./rules.ts";

const application = "shared/application";

/** The area of a file: its folder below the application. */
const areaOf = (file: string): string | undefined =>
  new RegExp(`^${application}/([^/]+)/`).exec(file)?.[1];

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

function graphOf(sources: readonly (readonly [file: string, text: string])[]): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [file, text] of sources) {
    const from = areaOf(file);
    const targets = importsOf(file, text).map(areaOf);
    for (const to of targets) {
      if (from === undefined || to === undefined || to === from) continue;
      graph.set(from, (graph.get(from) ?? new Set()).add(to));
    }
  }
  return graph;
}

/** The first cycle that is found, as a path; undefined if there is none. */
function cycleIn(graph: Graph): string | undefined {
  const from = (area: string, above: readonly string[]): string | undefined => {
    if (above.includes(area)) return [...above, area].join(" → ");
    const found = [...(graph.get(area) ?? [])].map((next) => from(next, [...above, area]));
    return found.find((cycle) => cycle !== undefined);
  };
  return [...graph.keys()].map((area) => from(area, [])).find((cycle) => cycle !== undefined);
}

test("no areas of the application import each other in a cycle", () => {
  const files = readdirSync(application, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.posix.join(application, ...name.split(path.sep)));
  const graph = graphOf(files.map((file) => [file, readFileSync(file, "utf8")]));
  expect(graph.size).toBeGreaterThan(5);
  expect(cycleIn(graph)).toBeUndefined();
});

test("a cycle over several areas is found", () => {
  const graph = graphOf([
    [`${application}/a/x.ts`, 'import { y } from "../b/y.ts";'],
    [`${application}/b/y.ts`, 'import type { Z } from "../c/z.ts";'],
    [`${application}/c/z.ts`, 'import { x } from "../a/x.ts";'],
  ]);
  expect(cycleIn(graph)).toBe("a → b → c → a");
});
