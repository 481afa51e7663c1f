import { readFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod";

import { durableTask } from "./durable/model/options.ts";
import { LoadError } from "./load-error.ts";

const level = z.enum(["Trace", "Debug", "Information", "Warning", "Error", "Critical", "None"]);
const withoutLimit = -1;

// An option that is optional and has no default has no effect here (README.md lists them). An option
// that is not named is refused, and so is a value that would have another effect on Azure.
const http = z.strictObject({
  routePrefix: z.string().default("api"),
  maxOutstandingRequests: z.int().default(withoutLimit),
  maxConcurrentRequests: z.int().default(withoutLimit),
  dynamicThrottlesEnabled: z.literal(false).optional(),
  hsts: z.strictObject({ isEnabled: z.boolean(), maxAge: z.string() }).optional(),
});

const schema = z.strictObject({
  version: z.literal("2.0"),
  extensions: z
    .strictObject({ http: http.prefault({}), durableTask: durableTask.prefault({}) })
    .prefault({}),
  logging: z.strictObject({ logLevel: z.record(z.string(), level).default({}) }).prefault({}),
  extensionBundle: z
    .strictObject({
      id: z.literal("Microsoft.Azure.Functions.ExtensionBundle"),
      version: z.string(),
    })
    .optional(),
  telemetryMode: z.literal("OpenTelemetry").optional(),
  functionTimeout: z.iso.time({ precision: 0 }).optional(),
});

export type HostJson = z.output<typeof schema>;
export type HttpOptions = HostJson["extensions"]["http"];

/** Reads host.json of the app; rejects with a LoadError that names each option that is not supported. */
export async function readHostJson(appDir: string): Promise<HostJson> {
  const file = join(appDir, "host.json");
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new LoadError([`host.json: not found in ${appDir}`], { cause: error });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new LoadError([`host.json: ${String(error)}`], { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new LoadError(
    parsed.error.issues.map((issue) => `host.json: ${issue.path.join(".")}: ${issue.message}`),
  );
}
