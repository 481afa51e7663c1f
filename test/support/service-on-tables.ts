import { HttpRequest, HttpResponse, InvocationContext } from "@azure/functions";

import { activate } from "../../functions/durable/activate.orchestrator.ts";
import { activateSteps } from "../../functions/durable/activate.steps.ts";
import { replace } from "../../functions/durable/replace.orchestrator.ts";
import { replaceSteps } from "../../functions/durable/replace.steps.ts";
import { activitiesOf } from "../../functions/durable/step.ts";
import { stepBodiesOf } from "../../functions/activities.ts";
import { makePartnerAccessCheck } from "../../functions/http/disclosure.ts";
import { handlerOf } from "../../functions/http/edge.ts";
import { loadRoutes } from "../../functions/http/routes.ts";
import { operationOf } from "../../functions/operations.ts";
import type { OperationId } from "../../functions/operations.ts";
import { makeDeps } from "../../functions/wiring.ts";
import type { Claims } from "../../shared/application/ports/token-verifier.ts";
import { noopTelemetry } from "../../shared/application/ports/telemetry.ts";
import type { Workflows } from "../../shared/application/ports/workflows.ts";
import { readConfig } from "../../shared/config.ts";
import type { Settings } from "../../infra/local/settings.ts";
import { runOrchestrator } from "./run-orchestrator.ts";

const routes = await loadRoutes();

const app = { bearer: "App", scopes: [], isGuest: false, tenantId: "service" } as const;
const appOf = (clientId: string, role: string): Claims => ({
  ...{ ...app, clientId, objectId: clientId },
  roles: [role],
});

export const commerceApp = appOf("commerce", "Commerce");
export const operatorApp = appOf("operations", "Operator");
export const azureApp = appOf("azure-portal", "Portal");
export const servicesHubApp = appOf("services-hub", "Portal");
export const adminOf = (tenantId: string): Claims => ({
  ...{ tenantId, objectId: "admin", clientId: "portal-spa", isGuest: false },
  ...{ bearer: "Person", scopes: ["access_as_user"], roles: ["Partner.Admin"] },
});

export interface Asked {
  readonly operation: OperationId;
  readonly as: Claims;
  readonly params: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
}

export interface Answered {
  readonly status: number;
  readonly replayed: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

const requestOf = (asked: Asked, method: string, path: string): HttpRequest =>
  new HttpRequest({
    method,
    url: `https://benefits.example/api/${path}`,
    params: { ...asked.params },
    headers: {
      authorization: `Bearer ${Buffer.from(JSON.stringify(asked.as)).toString("base64")}`,
      "x-request-id": "request-1",
      ...(asked.key !== undefined && { "idempotency-key": asked.key }),
    },
    ...(asked.body !== undefined && { body: { string: JSON.stringify(asked.body) } }),
  });

const noStart = (): Promise<void> => Promise.resolve();

/**
 * The service in this process, with everything but a host: requests pass through the edge, and a workflow has
 * ended before the answer. A token is its claims.
 */
export function serviceOnTables(settings: Settings) {
  const bodies = async () => stepBodiesOf(deps);
  const end = async (workflow: Parameters<typeof runOrchestrator>[0]): Promise<void> => {
    await runOrchestrator({ subOrchestrators: { distribute: () => null }, ...workflow });
  };
  const workflows: Workflows = {
    activate: (input) =>
      end({ orchestrator: activate, activities: activitiesOf(activateSteps, bodies), input }),
    replace: (input) =>
      end({ orchestrator: replace, activities: activitiesOf(replaceSteps, bodies), input }),
    ...{ distribute: noStart, sweep: noStart, reconcile: noStart, erase: noStart },
    ...{ backup: noStart, forgetDistribution: noStart, probe: async () => 0 },
  };
  const config = readConfig({ ...settings, TELEMETRY_FILE: "" });
  const { deps, ready } = makeDeps(config, { version: "0.0.0", docsDirectory: "" }, workflows);
  const edge = {
    ...{ ...config.callers, ready, telemetry: noopTelemetry },
    checkPartnerAccess: makePartnerAccessCheck(deps),
    verify: async (token: string) => ({
      valid: true as const,
      claims: JSON.parse(Buffer.from(token, "base64").toString()) as Claims,
    }),
  };
  const handlers = new Map(routes.map((route) => [route.id, handlerOf(route, edge, deps)]));
  return {
    deps,
    moveTo: async (now: string): Promise<void> => {
      await ready();
      await deps.movableClock?.moveTo(new Date(now));
    },
    ask: async (asked: Asked): Promise<Answered> => {
      const { method, path } = operationOf(asked.operation);
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => asked.params[name] ?? "");
      const context = new InvocationContext({ functionName: asked.operation });
      const handler = handlers.get(asked.operation);
      if (!handler) throw new Error(`There is no ${asked.operation}`);
      const answer = new HttpResponse(await handler(requestOf(asked, method, filled), context));
      const text = await answer.text();
      return {
        status: answer.status,
        replayed: answer.headers.get("idempotency-replayed") === "true",
        body: (text === "" ? {} : JSON.parse(text)) as Answered["body"],
      };
    },
  };
}

export type ServiceOnTables = ReturnType<typeof serviceOnTables>;
