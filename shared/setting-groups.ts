import * as z from "zod/mini";

import { json, key, optionalText, text } from "./setting-kinds.ts";

/** Where the tables are, and how to authenticate. */
export const storage = z.discriminatedUnion("STORAGE_MODE", [
  z.object({
    STORAGE_MODE: z.literal("connection-string"),
    STORAGE_CONNECTION_STRING: text,
  }),
  z.object({ STORAGE_MODE: z.literal("identity"), STORAGE_TABLE_ENDPOINT: z.url() }),
]);

/** Which service sends e-mail, and how to authenticate. */
export const email = z.discriminatedUnion("EMAIL_MODE", [
  z.object({
    EMAIL_MODE: z.literal("connection-string"),
    EMAIL_CONNECTION_STRING: text,
  }),
  z.object({ EMAIL_MODE: z.literal("identity"), EMAIL_ENDPOINT: z.url() }),
]);

/** The keys that encrypt stored IDs. */
export const encryption = z
  .object({ ENCRYPTION_KEYS: json(z.record(text, key)), ENCRYPTION_KEY_CURRENT: text })
  .check(
    z.refine((e) => Object.hasOwn(e.ENCRYPTION_KEYS, e.ENCRYPTION_KEY_CURRENT), {
      error: "is not one of ENCRYPTION_KEYS",
      path: ["ENCRYPTION_KEY_CURRENT"],
    }),
  );

/** Otherwise every administrator of any tenant could name an app `Commerce`. */
export const serviceTenant = z
  .object({ AUTH_ISSUER: z.optional(z.string()), SERVICE_TENANT_ID: optionalText })
  .check(
    z.refine((e) => e.SERVICE_TENANT_ID !== undefined || !e.AUTH_ISSUER?.includes("{tenantid}"), {
      error: "is required with an issuer of many tenants",
      path: ["SERVICE_TENANT_ID"],
    }),
  );
