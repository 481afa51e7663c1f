import type { HttpHandler, HttpRequest } from "@azure/functions";

import { methodsOf, operationIds, operationOf } from "../operations.ts";
import { problemResponse } from "./problem.ts";
import type { Problem } from "./problem.ts";
import { requestContextOf } from "./request-context.ts";
import { completeResponse } from "./response.ts";

/** Splits a path as the host does. A slash at the end does not count. */
const segmentsOf = (path: string): string[] => path.replace(/^\/|\/$/g, "").split("/");

const fits = (template: string, path: readonly string[]): boolean => {
  const parts = segmentsOf(template);
  return (
    parts.length === path.length &&
    parts.every((part, index) =>
      part.startsWith("{") ? path[index] !== "" : path[index]?.toLowerCase() === part,
    )
  );
};

/** The methods of every operation at the path of a request. GET implies HEAD. */
function allowedAt({ url }: HttpRequest): string[] {
  const path = segmentsOf(new URL(url).pathname.replace(/^\/api(?=\/|$)/i, ""));
  const methods = operationIds
    .map(operationOf)
    .filter((operation) => fits(operation.path, path))
    .flatMap(methodsOf);
  return [...new Set(methods)].sort();
}

function problemOf(method: string, path: string, allow: readonly string[]): Problem {
  if (allow.length === 0) {
    const detail = `There is no resource at ${path}. GET /api/docs lists every call.`;
    return { code: "NOT_FOUND", detail };
  }
  const detail = `${path} does not support ${method}. Use one of: ${allow.join(", ")}.`;
  return { code: "METHOD_NOT_ALLOWED", detail, allow };
}

/** Answers requests that match no operation: 405 at a known path, otherwise 404. */
export const unrouted: HttpHandler = (request) => {
  const context = requestContextOf(request);
  const problem = problemOf(request.method, context.instance, allowedAt(request));
  return completeResponse(problemResponse(problem, context), context);
};
