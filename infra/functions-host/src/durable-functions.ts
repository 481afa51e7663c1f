import { ofType, type CheckedApp, type HostedFunction } from "./check-app.ts";
import type { DurableEngine, DurableHost } from "./durable/model/port.ts";
import type { HostJson } from "./host-json.ts";
import type { Invoke } from "./invoke.ts";
import type { Keys } from "./keys.ts";
import type { Logger } from "./log.ts";
import type { RpcData } from "./rpc.ts";
import { answer, type Responder } from "./server.ts";

interface Surroundings {
  readonly hostJson: HostJson;
  readonly logger: Logger;
  readonly dataDir: string;
  readonly url: string;
  readonly keys: Keys;
}

/** Whether the app needs the durable engine. */
export function isDurable({ functions }: CheckedApp): boolean {
  return functions.some(
    ({ trigger, clients }) =>
      clients.length > 0 || /^(orchestration|activity)Trigger$/.test(trigger.type),
  );
}

/** What the host offers the durable engine. */
export function durableHost(
  app: CheckedApp,
  invoke: Invoke,
  { hostJson, keys, logger, dataDir, url }: Surroundings,
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
    rpcBaseUrl: `${url}/durabletask/${keys.system.durabletask}/`,
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

/**
 * `/durabletask/{key}/**` for the library. The key is a part of the path, because the library adds its paths to a base
 * URL and sends no header. The webhooks for people answer 501.
 */
export function durableResponder(engine: DurableEngine, { master, system }: Keys): Responder {
  const accepted = [system.durabletask, master];
  return async ({ request, response, path, query, body }) => {
    if (path.toLowerCase().startsWith("/runtime/webhooks/durabletask/"))
      return answer(
        response,
        501,
        "'/runtime/webhooks/durabletask' is not supported by the local host",
      );
    const [library, key = "", rest = ""] = /^\/durabletask\/([^/]*)(.*)$/i.exec(path) ?? [];
    if (library === undefined) return false;
    if (!accepted.includes(key)) return answer(response, 401);
    const reply = await engine.handle({
      method: request.method ?? "GET",
      path: `/durabletask${rest}`,
      query,
      body: (await body()).toString("utf8"),
    });
    for (const [name, value] of Object.entries(reply.headers ?? {}))
      response.setHeader(name, value);
    return answer(response, reply.status, reply.body);
  };
}
