import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { importsOf } from "./rules.ts";

type Imports = ReadonlyMap<string, readonly string[]>;

const importsIn = (folder: string): Imports =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .map((file) => [file, importsOf(file, readFileSync(file, "utf8"))]),
  );

/** The files that import themselves, through others or not; imports of types count. */
function circular(imports: Imports): string[] {
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (imports.get(from) ?? []).some((next) => {
      if (next === target) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, target, seen);
    });
  return [...imports.keys()].filter((file) => reaches(file, file, new Set()));
}

describe("files that import each other in a circle", () => {
  test("do not exist in the domain", () => {
    const imports = importsIn("shared/domain");
    expect(imports.size).toBeGreaterThan(20);
    expect(circular(imports)).toEqual([]);
  });

  test("are noticed", () => {
    const imports = new Map([
      ["a.ts", ["b.ts"]],
      ["b.ts", ["c.ts"]],
      ["c.ts", ["b.ts"]],
    ]);
    expect(circular(imports)).toEqual(["b.ts", "c.ts"]);
  });
});
