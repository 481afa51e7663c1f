import type { CheckedApp, HostedFunction } from "./check-app.ts";
import type { CreateDurableEngine, DurableEngine, DurableHost } from "./durable-port.ts";
import type { HostJson } from "./host-json.ts";
import type { Invoke } from "./invoke.ts";
import { requireKey, type Keys } from "./keys.ts";
import type { Logger } from "./log.ts";
import type { RpcData } from "./rpc.ts";
import { answer, type Responder } from "./server.ts";
import { ofType } from "./triggers.ts";

interface Surroundings {
  readonly hostJson: HostJson;
  readonly logger: Logger;
  readonly dataDir: string;
  readonly url: string;
  readonly keys: Keys;
}

/** Whether the app needs the durable engine at all; most of what the engine loads is then spared. */
export function isDurable({ functions }: CheckedApp): boolean {
  return functions.some(
    ({ trigger, clients }) =>
      clients.length > 0 || /^(orchestration|activity)Trigger$/.test(trigger.type),
  );
}

export async function importEngine(): Promise<CreateDurableEngine> {
  // Not a constant specifier: an app without durable functions must start where there is no engine.
  const engine = new URL("../durable/engine.ts", import.meta.url).href;
  const module = (await import(engine)) as { createDurableEngine: CreateDurableEngine };
  return module.createDurableEngine;
}

/** The host's side of the port. */
export function durableHost(
  app: CheckedApp,
  invoke: Invoke,
  { hostJson, logger, dataDir, url, keys }: Surroundings,
): DurableHost {
  const orchestrators = new Map(
    ofType(app, "orchestrationTrigger").map((each) => [each.name, each]),
  );
  const activities = new Map(ofType(app, "activityTrigger").map((each) => [each.name, each]));

  const call =
    (functions: ReadonlyMap<string, HostedFunction>) =>
    async (name: string, instanceId: string, input: string): Promise<string> => {
      const hosted = functions.get(name);
      if (hosted === undefined) throw new Error(`The function '${name}' does not exist.`);
      const returned = await invoke(hosted, {
        inputData: [{ name: hosted.trigger.name, data: { json: input } }],
        triggerMetadata: { instanceId: { json: JSON.stringify(instanceId) } },
      });
      return toJson(returned);
    };
  return {
    orchestrators: [...orchestrators.keys()],
    activities: [...activities.keys()],
    options: hostJson.extensions.durableTask,
    dataDir,
    baseUrl: url,
    systemKey: keys.system.durabletask,
    invokeOrchestrator: call(orchestrators),
    invokeActivity: call(activities),
    log(level, message) {
      logger.log(level, "Host.Triggers.DurableTask", message);
    },
  };
}

function toJson(data: RpcData | null | undefined): string {
  if (data?.json !== undefined) return data.json;
  if (data?.bytes !== undefined) return JSON.stringify(Buffer.from(data.bytes).toString("base64"));
  return JSON.stringify(data?.string ?? data?.int ?? data?.double ?? null);
}

/** `/runtime/webhooks/durabletask/**` with a key, `/durabletask/**` (the library's own way) without. */
export function durableResponder(engine: DurableEngine, keys: Keys): Responder {
  const allowed = requireKey([keys.master, keys.system.durabletask]);
  return async ({ request, response, path, query, body }) => {
    const lower = path.toLowerCase();
    const isPublic = lower.startsWith("/runtime/webhooks/durabletask/");
    if (!isPublic && !lower.startsWith("/durabletask/")) return false;
    if (isPublic && !allowed(request.headers, query)) return answer(response, 401);
    const reply = await engine.handle({
      method: request.method ?? "GET",
      path,
      query,
      headers: request.headers,
      body: (await body()).toString("utf8"),
    });
    for (const [name, value] of Object.entries(reply.headers ?? {}))
      response.setHeader(name, value);
    return answer(response, reply.status, reply.body);
  };
}
