import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { statuses } from "../../../functions/http/problem.ts";
import { events, metrics, spans } from "../../../shared/application/ports/telemetry-catalogue.ts";

const page = readFileSync("docs/observability.md", "utf8");

const section = (title: string): string =>
  page.split(/^## /m).find((each) => each.startsWith(`${title}\n`)) ?? "";

/** The rows of the section's table, cell by cell, without the code marks of names. */
const rowsOf = (title: string): string[][] =>
  section(title)
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const code = (text: string): string => `\`${text}\``;
const listed = (attributes: readonly string[]): string => attributes.map(code).join(", ") || "–";

/** Names in single quotes that queries compare with. */
const namedIn = (query: string): string[] =>
  [...query.matchAll(/name (?:==|!=) '([^']+)'|name in \(([^)]+)\)/g)].flatMap(
    ([, one, many = ""]) =>
      one === undefined ? [...many.matchAll(/'([^']+)'/g)].map(([, name = ""]) => name) : [one],
  );

describe("docs/observability.md", () => {
  test("lists every event with its meaning and attributes, and no other", () => {
    const wanted = Object.entries(events).map(([name, { attributes, meaning }]) => [
      code(name),
      meaning,
      listed(attributes),
    ]);
    expect(rowsOf("Events")).toEqual(wanted);
  });

  test("lists every metric with its kind, unit, meaning and attributes, and no other", () => {
    const wanted = Object.entries(metrics).map(([name, { attributes, meaning, type, unit }]) => [
      code(name),
      `${type}, ${unit.replaceAll(/[{}]/g, "")}`,
      meaning,
      listed(attributes),
    ]);
    expect(rowsOf("Metrics")).toEqual(wanted);
  });

  test("lists every span with its meaning and attributes, and no other", () => {
    const wanted = Object.entries(spans).map(([name, { attributes, meaning }]) => [
      code(name),
      meaning,
      listed(attributes),
    ]);
    expect(rowsOf("Traces")).toEqual(wanted);
  });

  test.each([
    ["Events", Object.keys(events)],
    ["Metrics", Object.keys(metrics)],
  ])("has a query for each of the %s, and no other", (title, names) => {
    const named = new Set(namedIn(section(title)));
    expect([...named].sort()).toEqual(names.toSorted());
  });
});

describe("what alerts and operators ask for", () => {
  const { alerts, metricAlerts } = JSON.parse(readFileSync("infra/azure/alerts.json", "utf8")) as {
    readonly alerts: readonly { readonly name: string; readonly query: readonly string[] }[];
    readonly metricAlerts: readonly { readonly name: string; readonly dimensions: unknown[] }[];
  };
  const ofEvents = alerts.filter(({ query }) => /\bcustomEvents\b/.test(query[0] ?? ""));

  test.each(ofEvents)(
    "the alert $name asks for events of the catalogue, and no others",
    ({ query }) => {
      const asked = namedIn(query.join("\n"));
      expect(asked).not.toHaveLength(0);
      expect(asked.filter((name) => !(name in events))).toEqual([]);
    },
  );

  test("the alert server-errors counts what the service answers with 5xx, not what the host does", () => {
    const { query } = alerts.find(({ name }) => name === "server-errors") ?? { query: [] };
    const counted = /name == 'benefits\.refusals' and .* in \(([^)]+)\)/.exec(query.join("\n"));
    const codes = Object.entries(statuses).flatMap(([code, status]) =>
      status >= 500 ? [`'${code}'`] : [],
    );
    expect(counted?.[1]?.split(", ")).toEqual(codes);
    expect(query.join("\n")).not.toMatch(/resultCode\) >= 500/);
  });

  test("no alert counts requests without a token, which strangers can send", () => {
    const { query } = alerts.find(({ name }) => name === "server-errors") ?? { query: [] };
    expect(query.join("\n")).toContain("resultCode != '401'");
    const denied = metricAlerts.find(({ name }) => name === "vault-denied");
    expect(denied?.dimensions).toEqual([
      { name: "StatusCode", operator: "Include", values: ["403"] },
    ]);
  });

  test("every alert on events is checked, and docs/operations.md asks for what the catalogue has", () => {
    expect(ofEvents).toHaveLength(10);
    const asked = namedIn(readFileSync("docs/operations.md", "utf8"));
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter((name) => !(name in events || name in metrics))).toEqual([]);
  });
});

describe("the catalogue", () => {
  test("has no attribute whose name suggests a secret or a person", () => {
    const names: readonly string[] = [
      ...Object.values(events),
      ...Object.values(metrics),
      ...Object.values(spans),
    ].flatMap(({ attributes }): readonly string[] => attributes);
    const suspicious =
      /access|contract|credential|account|mail|address|token|secret|key|person|text|message|title/i;
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => suspicious.test(name))).toEqual([]);
  });
});
