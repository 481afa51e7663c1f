import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { nextSteps } from "../../../infra/azure/entra.ts";
import { portsFrom } from "../../../infra/local/ports.ts";
import { localSettings } from "../../../infra/local/settings.ts";
import { roles } from "../../../shared/application/caller.ts";
import { readConfig } from "../../../shared/config.ts";

const text = (file: string): string => readFileSync(file, "utf8");
const json = (file: string): unknown => JSON.parse(text(file));

/** `a.b.c` for every value of a tree. */
function leaves(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, below]) =>
    leaves(below, path === "" ? name : `${path}.${name}`),
  );
}

const codes = (markdown: string): string[] =>
  [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);

describe("docs/host-json.md", () => {
  const documented = text("docs/host-json.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => codes(line.split("|")[1] ?? ""));

  it("explains exactly the options of host.json", () => {
    const options = leaves(json("host.json")).map((path) =>
      path.replace(/^(?:extensions|logging)\./, ""),
    );
    expect(documented.toSorted()).toEqual(options.toSorted());
  });

  it("is right that inputs and outputs of workflows are not traced", () => {
    expect(json("host.json")).toMatchObject({
      extensions: { durableTask: { tracing: { traceInputsAndOutputs: false } } },
    });
  });
});

describe("docs/operations.md", () => {
  const file = json("infra/azure/alerts.json") as Record<
    "alerts" | "metricAlerts",
    { name: string }[]
  >;
  const alerts = [...file.alerts, ...file.metricAlerts];
  const sections = text("docs/operations.md").split(/^## /m)[1]?.split(/^### /m).slice(1) ?? [];

  it("has a section for each alert, and none for others", () => {
    expect(sections.map((section) => section.split("\n")[0])).toEqual(
      alerts.map(({ name }) => name),
    );
  });

  it.each(alerts.map(({ name }) => name))(
    "explains for %s what it means, where to look and what to do",
    (name) => {
      const section = sections.find((each) => each.startsWith(`${name}\n`)) ?? "";
      for (const part of ["**Meaning.**", "**First look.**", "**Remedy.**"]) {
        expect(section).toContain(part);
      }
    },
  );
});

describe("docs/deployment.md", () => {
  const page = text("docs/deployment.md");

  it("names every app role that the service knows, and no other", () => {
    const section = page.split(/^## /m).find((each) => each.startsWith("The registration")) ?? "";
    const named = section
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .flatMap((line) => codes(line.split("|")[1] ?? ""));
    expect(named).toEqual(roles);
  });

  it("has the registration set an issuer for every tenant, in the form that the service accepts", () => {
    const issuer =
      /azd env set AUTH_ISSUER '(.*)'$/m.exec(
        nextSteps(
          { api: "a", portal: "p" },
          { scope: "access_as_user", withCli: true, page: undefined },
        ).join("\n"),
      )?.[1] ?? "";
    expect(issuer).toContain("/{tenantid}/v2.0");
    const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-settings-"));
    onTestFinished(() => {
      rmSync(dataDir, { recursive: true, force: true });
    });
    const ports = portsFrom({});
    const settings = localSettings({ ports, dataDir });
    const deployed = { AUTH_ISSUER: issuer, SERVICE_TENANT_ID: "service" };
    expect(readConfig({ ...settings, ...deployed }).auth.issuer).toBe(issuer);
  });
});

describe("docs/security.md", () => {
  it("names tests and files that exist", () => {
    const named = codes(text("docs/security.md")).filter((code) =>
      /^(?:test|shared|docs|infra)\//.test(code),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("names a test or a limitation for every threat", () => {
    const rows = text("docs/security.md")
      .split("\n")
      .filter((line) => /^\|\s(?!threat|-)/.test(line));
    const bare = rows.filter((row) => {
      const [, , control = "", test = ""] = row.split("|");
      return test.trim() === "" && !/\*\*(?:No|In part)/.test(control);
    });
    expect(rows.length).toBeGreaterThan(30);
    expect(bare).toEqual([]);
  });
});
