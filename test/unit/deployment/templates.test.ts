import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const text = (file: string): string => readFileSync(`infra/azure/${file}`, "utf8");
const stage = (name: string) =>
  JSON.parse(text(`${name}.json`)) as {
    readonly [value: string]: number | string | boolean;
  };

const [staging, production] = [stage("staging"), stage("production")];

/** What Azure refuses, or creates in a wrong order, although the types allow it. */
describe("the templates", () => {
  it("allow at least 40 instances, because some regions refuse less", () => {
    expect(staging["maximumInstanceCount"]).toBeGreaterThanOrEqual(40);
    expect(production["maximumInstanceCount"]).toBeGreaterThanOrEqual(40);
    expect(text("main.bicep")).toContain("@minValue(40)\n@maxValue(1000)\nparam maximumInstance");
  });

  it("keep two instances of each kind ready where there are zones, because Azure refuses one", () => {
    expect(production["zoneRedundant"]).toBe(true);
    expect(production["alwaysReadyHttp"]).toBeGreaterThanOrEqual(2);
    expect(production["alwaysReadyDurable"]).toBeGreaterThanOrEqual(2);
  });

  it("create the table of requests before the rule that transforms it", () => {
    expect(text("modules/monitoring.bicep")).toContain("dependsOn: [requestTable]");
  });

  it("do not have alert queries checked against tables that have no columns yet", () => {
    expect(text("modules/alerts.bicep")).toContain("skipQueryValidation: true");
    expect(text("modules/alerts.bicep")).toContain("skipMetricValidation: true");
  });

  it("turn publishing by password off, with the location that Azure wants", () => {
    const policies = text("modules/app.bicep")
      .split("basicPublishingCredentialsPolicies'")
      .slice(1);
    expect(policies).toHaveLength(2);
    for (const policy of policies) {
      expect(policy).toMatch(/^[^}]*location: location\n {4}properties: \{ allow: false \}/);
    }
  });

  it("encrypt tables and queues with the key type that lets a customer-managed key come later", () => {
    for (const account of ["ledger-storage", "host-storage"]) {
      expect(text(`modules/${account}.bicep`).match(/keyType: 'Account'/g)).toHaveLength(4);
    }
  });

  it("close public addresses and open private ones with one switch", () => {
    for (const file of ["ledger-storage", "host-storage", "vault"]) {
      expect(text(`modules/${file}.bicep`)).toMatch(
        /publicNetworkAccess: privateNetwork .*'Disabled'/,
      );
    }
    const groups = [...text("modules/private-endpoints.bicep").matchAll(/group: '(\w+)'/g)];
    expect(new Set(groups.map(([, group]) => group))).toEqual(
      new Set(["blob", "queue", "table", "vault"]),
    );
  });
});
