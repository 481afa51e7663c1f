import type { EventGridHandler, HttpHandler } from "@azure/functions";

import type { Workflows } from "../shared/application/ports/workflows.ts";
import { products } from "../shared/catalogue/products.ts";
import type { Config } from "../shared/config.ts";
import { compose } from "./composition.ts";
import type { Composition } from "./composition.ts";
import { deliveryReports } from "./events/delivery-report.ts";
import type { Operation } from "./http/access.ts";
import { handlerOf, unrouted } from "./http/edge.ts";
import { makeRoutes } from "./http/routes/index.ts";

/** What the build has put beside the bundle. */
export interface Build {
  readonly version: string;
  readonly docsDirectory: string;
}

/** All that invocations do. It is a file of its own in the build, loaded after the registration. */
export interface Service extends Pick<
  Composition,
  "ready" | "startScheduledSweep" | "stepBodies" | "telemetry"
> {
  readonly http: ReadonlyMap<Operation, HttpHandler>;
  readonly unrouted: HttpHandler;
  readonly deliveryReport: EventGridHandler;
}

/** The whole service from its settings. Nothing is read or sent until the first invocation. */
export function makeService(
  config: Config,
  { docsDirectory, version }: Build,
  workflows: Workflows,
): Service {
  const composed = compose(config, version, workflows);
  const { edge, health, recordDelivery, useCases } = composed;
  const extras = { health, products, rules: config.rules, version, docsDirectory };
  const routes = makeRoutes(useCases, extras);
  return {
    ...composed,
    http: new Map(routes.map((route) => [route.operationId, handlerOf(route, edge)])),
    unrouted,
    deliveryReport: deliveryReports(recordDelivery),
  };
}
