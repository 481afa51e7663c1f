import type { TokenCredential } from "@azure/identity";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { TableClient } from "@azure/data-tables";
import type { TableServiceClientOptions } from "@azure/data-tables";

import { hasStatus } from "./failures.ts";
import { retryReads } from "./retry-reads.ts";

export const tableNames = [
  "contracts",
  "partners",
  "credentials",
  "accounts",
  "attempts",
  "schedule",
  "operations",
  "clock",
] as const;
export type TableName = (typeof tableNames)[number];
export type Tables = Readonly<Record<TableName, TableClient>>;

export type StorageSettings =
  | { readonly mode: "connection-string"; readonly connectionString: string }
  | { readonly mode: "identity"; readonly endpoint: string };

export interface TableOptions {
  /** Policies that every request passes through, for example to count requests. */
  readonly policies?: readonly PipelinePolicy[];
  /** Needed for `identity`. */
  readonly credential?: TokenCredential;
  /** The time limit of a request, including the body of its answer. */
  readonly timeoutMs?: number;
  /** The client retries writes. Only for callers whose writes have the same result when they are repeated. */
  readonly retryWrites?: boolean;
}

const usualTimeoutMs = 10_000;

/**
 * Usually the client does not retry writes. After a lost answer it would repeat a transaction that was
 * written and report a conflict with itself. The caller decides which writes it repeats.
 */
const clientOptions = ({ retryWrites = false }: TableOptions) =>
  retryWrites ? {} : { retryOptions: { maxRetries: 0 } };

/**
 * Without a time-out, a dead connection would block the contract's queue. After a time-out, the
 * caller reads whether the request was written, as after any other lost answer.
 */
const timeoutPolicy = (timeoutMs: number): PipelinePolicy => ({
  name: "timeout",
  sendRequest: async (request, next) => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, timeoutMs);
    request.abortSignal = controller.signal;
    try {
      return await next(request);
    } finally {
      clearTimeout(timer);
    }
  },
});

const openTable = (
  settings: StorageSettings,
  name: string,
  tableOptions: TableOptions,
): TableClient => {
  const { credential } = tableOptions;
  if (settings.mode === "identity") {
    if (!credential) throw new Error("Identity needs a credential");
    return new TableClient(settings.endpoint, name, credential, clientOptions(tableOptions));
  }
  const { connectionString } = settings;
  // Only Azurite uses plain HTTP. Azure's connection strings contain https.
  const insecure = connectionString.includes("http://");
  const options: TableServiceClientOptions = {
    ...clientOptions(tableOptions),
    allowInsecureConnection: insecure,
  };
  return TableClient.fromConnectionString(connectionString, name, options);
};

/** The service's tables. `prefix` keeps several services apart on one account. */
export function openTables(
  settings: StorageSettings,
  options: TableOptions = {},
  prefix = "",
): Tables {
  const open = (name: TableName): TableClient => {
    const client = openTable(settings, `${prefix}${name}`, options);
    const timeout = timeoutPolicy(options.timeoutMs ?? usualTimeoutMs);
    client.pipeline.addPolicy(retryReads, { phase: "Retry" });
    for (const policy of [timeout, ...(options.policies ?? [])]) client.pipeline.addPolicy(policy);
    return client;
  };
  return Object.fromEntries(tableNames.map((name) => [name, open(name)])) as unknown as Tables;
}

/** Creates missing tables. It can run repeatedly and in several processes at the same time. */
export async function createTables(tables: Tables): Promise<void> {
  await Promise.all(
    Object.values(tables).map(async (table) => {
      try {
        await table.createTable();
      } catch (error) {
        if (!hasStatus(error, 409)) throw error;
      }
    }),
  );
}
