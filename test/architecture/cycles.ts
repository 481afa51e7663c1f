import path from "node:path";

import { importsOf } from "./rules.ts";

/** From each file or folder to those that it imports. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The imports between these files, given by path and text. Imports of types count; packages do not. */
export function importGraph(files: ReadonlyMap<string, string>): Graph {
  return new Map(
    [...files].map(([file, text]) => [
      file,
      new Set(importsOf(file, text).filter((target) => files.has(target))),
    ]),
  );
}

/**
 * The imports between folders. A folder is the first `depth` parts of a path, the file name not
 * included: at depth 2 the folder of `a/b/c/d.ts` is `a/b`.
 */
export function folderGraph(files: Graph, depth: number): Graph {
  const folderOf = (file: string): string =>
    path.posix.dirname(file).split("/").slice(0, depth).join("/");
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of files) {
    const from = folderOf(file);
    const known = folders.get(from) ?? new Set();
    folders.set(from, known);
    for (const target of targets) if (folderOf(target) !== from) known.add(folderOf(target));
  }
  return folders;
}

/** The same without the imports between a folder and a folder inside it: only those across remain. */
export const acrossFolders = (folders: Graph): Graph => {
  const contains = (outer: string, inner: string): boolean => inner.startsWith(`${outer}/`);
  return new Map(
    [...folders].map(([from, targets]) => [
      from,
      new Set([...targets].filter((to) => !contains(from, to) && !contains(to, from))),
    ]),
  );
};

/**
 * Import circles, each as `a → b → a`. Finds at least one circle whenever there is one, and each file
 * or folder is in at most one of those that are returned.
 */
export function cyclesIn(graph: Graph): string[] {
  const cycles: string[][] = [];
  for (const start of graph.keys()) {
    if (cycles.flat().includes(start)) continue;
    const cycle = shortestCycle(graph, start);
    if (cycle && !cycle.some((each) => cycles.flat().includes(each))) cycles.push(cycle);
  }
  return cycles.map((cycle) => [...cycle, cycle[0]].join(" → "));
}

/** Breadth first, from the start back to the start. */
function shortestCycle(graph: Graph, start: string): string[] | undefined {
  const routes: string[][] = [[start]];
  const seen = new Set<string>();
  for (const route of routes) {
    for (const target of graph.get(route.at(-1) ?? "") ?? []) {
      if (target === start) return route;
      if (seen.has(target)) continue;
      seen.add(target);
      routes.push([...route, target]);
    }
  }
  return undefined;
}
