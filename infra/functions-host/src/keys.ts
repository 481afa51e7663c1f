import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";

import { writeWhole } from "./atomic-write.ts";

/** As on Azure: the master key opens everything, a system key the endpoints of one extension. */
export interface Keys {
  readonly master: string;
  readonly system: { readonly durabletask: string; readonly eventgrid: string };
}

type StoredKeys = Partial<Omit<Keys, "system">> & { readonly system?: Partial<Keys["system"]> };

/**
 * The keys of this data directory. The first call makes them, later calls return the same ones. They
 * can be read before the host starts.
 */
export function openKeys(dataDir: string): Keys {
  const file = join(dataDir, "keys.json");
  const stored = readKeys(file);
  const key = (): string => randomBytes(40).toString("base64url");
  const keys: Keys = {
    master: stored.master ?? key(),
    system: { durabletask: key(), eventgrid: key(), ...stored.system },
  };
  const text = JSON.stringify(keys, null, 2);
  if (text !== JSON.stringify(stored, null, 2)) writeWhole(file, text);
  return keys;
}

/** No keys at the first start. A file of an earlier version lacks those that were added since. */
function readKeys(file: string): StoredKeys {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as StoredKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return {};
  }
}

/** Whether a request has one of these keys, in the header `x-functions-key` or as `code` in the query. */
export function hasKey(
  accepted: readonly string[],
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): boolean {
  const [, code] = [...query].find(([name]) => name.toLowerCase() === "code") ?? [];
  const given = headers["x-functions-key"] ?? code;
  return typeof given === "string" && accepted.includes(given);
}
