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
/** The delegated permission in the tokens of a partner's people. */
export const scope = "access_as_user";
export const issuerUrl = ({ identity }: Ports): string => `http://localhost:${identity}`;
export const mailboxUrl = ({ mailbox }: Ports): string => `http://localhost:${mailbox}`;

/** The file for the traces, events and metrics of the app, one JSON document in each line. */
export const telemetryFile = (dataDir: string): string =>
  path.join(dataDir, "host", "telemetry.jsonl");

/** The settings of the app on this machine; on Azure they are the application settings. */
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
    AUTH_SCOPE: scope,
    PAGE_CLIENT_ID: "",
    PAGE_AUTHORITY: "https://login.microsoftonline.com/organizations",
    PAGE_PARTNER_ID: "contoso",
    PAGE_LOCAL_ISSUER: issuer,
    ALLOW_GUESTS: "false",
    // Any tenant: the local issuer gives every role to everyone.
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
    BACKUP_TO: path.join(dataDir, "backups"),
    ANCHOR_TO: "backup-digests@contoso.com",
    // Every minute instead of every hour, so that a moved clock soon has an effect.
    RENEWAL_SWEEP_SCHEDULE: "0 * * * * *",
    MAIL_PER_MINUTE: "600",
    MAIL_PER_HOUR: "100000",
    MAIL_PER_PARTNER_PER_DAY: "500",
    ...programSettings,
  };
}

/** The rules of the program that a deployment can change. */
const programSettings: Settings = {
  PROGRAM_TIME_ZONE: defaultRules.timeZone,
  RENEWAL_WINDOW_DAYS: String(defaultRules.renewalWindowDays),
  LATE_RENEWAL_DAYS: String(defaultRules.lateRenewalDays),
  CAP_EFFECTIVE_DATE: defaultRules.capEffectiveDate,
  OFFER_RETIREMENT_DATE: defaultRules.offerRetirementDate,
  N1_REFRESH_DATE: defaultRules.n1RefreshDate,
  NOTICE_RENEWAL_DUE_DAYS: String(defaultNotices.renewalDueDays),
  NOTICE_WINDOW_CLOSING_DAYS: String(defaultNotices.windowClosingDays),
  NOTICE_ACTIVATE_BY_DAYS: String(defaultNotices.activateByDays),
  NOTICE_USAGE_HIGH_PERCENT: String(defaultNotices.usageHighPercent),
  AUTO_REFUND_NON_TECHNICAL: String(defaultRules.autoRefundNonTechnical),
  REFUND_REVIEW_DAYS: String(defaultRules.refundReviewDays),
  RETENTION_DAYS: String(defaultRules.retentionDays),
  PAY_PER_INCIDENT_EXCLUDED_COUNTRIES: defaultRules.payPerIncidentExcludedCountries.join(","),
};

/** The account and key are the same in every Azurite and published by Microsoft; they are no secret. */
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
    // Only the Core Tools use these two endpoints.
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

/** The keys of this data folder. They are created once, because stored data needs them after a restart. */
export function localKeys(dataDir: string): LocalKeys {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) return localKeysFile.parse(JSON.parse(readFileSync(file, "utf8")));
  const key = (): string => randomBytes(32).toString("base64");
  const keys = { encryption: key(), hash: key(), mailbox: key() };
  writeWhole(file, JSON.stringify(keys));
  return keys;
}
