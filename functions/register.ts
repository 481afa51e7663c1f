import { app } from "@azure/functions";
import type { HttpFunctionOptions, HttpHandler } from "@azure/functions";
import * as df from "durable-functions";
import type { ActivityHandler } from "durable-functions";

import { activate } from "./durable/activate.orchestrator.ts";
import { withClient } from "./durable/client.ts";
import { distribute } from "./durable/distribute.orchestrator.ts";
import { activateName, distributeName, reconcileName, sweepName } from "./durable/names.ts";
import { reconcile } from "./durable/reconcile.orchestrator.ts";
import { activitiesOf } from "./durable/step.ts";
import type { Activity } from "./durable/step.ts";
import { steps } from "./durable/steps.ts";
import { sweep } from "./durable/sweep.orchestrator.ts";
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

  df.app.orchestration(activateName, activate);
  df.app.orchestration(distributeName, distribute);
  df.app.orchestration(sweepName, sweep);
  df.app.orchestration(reconcileName, reconcile);
  const activities = activitiesOf(steps, async () => (await ready()).stepBodies);
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
    extraInputs: [df.input.durableClient()],
    handler: (request, context) =>
      withClient(df.getClient(context), async () => answer(request, context)),
  });
}

function registerActivity({ handler, name, startsWorkflows }: Activity): void {
  if (!startsWorkflows) {
    df.app.activity(name, { handler });
    return;
  }
  const handlerWithClient: ActivityHandler = (input, context) =>
    withClient(df.getClient(context), async () => handler(input, context) as unknown);
  df.app.activity(name, { handler: handlerWithClient, extraInputs: [df.input.durableClient()] });
}
