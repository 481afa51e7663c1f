import { app } from "@azure/functions";
import type { HttpFunctionOptions, HttpHandler } from "@azure/functions";
import * as df from "durable-functions";
import type { ActivityHandler } from "durable-functions";

import { lazy } from "./lazy.ts";
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
import { operationIds, operationOf } from "./operations.ts";
import type { OperationId } from "./operations.ts";
import { renewalSweep } from "./timers/renewal-sweep.ts";
import { tracing } from "./tracing.ts";
import type { Service } from "./wiring.ts";

/**
 * Every trigger of the service. Registering has no effect beyond the registration: `load` is first
 * called by an invocation.
 */
export function register(load: () => Promise<Service>): void {
  const ready = async (): Promise<Service> => {
    const service = await load();
    await service.ready();
    return service;
  };
  const telemetry = async () => (await load()).telemetry;
  app.hook.preInvocation(tracing(telemetry));
  app.hook.appTerminate(async () => (await telemetry()).stop());
  for (const id of operationIds) registerHttp(id, load);
  // Azure tries routes in the order of the functions' names, so this one must come last by its name.
  app.http("unrouted", {
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    authLevel: "anonymous",
    route: "{*path}",
    handler: async (request, context) => (await load()).unrouted(request, context),
  });

  df.app.orchestration(activateName, activate);
  df.app.orchestration(distributeName, distribute);
  df.app.orchestration(sweepName, sweep);
  df.app.orchestration(reconcileName, reconcile);
  const activities = [
    ...activateActivities(lazy(async () => (await ready()).activationSteps)),
    ...distributeActivities(lazy(async () => (await ready()).distributionSteps)),
    ...sweepActivities(lazy(async () => (await ready()).sweepSteps)),
    ...reconcileActivities(lazy(async () => (await ready()).reconciliationSteps)),
  ];
  for (const activity of activities) registerActivity(activity);

  const timer = renewalSweep(async () => (await ready()).startScheduledSweep());
  app.timer(timer.name, timer.options);

  app.eventGrid("deliveryReport", {
    handler: async (event, context) => {
      const { deliveryReport } = await ready();
      await deliveryReport(event, context);
    },
  });
}

/** `anonymous` means that the host asks for no key: the tokens are the app's own to check. */
function registerHttp(id: OperationId, load: () => Promise<Service>): void {
  const { method, path, startsWorkflows = false } = operationOf(id);
  const options: Omit<HttpFunctionOptions, "handler"> = {
    methods: [method],
    authLevel: "anonymous",
    route: path,
  };
  const answer: HttpHandler = async (request, context) => {
    const handler = (await load()).http.get(id);
    if (!handler) throw new Error(`${id} has no route`);
    return handler(request, context);
  };
  if (!startsWorkflows) {
    app.http(id, { ...options, handler: answer });
    return;
  }
  app.http(id, {
    ...options,
    extraInputs: [df.input.durableClient()],
    handler: (request, context) =>
      withClient(df.getClient(context), async () => answer(request, context)),
  });
}

function registerActivity({
  handler,
  name,
  startsWorkflows: needsClient = false,
}: ActivityFunction): void {
  if (!needsClient) {
    df.app.activity(name, { handler });
    return;
  }
  const withItsClient: ActivityHandler = (input, context) =>
    withClient(df.getClient(context), async () => handler(input, context) as unknown);
  df.app.activity(name, { handler: withItsClient, extraInputs: [df.input.durableClient()] });
}
