import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const folder = "infra/azure/modules";
// A budget has a category, too, but collects nothing.
const files = readdirSync(folder).filter((file) => file !== "budget.bicep");
const templates = files.map((file) => readFileSync(`${folder}/${file}`, "utf8"));

/** Every category, and every group of categories, whose logs a template collects. */
const collected = templates.flatMap((template) =>
  [...template.matchAll(/\{ (category(?:Group)?): '(\w+)', enabled: true \}/g)].map(
    ([, kind = "", name = ""]) => `${kind} ${name}`,
  ),
);

describe("the logs that Azure's own services write", () => {
  it("are chosen by name, so that a category which Azure adds tomorrow is not collected unseen", () => {
    const asked = templates.join("\n").match(/\bcategory(?:Group)?:/g);
    expect(collected).toHaveLength(asked?.length ?? 0);
    expect(collected.toSorted()).toEqual([
      // What was handed over as mail: counts and sizes.
      "category EmailSendMailOperational",
      // Who wrote to the ledger.
      "category StorageDelete",
      "category StorageWrite",
      // Counts of requests to the tables.
      "category Transaction",
      // Who read and wrote keys.
      "categoryGroup audit",
    ]);
  });

  it("hold no address of a request, in which an account may be: it is dropped before it is stored", () => {
    const monitoring = readFileSync(`${folder}/monitoring.bicep`, "utf8");
    expect(monitoring).toContain("streams: ['Microsoft-Table-AppRequests']");
    const transform =
      "'source | extend Url = \"\", Name = ${withoutPath('Name')}, OperationName = ${withoutPath('OperationName')}'";
    expect(monitoring).toContain(`transformKql: ${transform}`);
    // Telemetry has nowhere to go before the rule is there.
    expect(monitoring).toContain("WorkspaceResourceId: workspace.outputs.id");
    expect(monitoring).toContain("transformationRuleId: withoutAddresses.id");
    // At Information the host's own lines quote it, too.
    const host = JSON.parse(readFileSync("host.json", "utf8")) as {
      readonly logging: { readonly logLevel: Record<string, string> };
    };
    expect(host.logging.logLevel).toMatchObject({ Host: "Warning", Microsoft: "Warning" });
  });

  it("hold no address: those of delivery and engagement, which have the recipient's, are not asked for", () => {
    for (const template of templates) {
      expect(template).not.toMatch(/allLogs|EmailStatusUpdate|EmailUserEngagement/);
    }
  });
});
