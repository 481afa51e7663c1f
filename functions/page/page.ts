import type { HttpHandler, HttpRequest, HttpResponseInit } from "@azure/functions";

import { problemResponse } from "../http/problem.ts";
import { requestContextOf } from "../http/request-context.ts";
import type { RequestContext } from "../http/request-context.ts";
import { completeResponse } from "../http/response.ts";
import { problemOfError } from "../http/error-handling.ts";
import { encoded, pageFiles } from "./files.ts";
import type { PageFiles } from "./files.ts";
import { pageHtml } from "./html.ts";
import type { PageSettings } from "./html.ts";

const forever = { "cache-control": "public, max-age=31536000, immutable" } as const;
const never = { "cache-control": "no-store" } as const;

const notFound = (context: RequestContext): HttpResponseInit =>
  problemResponse({ code: "NOT_FOUND", detail: "The page has no such file." }, context);

async function assetResponse(
  files: PageFiles,
  name: string,
  { headers }: HttpRequest,
  context: RequestContext,
): Promise<HttpResponseInit> {
  const file = await files.asset(name);
  if (!file) return notFound(context);
  const { body, headers: encoding } = encoded(file, headers.get("accept-encoding"));
  return {
    status: 200,
    headers: {
      "content-type": file.contentType,
      vary: "accept-encoding",
      ...forever,
      ...encoding,
    },
    body,
  };
}

async function htmlResponse(files: PageFiles, settings: PageSettings): Promise<HttpResponseInit> {
  const { html, policy } = pageHtml(await files.template(), settings);
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
      "referrer-policy": "no-referrer",
      ...never,
    },
    body: html,
  };
}

/**
 * Serves the page below `/portal`. Every address outside of `assets` is the page itself: the address
 * names a view, which the page shows.
 */
export function pageHandler(directory: string, settings: PageSettings): HttpHandler {
  const files = pageFiles(directory);
  return async (request, invocation) => {
    const context = requestContextOf(request);
    try {
      const [, asset] = /^assets\/(.*)$/.exec(request.params["view"] ?? "") ?? [];
      const response =
        asset === undefined
          ? await htmlResponse(files, settings)
          : await assetResponse(files, asset, request, context);
      return completeResponse(response, context);
    } catch (error) {
      const problem = problemOfError(error, "page", invocation, context);
      return completeResponse(problemResponse(problem, context), context);
    }
  };
}
