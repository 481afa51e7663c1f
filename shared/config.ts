import * as z from "zod/mini";

import { defaultNotices } from "./domain/notice.ts";
import { defaultRules } from "./domain/rules.ts";
import { portals } from "./domain/vocabulary.ts";
import { email, encryption, serviceTenant, storage } from "./setting-groups.ts";
import {
  count,
  countries,
  date,
  flag,
  json,
  key,
  ncrontab,
  optionalEmail,
  optionalText,
  text,
  timeZone,
} from "./setting-kinds.ts";

/** local.settings.example.json sets them on a development machine, app.bicep in a deployment. */
const environment = z.object({
  /** The user-assigned identity for the `identity` modes. Default: the system-assigned identity. */
  AZURE_CLIENT_ID: z.optional(text),
  EMAIL_SENDER: z.email(),
  /** X4: the portal to add on-premises plans. A host name, because letters contain no links. */
  SERVICES_HUB_HOST: z._default(text, "support.serviceshub.microsoft.com"),
  MAIL_PER_MINUTE: z._default(count, 30),
  MAIL_PER_HOUR: z._default(count, 100),
  /** Recipients of IDs of one partner in one day. All of a day are in one row, which has a limit. */
  MAIL_PER_PARTNER_PER_DAY: z._default(count.check(z.maximum(5_000)), 500),
  AUTH_ISSUER: z.url(),
  AUTH_AUDIENCE: text,
  AUTH_JWKS_URL: z.url(),
  /** The delegated permission that the tokens of a partner's people must have. */
  AUTH_SCOPE: z._default(text, "access_as_user"),
  /** The page at /portal: its registration in Entra ID, where people sign in, and the partner shown first. */
  PAGE_CLIENT_ID: optionalText,
  PAGE_AUTHORITY: z._default(z.url(), "https://login.microsoftonline.com/organizations"),
  PAGE_PARTNER_ID: optionalText,
  /** The token issuer of the local environment, for sample people. A deployment never sets it. */
  PAGE_LOCAL_ISSUER: optionalText,
  /** Whether guests of a tenant (`acct` 1) count as its people. */
  ALLOW_GUESTS: z.prefault(flag, "false"),
  /**
   * The tenant whose administrators can assign the roles of portals, Commerce and operators. Empty:
   * every tenant, which an issuer of many tenants does not allow.
   */
  SERVICE_TENANT_ID: optionalText,
  PORTAL_CLIENTS: json(z.record(text, z.enum(portals))),
  HASH_KEY: key,
  /** Where backups go: the https address of a container, or a folder. Empty: there are none. */
  BACKUP_TO: optionalText,
  /** Who gets an e-mail with the digests of each backup. Empty: nobody. */
  ANCHOR_TO: optionalEmail,
  /** The destination of telemetry: Application Insights or a file. Without both, none is sent. */
  APPLICATIONINSIGHTS_CONNECTION_STRING: optionalText,
  TELEMETRY_FILE: optionalText,
  ALLOW_TIME_TRAVEL: z.prefault(flag, "false"),
  RENEWAL_SWEEP_SCHEDULE: z._default(ncrontab, "0 5 * * * *"),
  PROGRAM_TIME_ZONE: z._default(timeZone, defaultRules.timeZone),
  RENEWAL_WINDOW_DAYS: z._default(count, defaultRules.renewalWindowDays),
  LATE_RENEWAL_DAYS: z._default(count, defaultRules.lateRenewalDays),
  CAP_EFFECTIVE_DATE: z._default(date, defaultRules.capEffectiveDate),
  OFFER_RETIREMENT_DATE: z._default(date, defaultRules.offerRetirementDate),
  N1_REFRESH_DATE: z._default(date, defaultRules.n1RefreshDate),
  NOTICE_RENEWAL_DUE_DAYS: z._default(count, defaultNotices.renewalDueDays),
  NOTICE_WINDOW_CLOSING_DAYS: z._default(count, defaultNotices.windowClosingDays),
  NOTICE_ACTIVATE_BY_DAYS: z._default(count, defaultNotices.activateByDays),
  NOTICE_USAGE_HIGH_PERCENT: z._default(
    count.check(z.maximum(99)),
    defaultNotices.usageHighPercent,
  ),
  AUTO_REFUND_NON_TECHNICAL: z._default(flag, defaultRules.autoRefundNonTechnical),
  REFUND_REVIEW_DAYS: z._default(count, defaultRules.refundReviewDays),
  RETENTION_DAYS: z._default(count, defaultRules.retentionDays),
  PAY_PER_INCIDENT_EXCLUDED_COUNTRIES: z.prefault(countries, ""),
});

/** The names of all settings, for every mode. A test compares the deployment template with them. */
export const settingNames: readonly string[] = [
  ...[...storage.def.options, ...email.def.options].flatMap(({ shape }) => Object.keys(shape)),
  ...Object.keys(encryption.shape),
  ...Object.keys(environment.shape),
].filter((name, index, all) => all.indexOf(name) === index);

type Environment = Readonly<Record<string, string | undefined>>;

const rulesOf = (e: z.output<typeof environment>) => ({
  timeZone: e.PROGRAM_TIME_ZONE,
  renewalWindowDays: e.RENEWAL_WINDOW_DAYS,
  lateRenewalDays: e.LATE_RENEWAL_DAYS,
  capEffectiveDate: e.CAP_EFFECTIVE_DATE,
  offerRetirementDate: e.OFFER_RETIREMENT_DATE,
  n1RefreshDate: e.N1_REFRESH_DATE,
  autoRefundNonTechnical: e.AUTO_REFUND_NON_TECHNICAL,
  refundReviewDays: e.REFUND_REVIEW_DAYS,
  retentionDays: e.RETENTION_DAYS,
  payPerIncidentExcludedCountries: e.PAY_PER_INCIDENT_EXCLUDED_COUNTRIES,
});

const storageOf = (s: z.output<typeof storage>) =>
  s.STORAGE_MODE === "identity"
    ? ({ mode: "identity", endpoint: s.STORAGE_TABLE_ENDPOINT } as const)
    : ({ mode: "connection-string", connectionString: s.STORAGE_CONNECTION_STRING } as const);

const emailOf = (m: z.output<typeof email>, sender: string) =>
  m.EMAIL_MODE === "identity"
    ? ({ mode: "identity", endpoint: m.EMAIL_ENDPOINT, sender } as const)
    : ({ mode: "connection-string", connectionString: m.EMAIL_CONNECTION_STRING, sender } as const);

/** The names of wrong settings and the problems, without values, which can be secrets. */
const problems = (
  results: readonly { readonly error?: z.core.$ZodError | undefined }[],
): string[] =>
  results.flatMap(({ error }) =>
    (error?.issues ?? []).map(({ message, path }) => `${path.join(".")}: ${message}`),
  );

/** Compiling the parser does not pay, because it is used once. */
const uncompiled = { jitless: true };

/** Reads all settings. Throws an error that names every wrong setting. */
export function readConfig(env: Environment) {
  const general = environment.safeParse(env, uncompiled);
  const tables = storage.safeParse(env, uncompiled);
  const mail = email.safeParse(env, uncompiled);
  const keys = encryption.safeParse(env, uncompiled);
  const tenant = serviceTenant.safeParse(env, uncompiled);
  if (!general.success || !tables.success || !mail.success || !keys.success || !tenant.success) {
    const bad = problems([general, tables, mail, keys, tenant]);
    throw new Error(`Bad settings:\n${bad.join("\n")}`);
  }
  const e = general.data;
  return {
    identityClientId: e.AZURE_CLIENT_ID,
    storage: storageOf(tables.data),
    email: emailOf(mail.data, e.EMAIL_SENDER),
    servicesHubHost: e.SERVICES_HUB_HOST,
    mailLimits: { perMinute: e.MAIL_PER_MINUTE, perHour: e.MAIL_PER_HOUR },
    mailPerPartnerPerDay: e.MAIL_PER_PARTNER_PER_DAY,
    auth: { issuer: e.AUTH_ISSUER, audience: e.AUTH_AUDIENCE, jwksUrl: e.AUTH_JWKS_URL },
    callers: {
      portalClients: new Map(Object.entries(e.PORTAL_CLIENTS)),
      serviceTenantId: e.SERVICE_TENANT_ID,
      scope: e.AUTH_SCOPE,
      allowGuests: e.ALLOW_GUESTS,
    },
    page: {
      clientId: e.PAGE_CLIENT_ID,
      authority: e.PAGE_AUTHORITY,
      scope: `${e.AUTH_AUDIENCE}/${e.AUTH_SCOPE}`,
      partnerId: e.PAGE_PARTNER_ID,
      localIssuer: e.PAGE_LOCAL_ISSUER,
    },
    vaultKeys: {
      encryption: new Map(Object.entries(keys.data.ENCRYPTION_KEYS)),
      current: keys.data.ENCRYPTION_KEY_CURRENT,
      hash: e.HASH_KEY,
    },
    telemetry: {
      connectionString: e.APPLICATIONINSIGHTS_CONNECTION_STRING,
      file: e.TELEMETRY_FILE,
    },
    allowTimeTravel: e.ALLOW_TIME_TRAVEL,
    backupTo: e.BACKUP_TO,
    anchorTo: e.ANCHOR_TO,
    sweepSchedule: e.RENEWAL_SWEEP_SCHEDULE,
    rules: rulesOf(e),
    notices: {
      renewalDueDays: e.NOTICE_RENEWAL_DUE_DAYS,
      windowClosingDays: e.NOTICE_WINDOW_CLOSING_DAYS,
      activateByDays: e.NOTICE_ACTIVATE_BY_DAYS,
      usageHighPercent: e.NOTICE_USAGE_HIGH_PERCENT,
    },
  } as const;
}

export type Config = ReturnType<typeof readConfig>;
