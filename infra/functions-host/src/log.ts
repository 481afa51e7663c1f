import { format } from "node:util";

import type { RpcLevel } from "./rpc.ts";

const order = ["trace", "debug", "information", "warning", "error", "critical", "none"] as const;

export type Log = (
  level: RpcLevel,
  category: string,
  message: string,
  invocationId?: string,
) => void;

export interface Logger {
  readonly log: Log;
  flush(): void;
}

/**
 * Writes one line per log: time, level, category, invocation ID, message. `levels` is
 * `logging.logLevel` of host.json: the longest category that is a prefix decides, then `default`, then
 * Information. Lines of the same iteration of the event loop are written together, which is faster.
 */
export function makeLogger(
  levels: Readonly<Record<string, string>>,
  write: (text: string) => void,
): Logger {
  const thresholds = new Map<string, number>();
  const rules = Object.entries(levels).sort(([a], [b]) => b.length - a.length);
  let lines = "";

  const threshold = (category: string): number => {
    const known = thresholds.get(category);
    if (known !== undefined) return known;
    const rule = rules.find(([prefix]) => category.toLowerCase().startsWith(prefix.toLowerCase()));
    const name = (rule?.[1] ?? levels["default"] ?? "Information").toLowerCase();
    const found = order.indexOf(name as RpcLevel);
    thresholds.set(category, found);
    return found;
  };
  const flush = (): void => {
    if (lines === "") return;
    const text = lines;
    lines = "";
    write(text);
  };

  return {
    flush,
    log(level, category, message, invocationId) {
      if (order.indexOf(level) < threshold(category)) return;
      if (lines === "") setImmediate(flush);
      const text = message.replaceAll("\r", "").replaceAll("\n", "\\n");
      const id = invocationId === undefined ? "" : ` [${invocationId}]`;
      lines += `${new Date().toISOString()} ${level} ${category}${id} ${text}\n`;
    },
  };
}

/** Sends the app's console output to the log, as Azure's host does with its worker's output. */
export function captureConsole(log: Log): void {
  const levels = {
    log: "information",
    info: "information",
    debug: "debug",
    trace: "trace",
    warn: "warning",
    error: "error",
  } as const;
  for (const [name, level] of Object.entries(levels))
    console[name as keyof typeof levels] = (...args: unknown[]) => {
      log(level, "Host.Function.Console", format(...args));
    };
}
