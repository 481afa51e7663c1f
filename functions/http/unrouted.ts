import type { HttpHandler, HttpRequest, HttpResponseInit } from "@azure/functions";

import type { Operation } from "./access.ts";
import type { PathParams, RouteHandler } from "./edge.ts";
import { endpoints } from "./endpoints.ts";
import type { Method } from "./endpoints.ts";
import { problemResponse } from "./problem.ts";
import type { Problem } from "./problem.ts";
import { requestContextOf } from "./request-context.ts";
import { withCommonHeaders } from "./response.ts";

/** An operation at a path. */
interface Match {
  readonly operation: Operation;
  readonly method: Method;
  readonly params: PathParams;
}

/** As the host cuts a path: a slash at the end does not count. */
const segmentsOf = (path: string): string[] => path.replace(/^\/|\/$/g, "").split("/");

/** As the host decodes a path: `%2F` is no separator. Undecodable text stays as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment.replaceAll(/%2f/gi, "%252F"));
  } catch {
    return segment;
  }
}

/** The parameters of a path under a template such as `partners/{partnerId}`; undefined if it does not fit. */
function paramsOf(template: string, path: readonly string[]): PathParams | undefined {
  const parts = segmentsOf(template);
  if (parts.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = decoded(path[index] ?? "");
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const fits = name === undefined ? value.toLowerCase() === part : value !== "";
    if (!fits) return undefined;
    if (name !== undefined) params[name] = value;
  }
  return params;
}

/** Every operation at the path of a request, whatever its method. */
function matchesOf({ url }: HttpRequest): Match[] {
  const path = segmentsOf(new URL(url).pathname.replace(/^\/api(?=\/|$)/i, ""));
  return (Object.keys(endpoints) as Operation[]).flatMap((operation) => {
    const [method, template] = endpoints[operation];
    const params = paramsOf(template, path);
    return params ? [{ operation, method, params }] : [];
  });
}

/** GET implies HEAD. */
const allowedAt = (matches: readonly Match[]): string[] => {
  const methods = matches.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...new Set(methods)].sort();
};

function problemOf(method: string, path: string, allow: readonly string[]): Problem {
  if (allow.length === 0) {
    const detail = `There is no resource at ${path}. GET /api/docs lists every call.`;
    return { code: "NOT_FOUND", detail };
  }
  const detail = `${path} does not support ${method}. Use one of: ${allow.join(", ")}.`;
  return { code: "METHOD_NOT_ALLOWED", detail, allow };
}

function withoutBody(response: HttpResponseInit): HttpResponseInit {
  const head = { ...response };
  delete head.body;
  return head;
}

/**
 * Answers what the host gives to no route. HEAD is answered as GET without a body; another method is
 * refused with the methods that the path has, an unknown path as not found.
 */
export function unroutedHandler(handlers: ReadonlyMap<Operation, RouteHandler>): HttpHandler {
  return async (request, invocation) => {
    const matches = matchesOf(request);
    const read = matches.find(({ method }) => method === "GET");
    const handler = read && handlers.get(read.operation);
    if (request.method === "HEAD" && read && handler) {
      return withoutBody(await handler(request, invocation, read.params));
    }
    const context = requestContextOf(request);
    const problem = problemOf(request.method, context.instance, allowedAt(matches));
    return withCommonHeaders(problemResponse(problem, context), context);
  };
}
