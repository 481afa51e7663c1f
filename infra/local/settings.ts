import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import * as z from "zod";
import { writeWhole } from "functions-host/atomic-write";

import { defaultNotices } from "../../shared/domain/notice.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import type { Ports } from "./ports.ts";

export type Settings = Readonly<Record<string, string>>;

export const audience = "api://maicpp-support-benefits";
export const issuerUrl = ({ identity }: Ports): string => `http://localhost:${identity}`;
export const mailboxUrl = ({ mailbox }: Ports): string => `http://localhost:${mailbox}`;

/** Where the app writes its traces, events and metrics, a line of JSON each. */
export const telemetryFile = (dataDir: string): string =>
  path.join(dataDir, "host", "telemetry.jsonl");

/** The settings that the app has on this machine, in the place of those that Azure would give it. */
export function localSettings({
  ports,
  dataDir,
}: {
  readonly ports: Ports;
  readonly dataDir: string;
}): Settings {
  const keys = localKeys(dataDir);
  const storage = storageConnectionString(ports);
  const issuer = issuerUrl(ports);
  return {
    FUNCTIONS_WORKER_RUNTIME: "node",
    AzureWebJobsStorage: storage,
    STORAGE_MODE: "connection-string",
    STORAGE_CONNECTION_STRING: storage,
    EMAIL_MODE: "connection-string",
    EMAIL_CONNECTION_STRING: `endpoint=${mailboxUrl(ports)}/;accesskey=${keys.mailbox}`,
    EMAIL_SENDER: "DoNotReply@contoso.com",
    SERVICES_HUB_HOST: "support.serviceshub.microsoft.com",
    AUTH_ISSUER: issuer,
    AUTH_AUDIENCE: audience,
    AUTH_JWKS_URL: `${issuer}/.well-known/jwks.json`,
    // Whoever asks the local issuer for a role gets it, from whichever tenant.
    SERVICE_TENANT_ID: "",
    PORTAL_CLIENTS: JSON.stringify({
      "azure-portal": "AzurePortal",
      "power-platform": "PowerPlatform",
      "finance-operations": "FinanceOperations",
      "services-hub": "ServicesHub",
      "microsoft-365": "Microsoft365",
      "partner-center": "PartnerCenter",
    }),
    ENCRYPTION_KEYS: JSON.stringify({ [encryptionKeyId]: keys.encryption }),
    ENCRYPTION_KEY_CURRENT: encryptionKeyId,
    HASH_KEY: keys.hash,
    TELEMETRY_FILE: telemetryFile(dataDir),
    ALLOW_TIME_TRAVEL: "true",
    // Every minute instead of every hour: whoever moves the clock wants to see it happen.
    RENEWAL_SWEEP_SCHEDULE: "0 * * * * *",
    MAIL_PER_MINUTE: "600",
    MAIL_PER_HOUR: "100000",
    ...programSettings,
  };
}

/** The program's own, where a deployment may say otherwise. */
const programSettings: Settings = {
  PROGRAM_TIME_ZONE: defaultRules.timeZone,
  RENEWAL_WINDOW_DAYS: String(defaultRules.renewalWindowDays),
  CAP_EFFECTIVE_DATE: defaultRules.capEffectiveDate,
  OFFER_RETIREMENT_DATE: defaultRules.offerRetirementDate,
  N1_REFRESH_DATE: defaultRules.n1RefreshDate,
  NOTICE_RENEWAL_DUE_DAYS: String(defaultNotices.renewalDueDays),
  NOTICE_WINDOW_CLOSING_DAYS: String(defaultNotices.windowClosingDays),
  NOTICE_ACTIVATE_BY_DAYS: String(defaultNotices.activateByDays),
  NOTICE_USAGE_HIGH_PERCENT: String(defaultNotices.usageHighPercent),
  AUTO_REFUND_NON_TECHNICAL: String(defaultRules.autoRefundNonTechnical),
  PAY_PER_INCIDENT_EXCLUDED_COUNTRIES: defaultRules.payPerIncidentExcludedCountries.join(","),
};

/** Azurite's account and key are the same everywhere and published by Microsoft; they guard nothing. */
export function storageConnectionString({ blob, queue, table }: Ports): string {
  const key =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
  const endpoint = (service: string, port: number): string =>
    `${service}Endpoint=http://127.0.0.1:${port}/devstoreaccount1`;
  return [
    "DefaultEndpointsProtocol=http",
    "AccountName=devstoreaccount1",
    `AccountKey=${key}`,
    endpoint("Table", table),
    // Only the Core Tools use these two.
    endpoint("Blob", blob),
    endpoint("Queue", queue),
  ].join(";");
}

const encryptionKeyId = "local-1";

const localKeysFile = z.strictObject({
  encryption: z.string(),
  hash: z.string(),
  mailbox: z.string(),
});
type LocalKeys = z.output<typeof localKeysFile>;

/** This machine's own keys, made once: they must outlive a restart, and belong in no repository. */
export function localKeys(dataDir: string): LocalKeys {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) return localKeysFile.parse(JSON.parse(readFileSync(file, "utf8")));
  const key = (): string => randomBytes(32).toString("base64");
  const keys = { encryption: key(), hash: key(), mailbox: key() };
  writeWhole(file, JSON.stringify(keys));
  return keys;
}
