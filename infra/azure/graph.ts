/** Microsoft Graph through `az rest`, which signs the request in. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { runAz } from "./az.ts";

export interface Answer {
  readonly ok: boolean;
  readonly said: string;
  readonly body?: unknown;
}

/** The body goes through a file, because the Windows shell would change it as an argument. */
export function graph(method: "get" | "patch" | "post", resource: string, body?: object): Answer {
  const folder = mkdtempSync(path.join(tmpdir(), "graph-"));
  try {
    const url = `https://graph.microsoft.com/v1.0/${resource}`;
    const args = ["rest", "--method", method, "--url", url, "--only-show-errors"];
    if (body) {
      writeFileSync(path.join(folder, "body.json"), JSON.stringify(body));
      args.push("--body", "@body.json", "--headers", "Content-Type=application/json");
      if (method === "patch") args.push("Prefer=create-if-missing");
    }
    const run = runAz(args, folder);
    if (run.status !== 0) return { ok: false, said: run.stderr.trim() };
    const text = run.stdout.trim();
    return { ok: true, said: "", ...(text === "" ? {} : { body: JSON.parse(text) as unknown }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
