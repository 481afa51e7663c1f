import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { licencesOf } from "../../../infra/licences.ts";

const folder = ".github/workflows";
const files = readdirSync(folder);
const text = (file: string): string => readFileSync(path.join(folder, file), "utf8");

describe.each(files)("the workflow %s", (file) => {
  it("pins every action by the SHA of a release that a comment names", () => {
    const uses = [...text(file).matchAll(/uses: (.*)/g)].map(([, action = ""]) => action);
    expect(uses).not.toHaveLength(0);
    for (const action of uses)
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("may read only, but for what it asks for by name", () => {
    expect(text(file)).toMatch(/^permissions:\n {2}contents: read\n(?: {2}id-token: write\n)?\S/m);
  });

  it("runs scripts that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const run = [...text(file).matchAll(/npm (?:run (?:--silent )?(\w+)|(test))/g)];
    const names = run.map(([, script, test]) => script ?? test ?? "");
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("the lock file", () => {
  it("says the licence of every package", () => {
    const licences = licencesOf(readFileSync("package-lock.json", "utf8"));
    expect(licences.get("none") ?? []).toEqual([]);
    expect(licences.get("MIT")?.length).toBeGreaterThan(100);
  });
});
