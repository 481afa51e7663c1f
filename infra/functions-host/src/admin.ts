import { hasKey, type Keys } from "./keys.ts";
import { answer, type Responder } from "./server.ts";
import type { HostTimer } from "./timers.ts";

/**
 * `GET /admin/host/ping`, and `POST /admin/functions/{name}` with the master key, which runs a timer
 * function now and answers 202 without waiting for it.
 */
export function adminResponder(timers: ReadonlyMap<string, HostTimer>, keys: Keys): Responder {
  const byName = new Map([...timers].map(([name, timer]) => [name.toLowerCase(), timer]));

  return async ({ request, response, path, query }) => {
    if (!path.startsWith("/admin/")) return false;
    if (path === "/admin/host/ping") return answer(response, 200);
    if (!hasKey([keys.master], request.headers, query)) return answer(response, 401);
    const name = /^\/admin\/functions\/([^/]+)$/.exec(path)?.[1];
    if (name === undefined || request.method !== "POST")
      return answer(response, 501, `'${path}' is not supported by the local host`);
    const timer = byName.get(name.toLowerCase());
    if (timer === undefined)
      return answer(response, 400, `'${name}' is not a timer function: only those are supported`);
    void timer.trigger();
    return answer(response, 202);
  };
}
