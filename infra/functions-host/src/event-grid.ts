import type { HostedFunction } from "./check-app.ts";
import type { Invoke } from "./invoke.ts";
import { hasKey, type Keys } from "./keys.ts";
import { answer, type Responder } from "./server.ts";

interface GridEvent {
  data?: unknown;
}

/**
 * The webhook of the Event Grid extension: `POST /runtime/webhooks/EventGrid?functionName=…&code=…`.
 * The events of a delivery run concurrently. When one fails, the answer is 500, and Event Grid sends
 * the whole delivery again.
 */
export function eventGridResponder(
  functions: readonly HostedFunction[],
  keys: Keys,
  invoke: Invoke,
): Responder {
  const accepted = [keys.master, keys.system.eventgrid];
  const byName = new Map(functions.map((hosted) => [hosted.name.toLowerCase(), hosted]));

  const deliver = async (
    hosted: HostedFunction,
    events: readonly GridEvent[],
  ): Promise<string | undefined> => {
    const results = await Promise.allSettled(
      events.map((event) =>
        invoke(hosted, {
          inputData: [{ name: hosted.trigger.name, data: { json: JSON.stringify(event) } }],
          triggerMetadata: { data: { json: JSON.stringify(event.data ?? null) } },
        }),
      ),
    );
    const failed = results.find((result) => result.status === "rejected");
    return failed === undefined ? undefined : String(failed.reason);
  };

  return async ({ request, response, path, query, body }) => {
    if (path.toLowerCase() !== "/runtime/webhooks/eventgrid") return false;
    if (!hasKey(accepted, request.headers, query)) return answer(response, 401);
    if (request.method !== "POST") return false;
    const name = query.get("functionName") ?? "";
    const hosted = byName.get(name.toLowerCase());
    if (hosted === undefined) return answer(response, 404, `cannot find function: '${name}'`);

    const type = String(request.headers["aeg-event-type"]);
    if (type.toLowerCase() !== "notification")
      return answer(response, 400, `aeg-event-type '${type}' is not supported by the local host`);
    const events = parse(await body());
    if (events === undefined) return answer(response, 400);
    const failure = await deliver(hosted, events);
    return failure === undefined ? answer(response, 202) : answer(response, 500, failure);
  };
}

/** The events of a delivery in the Event Grid schema; undefined for any other body, such as a CloudEvent. */
function parse(body: Buffer): readonly GridEvent[] | undefined {
  try {
    const events: unknown = JSON.parse(body.toString("utf8"));
    return Array.isArray(events) && events.every(isEvent) ? events : undefined;
  } catch {
    return undefined;
  }
}

const isEvent = (event: unknown): event is GridEvent => typeof event === "object" && event !== null;
