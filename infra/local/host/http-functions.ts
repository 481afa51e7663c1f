import type { HttpFunction } from "./check-app.ts";
import type { HttpOptions } from "./host-json.ts";
import { toRpcHttp, writeHttp } from "./http-message.ts";
import type { Invoke } from "./invoke.ts";
import { allowedFor, type Allowed, type Keys } from "./keys.ts";
import { inAzuresOrder } from "./route-conflicts.ts";
import { matchRoute, splitPath } from "./routes.ts";
import type { RpcData } from "./rpc.ts";
import { answer, type Exchange, type Responder } from "./server.ts";
import { makeThrottle } from "./throttle.ts";

/**
 * The app's own routes. As Azure's host answers: 404 also where only the method is wrong (HEAD of a
 * GET function included), 401 without a body for a missing key, 500 without a body for a fault.
 */
export function httpResponder(
  functions: readonly HttpFunction[],
  options: HttpOptions,
  keys: Keys,
  invoke: Invoke,
): Responder {
  const byMethod = new Map<string, { hosted: HttpFunction; allowed: Allowed }[]>();
  for (const hosted of inAzuresOrder(functions))
    for (const method of hosted.route.methods) {
      const entries = byMethod.get(method) ?? [];
      byMethod.set(method, [...entries, { hosted, allowed: allowedFor(hosted.authLevel, keys) }]);
    }
  const throttle = makeThrottle(options.maxConcurrentRequests, options.maxOutstandingRequests);

  const call = async (
    hosted: HttpFunction,
    params: Record<string, string>,
    exchange: Exchange,
  ): Promise<void> => {
    const { request, response, query } = exchange;
    const body = await exchange.body();
    const data = toRpcHttp(
      request,
      `http://${request.headers.host ?? "localhost"}`,
      query,
      params,
      body,
    );
    let result: RpcData | null | undefined;
    try {
      result = await invoke(hosted, {
        inputData: [{ name: hosted.trigger.name, data }],
        ...traceContext(request.headers),
      });
    } catch {
      // The invocation has logged it; the caller learns nothing of the cause.
      if (!response.destroyed) answer(response, 500);
      return;
    }
    writeHttp(response, result?.http, options.customHeaders);
  };

  return async (exchange) => {
    const { request, response, path, query } = exchange;
    const segments = splitPath(path);
    for (const { hosted, allowed } of byMethod.get(request.method ?? "") ?? []) {
      const params = matchRoute(hosted.route, segments);
      if (params === undefined) continue;
      if (!allowed(request.headers, query)) return answer(response, 401);
      if (!(await throttle.enter())) return answer(response, 429);
      try {
        await call(hosted, params, exchange);
      } finally {
        throttle.leave();
      }
      return true;
    }
    return false;
  };
}

function traceContext(headers: Exchange["request"]["headers"]): {
  traceContext?: { traceParent: string; traceState?: string };
} {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== "string") return {};
  return {
    traceContext: {
      traceParent: traceparent,
      ...(typeof tracestate === "string" && { traceState: tracestate }),
    },
  };
}
