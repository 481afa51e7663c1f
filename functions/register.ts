import { app } from "@azure/functions";
import type { HttpFunctionOptions, HttpHandler, InvocationContext } from "@azure/functions";
import type { ActivityHandler } from "durable-functions";

import { deferred } from "./deferred.ts";
import { activateActivities } from "./durable/activate.activities.ts";
import { activityTrigger, durableClientInput, orchestrationTrigger } from "./durable/bindings.ts";
import { withClient } from "./durable/client.ts";
import { distributeActivities } from "./durable/distribute.activities.ts";
import * as workflowNames from "./durable/names.ts";
import { reconcileActivities } from "./durable/reconcile.activities.ts";
import type { ActivityFunction } from "./durable/step.ts";
import { sweepActivities } from "./durable/sweep.activities.ts";
import type { Operation } from "./http/access.ts";
import { endpoints } from "./http/endpoints.ts";
import type { Service } from "./service.ts";
import { renewalSweep } from "./timers/renewal-sweep.ts";
import { tracing } from "./tracing.ts";

/** The operations that start workflows, and so need the durable client. */
const startsWorkflows: ReadonlySet<string> = new Set([
  "requestActivation",
  "createDistribution",
  "startSweep",
  "startReconciliation",
] satisfies readonly Operation[]);

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
  for (const operation of Object.keys(endpoints) as Operation[]) registerHttp(operation, load);
  // Azure tries routes in the order of the functions' names, so this one must come last by its name.
  app.http("unrouted", {
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    authLevel: "anonymous",
    route: "{*path}",
    handler: async (request, context) => (await load()).unrouted(request, context),
  });

  for (const name of Object.values(workflowNames)) registerOrchestrator(name, load);
  const activities = [
    ...activateActivities(deferred(async () => (await ready()).activationSteps)),
    ...distributeActivities(deferred(async () => (await ready()).distributionSteps)),
    ...sweepActivities(deferred(async () => (await ready()).operations.sweepSteps)),
    ...reconcileActivities(deferred(async () => (await ready()).operations.reconciliationSteps)),
  ];
  for (const activity of activities) registerActivity(activity, load);

  const timer = renewalSweep((context) =>
    withDurableClient(load, context, async () => (await ready()).operations.startScheduledSweep()),
  );
  app.timer(timer.name, timer.options);

  app.eventGrid("deliveryReport", {
    handler: async (event, context) => {
      const { deliveryReport } = await ready();
      await deliveryReport(event, context);
    },
  });
}

/** `anonymous` means that the host asks for no key: the tokens are the app's own to check. */
function registerHttp(operation: Operation, load: () => Promise<Service>): void {
  const [method, route] = endpoints[operation];
  const options: Omit<HttpFunctionOptions, "handler"> = {
    methods: [method],
    authLevel: "anonymous",
    route,
  };
  const answer: HttpHandler = async (request, context) => {
    const handler = (await load()).http.get(operation);
    if (!handler) throw new Error(`${operation} has no route`);
    return handler(request, context);
  };
  if (!startsWorkflows.has(operation)) {
    app.http(operation, { ...options, handler: answer });
    return;
  }
  app.http(operation, {
    ...options,
    extraInputs: [durableClientInput],
    handler: (request, context) =>
      withDurableClient(load, context, async () => answer(request, context)),
  });
}

/** The handler is part of the service, because it needs durable-functions. */
function registerOrchestrator(name: string, load: () => Promise<Service>): void {
  app.generic(name, {
    trigger: orchestrationTrigger,
    handler: async (input, context) => {
      const orchestrator = (await load()).orchestrators[name];
      if (!orchestrator) throw new Error(`${name} has no orchestrator`);
      return orchestrator(input, context) as unknown;
    },
  });
}

function registerActivity(
  { handler, name, startsWorkflows: needsClient = false }: ActivityFunction,
  load: () => Promise<Service>,
): void {
  if (!needsClient) {
    app.generic(name, { trigger: activityTrigger, handler });
    return;
  }
  const withItsClient: ActivityHandler = (input, context) =>
    withDurableClient(load, context, async () => handler(input, context) as unknown);
  app.generic(name, {
    trigger: activityTrigger,
    handler: withItsClient,
    extraInputs: [durableClientInput],
  });
}

/** Runs `body`, which may start workflows, with the client that the invocation was given. */
async function withDurableClient<Value>(
  load: () => Promise<Service>,
  context: InvocationContext,
  body: () => Promise<Value>,
): Promise<Value> {
  const { durableClientOf } = await load();
  return withClient(durableClientOf(context), body);
}
