import type { HostedFunction } from "./check-app.ts";
import { requireKey, type Keys } from "./keys.ts";
import { answer, type Responder } from "./server.ts";

/** Starts a function by hand, with the `input` of the call; says with false that its trigger cannot be. */
export type Trigger = (hosted: HostedFunction, input: string) => boolean;

/** `GET /admin/host/status`, `/admin/host/ping` and `POST /admin/functions/{name}` (202: it runs on after the answer). */
export function adminResponder(
  functions: readonly HostedFunction[],
  keys: Keys,
  trigger: Trigger,
): Responder {
  const allowed = requireKey([keys.master]);
  const byName = new Map(functions.map((hosted) => [hosted.name.toLowerCase(), hosted]));
  const started = Date.now();

  return async ({ request, response, path, query, body }) => {
    if (!path.startsWith("/admin/")) return false;
    if (path === "/admin/host/ping") return answer(response, 200);
    if (!allowed(request.headers, query)) return answer(response, 401);
    if (path === "/admin/host/status" && request.method === "GET")
      return answer(response, 200, {
        id: "local",
        state: "Running",
        version: "4.1043.100",
        versionDetails: "embedded local host",
        processUptime: Date.now() - started,
      });
    const name = /^\/admin\/functions\/([^/]+)$/.exec(path)?.[1];
    if (name === undefined || request.method !== "POST") return false;
    const input = parseInput(await body());
    if (input === undefined) return answer(response, 400);
    const hosted = byName.get(name.toLowerCase());
    if (hosted === undefined) return answer(response, 404);
    if (trigger(hosted, input)) return answer(response, 202);
    return answer(
      response,
      400,
      `a function with ${hosted.trigger.type} is not started by hand here`,
    );
  };
}

function parseInput(body: Buffer): string | undefined {
  try {
    return (JSON.parse(body.toString("utf8")) as { input?: string }).input ?? "";
  } catch {
    return undefined;
  }
}
