import { readFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod";

import { LoadError } from "./load-error.ts";

const ignored = z.unknown().optional();
const level = z.enum(["Trace", "Debug", "Information", "Warning", "Error", "Critical", "None"]);

// What is `ignored` is known to Azure and changes nothing that an app could see here
// (docs/local-host.md lists it); what is not named at all is refused.
const schema = z.strictObject({
  version: z.literal("2.0"),
  extensions: z
    .strictObject({
      http: z
        .strictObject({
          routePrefix: z.string().default("api"),
          maxOutstandingRequests: z.int().default(-1),
          maxConcurrentRequests: z.int().default(-1),
          customHeaders: z.record(z.string(), z.string()).default({}),
          dynamicThrottlesEnabled: ignored,
          hsts: ignored,
        })
        .prefault({}),
      durableTask: z.record(z.string(), z.unknown()).default({}),
    })
    .prefault({}),
  logging: z
    .strictObject({
      logLevel: z.record(z.string(), level).default({}),
      applicationInsights: ignored,
      console: ignored,
      fileLoggingMode: ignored,
    })
    .prefault({}),
  extensionBundle: ignored,
  telemetryMode: ignored,
  functionTimeout: ignored,
  healthMonitor: ignored,
  concurrency: ignored,
  singleton: ignored,
  aggregator: ignored,
  sendCanceledInvocationsToWorker: ignored,
  $schema: ignored,
});

export type HostJson = z.output<typeof schema>;
export type HttpOptions = HostJson["extensions"]["http"];

/** Reads host.json of the app; rejects with a LoadError that names each option that is not carried. */
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
