import type { HttpFunctionOptions } from "@azure/functions";

import { handlerOf } from "./edge.ts";
import type { Edge } from "./edge.ts";
import type { Route } from "./route.ts";

export interface HttpFunction {
  readonly name: string;
  readonly options: HttpFunctionOptions;
}

/**
 * The routes as Azure registers them, one function each, named by its operation. `anonymous` means
 * that the host asks for no key: the tokens are the app's own to check.
 */
export const toHttpFunctions = (routes: readonly Route[], edge: Edge): HttpFunction[] =>
  routes.map((route) => ({
    name: route.operationId,
    options: {
      methods: [route.method],
      authLevel: "anonymous",
      route: route.path,
      handler: handlerOf(route, edge),
    },
  }));
