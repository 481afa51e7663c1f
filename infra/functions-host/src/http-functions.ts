import type { HttpFunction } from "./check-app.ts";
import type { HttpOptions } from "./host-json.ts";
import { toRpcHttp, writeHttp } from "./http-message.ts";
import type { Invoke } from "./invoke.ts";
import { inAzuresOrder } from "./route-conflicts.ts";
import { matchRoute, splitPath } from "./routes.ts";
import type { RpcData } from "./rpc.ts";
import { answer, type Exchange, type Responder } from "./server.ts";
import { makeThrottle } from "./throttle.ts";

/**
 * The app's own routes. As Azure's host does, it answers 404 also to a wrong method (HEAD included),
 * 429 beyond `maxOutstandingRequests`, and 500 without a body when the function fails.
 */
export function httpResponder(
  functions: readonly HttpFunction[],
  options: HttpOptions,
  invoke: Invoke,
): Responder {
  const byMethod = new Map<string, HttpFunction[]>();
  for (const hosted of inAzuresOrder(functions))
    for (const method of hosted.route.methods)
      byMethod.set(method, [...(byMethod.get(method) ?? []), hosted]);
  const throttle = makeThrottle(options.maxConcurrentRequests, options.maxOutstandingRequests);

  const call = async (
    hosted: HttpFunction,
    params: Record<string, string>,
    exchange: Exchange,
    body: Buffer,
  ): Promise<void> => {
    const { request, response, query } = exchange;
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
      // The invocation has logged the cause, which is not for the caller.
      if (!response.destroyed) answer(response, 500);
      return;
    }
    writeHttp(response, result?.http);
  };

  return async (exchange) => {
    const { request, response, path } = exchange;
    const segments = splitPath(path);
    for (const hosted of byMethod.get(request.method ?? "") ?? []) {
      const params = matchRoute(hosted.route, segments);
      if (params === undefined) continue;
      const sent = await exchange.body();
      // As Azure's host does: a body without its length does not reach the function.
      const body = request.headers["content-length"] === undefined ? Buffer.alloc(0) : sent;
      // Only now, because a slow body must not hold a place.
      if (!(await throttle.enter())) return answer(response, 429);
      try {
        await call(hosted, params, exchange, body);
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
