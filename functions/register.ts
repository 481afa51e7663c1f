import { app } from "@azure/functions";
import type { HttpFunctionOptions, HttpHandler, InvocationContext } from "@azure/functions";
import type { ActivityHandler } from "durable-functions";

import { activityTrigger, durableClientInput, orchestrationTrigger } from "./durable/bindings.ts";
import { withClient } from "./durable/client.ts";
import * as workflowNames from "./durable/names.ts";
import { activitiesOf } from "./durable/step.ts";
import type { Activity } from "./durable/step.ts";
import { steps } from "./durable/steps.ts";
import { apiPrefix, methodsOf, operationIds, operationOf } from "./operations.ts";
import type { OperationId } from "./operations.ts";
import { dailyBackup } from "./timers/daily-backup.ts";
import { purgeWorkflows } from "./timers/purge-workflows.ts";
import { retention } from "./timers/retention.ts";
import { renewalSweep } from "./timers/renewal-sweep.ts";
import { tracing } from "./tracing.ts";
import type { Service } from "./wiring.ts";

/**
 * Registers every trigger of the service. Only an invocation calls `load`.
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
  // The page for people. Its addresses are no part of the HTTP contract.
  app.http("page", {
    methods: ["GET", "HEAD"],
    authLevel: "anonymous",
    route: "portal/{*view}",
    handler: async (request, context) => (await load()).page(request, context),
  });
  // Azure tries routes in the order of the functions' names, so this name must sort last.
  app.http("unrouted", {
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    authLevel: "anonymous",
    route: `${apiPrefix}/{*path}`,
    handler: async (request, context) => (await load()).unrouted(request, context),
  });

  for (const name of Object.values(workflowNames)) registerOrchestrator(name, load);
  const activities = activitiesOf(steps, async () => (await ready()).stepBodies);
  for (const activity of activities) registerActivity(activity, load);

  const timers = [
    renewalSweep((context) =>
      withDurableClient(load, context, async () => (await ready()).startScheduledSweep()),
    ),
    retention((context) =>
      withDurableClient(load, context, async () => (await ready()).startRetention()),
    ),
    dailyBackup((context) =>
      withDurableClient(load, context, async () => (await ready()).startDailyBackup()),
    ),
    purgeWorkflows(async (context) => (await load()).purgeWorkflows(context)),
  ];
  for (const { name, options } of timers) app.timer(name, options);

  app.eventGrid("deliveryReport", {
    handler: async (event, context) => {
      const { deliveryReport } = await ready();
      await deliveryReport(event, context);
    },
  });
}

/** `anonymous` means that the host requires no key. The app itself checks the tokens. */
function registerHttp(id: OperationId, load: () => Promise<Service>): void {
  const operation = operationOf(id);
  const { path, startsWorkflows = false } = operation;
  const options: Omit<HttpFunctionOptions, "handler"> = {
    methods: [...methodsOf(operation)],
    authLevel: "anonymous",
    route: `${apiPrefix}/${path}`,
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
  { handler, name, startsWorkflows }: Activity,
  load: () => Promise<Service>,
): void {
  if (!startsWorkflows) {
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

/** Runs `body`, which can start workflows, with the durable client of the invocation. */
async function withDurableClient<Value>(
  load: () => Promise<Service>,
  context: InvocationContext,
  body: () => Promise<Value>,
): Promise<Value> {
  const { durableClientOf } = await load();
  return withClient(durableClientOf(context), body);
}
