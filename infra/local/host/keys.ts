import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";

/** As on Azure: the master key opens everything, the host key functions, a system key one extension's webhook. */
export interface Keys {
  readonly master: string;
  readonly host: string;
  readonly system: { readonly durabletask: string; readonly eventgrid: string };
}

export type AuthLevel = "anonymous" | "function" | "admin";
export type Allowed = (headers: IncomingHttpHeaders, query: URLSearchParams) => boolean;

/** The keys of this data directory, generated at its first start and the same ever after. */
export function openKeys(dataDir: string): Keys {
  const file = join(dataDir, "keys.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const key = (): string => randomBytes(40).toString("base64url");
  const keys: Keys = {
    master: key(),
    host: key(),
    system: { durabletask: key(), eventgrid: key() },
  };
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 });
  return keys;
}

export function requireKey(accepted: readonly string[]): Allowed {
  return (headers, query) => {
    const given = headers["x-functions-key"] ?? query.get("code");
    return typeof given === "string" && accepted.includes(given);
  };
}

export function allowedFor(level: AuthLevel, keys: Keys): Allowed {
  if (level === "anonymous") return () => true;
  return requireKey(level === "admin" ? [keys.master] : [keys.master, keys.host]);
}
