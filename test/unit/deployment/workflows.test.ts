import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { forbidden, licencesOf } from "../../../infra/licences.ts";

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

  it("has read permission only, except for named permissions", () => {
    expect(text(file)).toMatch(/^permissions:\n {2}contents: read\n\S/m);
    const more = [...text(file).matchAll(/^ {6}([\w-]+): write$/gm)].map(([, name]) => name);
    expect(more.filter((name) => name !== "id-token")).toEqual([]);
  });

  it("runs scripts that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const run = [...text(file).matchAll(/npm (?:run (?:--silent )?([\w-]+)|(test))/g)];
    const names = run.map(([, script, test]) => script ?? test ?? "");
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("a deployment", () => {
  it("has the vault's token before it provisions, while GitHub's assertion still holds", () => {
    const steps = text("deploy.yml").split(/^ {6}- /m);
    const place = (what: string): number => steps.findIndex((step) => step.startsWith(what));
    expect(place("run: az account get-access-token --resource https://vault.azure.net")).toBe(
      place("uses: azure/login@") + 1,
    );
    expect(place("run: azd up")).toBeGreaterThan(place("uses: azure/login@"));
  });
});

describe("the deployment workflow", () => {
  const [, packaging = "", deploying = ""] = text("deploy.yml").split(/^ {2}(?:package|deploy):$/m);

  it("runs tests and packaging without the right to sign in", () => {
    expect(packaging).toContain("npm test");
    expect(packaging).toContain("npm run package");
    expect(packaging).toContain("npm sbom --omit=dev");
    expect(packaging).not.toContain("id-token");
  });

  it("deploys the file that was tested, by its digest, and neither builds nor tests again", () => {
    expect(deploying).toMatch(/^ {4}needs: package$/m);
    expect(deploying).toContain("PACKAGE_SHA256: ${{ needs.package.outputs.sha256 }}");
    expect(deploying).not.toMatch(/npm (?:test|run package)/);
    expect(deploying).toContain("infra/azure/smoke.ts");
  });

  it("previews the templates of a pull request, never of a fork, with the rules of an environment", () => {
    expect(text("preview.yml")).toContain("az deployment sub what-if");
    // With azd, or without this level, the identity would need the right to write.
    expect(text("preview.yml")).toContain("--validation-level Template");
    expect(text("preview.yml")).toContain("head.repo.full_name == github.repository");
    expect(text("preview.yml")).toMatch(/^ {4}environment: preview$/m);
  });
});

describe("the benchmarks' numbers", () => {
  it("are kept also where a budget was missed", () => {
    const upload = text("bench.yml")
      .split(/^ {6}- /m)
      .at(-1);
    expect(upload).toMatch(/^uses: actions\/upload-artifact@.*\n {8}if: always\(\)$/m);
  });
});

describe("the templates", () => {
  it("are compiled before a change lands, and a compiler's absence is a failure there", () => {
    expect(text("check.yml")).toMatch(/^ +- run: node infra\/azure\/check\.ts$/m);
  });
});

describe("installed packages", () => {
  it("runs no script of its own, in any workflow", () => {
    const installs = files.flatMap((file) => text(file).match(/npm (?:ci|install|i)\b.*/g) ?? []);
    expect(installs.length).toBeGreaterThanOrEqual(files.length);
    expect(installs.filter((each) => each !== "npm ci --ignore-scripts")).toEqual([]);
  });

  it("runs no script of its own for a developer either, and reports nothing about itself", () => {
    expect(readFileSync(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      readonly packages: Readonly<Record<string, { readonly name?: string }>>;
    };
    const scarf = Object.entries(packages).filter(([place]) => place.endsWith("@scarf/scarf"));
    expect(scarf.map(([, { name }]) => name)).toEqual(["empty-npm-package"]);
  });

  it("is held against known faults and foreign licences before a change lands", () => {
    expect(text("check.yml")).toMatch(/^ +- run: npm audit --omit=dev --audit-level=moderate$/m);
    expect(text("check.yml")).toMatch(/^ +- run: npm run check$/m);
    expect(readFileSync(".ci/run", "utf8")).toContain("npm audit --omit=dev");
    expect(readFileSync("infra/check.ts", "utf8")).toContain('"infra/licences.ts"');
    expect(text("check.yml")).not.toContain("continue-on-error");
  });

  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-only)", true],
    ["MIT AND ISC", true],
    ["GPL-3.0-only", false],
    ["MIT AND AGPL-3.0-only", false],
    ["UNLICENSED", false],
    [undefined, false],
  ])("may be under %s: %s", (license, allowed) => {
    const lock = {
      packages: { "": {}, "node_modules/x": license === undefined ? {} : { license } },
    };
    const found = forbidden(licencesOf(JSON.stringify(lock)));
    expect(found.flatMap(([, names]) => names)).toEqual(allowed ? [] : ["x"]);
  });

  it("has nothing under another licence now", () => {
    expect(forbidden(licencesOf(readFileSync("package-lock.json", "utf8")))).toEqual([]);
  });
});

describe("the lock file", () => {
  it("says the licence of every package", () => {
    const licences = licencesOf(readFileSync("package-lock.json", "utf8"));
    expect(licences.get("none") ?? []).toEqual([]);
    expect(licences.get("MIT")?.length).toBeGreaterThan(100);
  });
});
