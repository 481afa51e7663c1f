import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

const folder = "infra/azure/modules";
const text = (file: string): string => readFileSync(file, "utf8");
const module = text(`${folder}/reports-storage.bicep`);

test("no storage account accepts keys except the one of undelivered reports, which nothing else uses", () => {
  const accounts = readdirSync(folder).filter((file) =>
    text(`${folder}/${file}`).includes("'Microsoft.Storage/storageAccounts@2025-08-01' = {"),
  );
  expect(accounts).toHaveLength(4);
  const keyless = accounts.filter((file) =>
    text(`${folder}/${file}`).includes("allowSharedKeyAccess: false"),
  );
  expect(accounts.filter((file) => !keyless.includes(file))).toEqual(["reports-storage.bicep"]);
  expect(text("infra/azure/main.bicep").match(/\breportsAccountName\b/g)).toHaveLength(2);
});

test("a report that Event Grid cannot deliver goes to that account, and leaves it after 30 days", () => {
  const subscription = text("infra/azure/delivery-reports.bicep");
  expect(subscription).toContain(
    "properties: { resourceId: account.id, blobContainerName: 'dead-letters' }",
  );
  expect(subscription).toContain("name: 'std${token}'");
  expect(text("infra/azure/main.bicep")).toContain("var reportsAccountName = 'std${token}'");
  expect(module).toContain("name: 'dead-letters'");
  expect(module).toContain("delete: { daysAfterModificationGreaterThan: 30 }");
});
