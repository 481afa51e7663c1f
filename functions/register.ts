import { app } from "@azure/functions";
import * as df from "durable-functions";
import type { ActivityHandler } from "durable-functions";

import { products } from "../shared/catalogue/products.ts";
import type { Service } from "./composition.ts";
import { activateActivities } from "./durable/activate.activities.ts";
import { activate } from "./durable/activate.orchestrator.ts";
import { withClient } from "./durable/client.ts";
import { distributeActivities } from "./durable/distribute.activities.ts";
import { distribute } from "./durable/distribute.orchestrator.ts";
import { activateName, distributeName, reconcileName, sweepName } from "./durable/names.ts";
import { reconcileActivities } from "./durable/reconcile.activities.ts";
import { reconcile } from "./durable/reconcile.orchestrator.ts";
import type { ActivityFunction } from "./durable/step.ts";
import { sweepActivities } from "./durable/sweep.activities.ts";
import { sweep } from "./durable/sweep.orchestrator.ts";
import { deliveryReports } from "./events/delivery-report.ts";
import { toHttpFunctions } from "./http/functions.ts";
import type { HttpFunction } from "./http/functions.ts";
import { makeRoutes } from "./http/routes/index.ts";
import { renewalSweep } from "./timers/renewal-sweep.ts";
import { tracing } from "./tracing.ts";

/** The operations that start workflows, and so need the durable client. */
const startsWorkflows: ReadonlySet<string> = new Set([
  "requestActivation",
  "createDistribution",
  "startSweep",
  "startReconciliation",
]);

/** What the build has put beside the bundle. */
export interface Build {
  readonly version: string;
  readonly docsDirectory: string;
}

/** Every trigger of the service. Registering has no effect beyond the registration. */
export function register(service: Service, { docsDirectory, version }: Build): void {
  const { config, edge, health, ready, telemetry, useCases } = service;
  const routes = makeRoutes(useCases, {
    health,
    products,
    rules: config.rules,
    version,
    docsDirectory,
  });
  app.hook.preInvocation(tracing(() => Promise.resolve(telemetry)));
  app.hook.appTerminate(telemetry.stop);
  for (const http of toHttpFunctions(routes, edge)) registerHttp(http);

  df.app.orchestration(activateName, activate);
  df.app.orchestration(distributeName, distribute);
  df.app.orchestration(sweepName, sweep);
  df.app.orchestration(reconcileName, reconcile);
  const activities = [
    ...activateActivities(service.activationSteps),
    ...distributeActivities(service.distributionSteps),
    ...sweepActivities(service.operations.sweepSteps),
    ...reconcileActivities(service.operations.reconciliationSteps),
  ];
  for (const activity of activities) registerActivity(activity, ready);

  const timer = renewalSweep(ready, service.operations.startScheduledSweep);
  app.timer(timer.name, timer.options);

  app.eventGrid("deliveryReport", {
    handler: async (event, context) => {
      await ready();
      await deliveryReports(service.recordDelivery)(event, context);
    },
  });
}

function registerHttp({ name, options }: HttpFunction): void {
  if (!startsWorkflows.has(name)) {
    app.http(name, options);
    return;
  }
  app.http(name, {
    ...options,
    extraInputs: [df.input.durableClient()],
    handler: (request, context) =>
      withClient(df.getClient(context), async () => options.handler(request, context)),
  });
}

function registerActivity(
  { handler, name, startsWorkflows: needsClient = false }: ActivityFunction,
  ready: Service["ready"],
): void {
  const whenReady: ActivityHandler = async (input, context) => {
    await ready();
    const run = async (): Promise<unknown> => handler(input, context) as unknown;
    return needsClient ? withClient(df.getClient(context), run) : run();
  };
  df.app.activity(name, {
    handler: whenReady,
    ...(needsClient && { extraInputs: [df.input.durableClient()] }),
  });
}
