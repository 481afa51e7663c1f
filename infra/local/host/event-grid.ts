import type { HostedFunction } from "./check-app.ts";
import type { Invoke } from "./invoke.ts";
import { requireKey, type Keys } from "./keys.ts";
import { answer, type Responder } from "./server.ts";

interface GridEvent {
  data?: { validationCode?: string };
}

/**
 * The Event Grid extension's webhook: `POST /runtime/webhooks/EventGrid?functionName=…&code=…`.
 * Events of one delivery run side by side; one that fails makes the delivery 500, so that Event Grid
 * sends the whole of it again, as Azure's extension does.
 */
export function eventGridResponder(
  functions: readonly HostedFunction[],
  keys: Keys,
  invoke: Invoke,
): Responder {
  const allowed = requireKey([keys.master, keys.system.eventgrid]);
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
    if (path.toLowerCase() !== "/runtime/webhooks/eventgrid" || request.method !== "POST")
      return false;
    if (!allowed(request.headers, query)) return answer(response, 401);
    const name = query.get("functionName") ?? "";
    const hosted = byName.get(name.toLowerCase());
    if (hosted === undefined) return answer(response, 404, `cannot find function: '${name}'`);

    const type = String(request.headers["aeg-event-type"]).toLowerCase();
    if (type === "unsubscribe") return answer(response, 202);
    if (type !== "notification" && type !== "subscriptionvalidation") return answer(response, 400);
    const events = parse(await body());
    if (events === undefined) return answer(response, 400);
    if (type === "subscriptionvalidation")
      return answer(response, 200, { validationResponse: events[0]?.data?.validationCode });
    const failure = await deliver(hosted, events);
    return failure === undefined ? answer(response, 202) : answer(response, 500, failure);
  };
}

/** The events of a delivery in the Event Grid schema; undefined for another body, a CloudEvent's included. */
function parse(body: Buffer): readonly GridEvent[] | undefined {
  try {
    const events: unknown = JSON.parse(body.toString("utf8"));
    return Array.isArray(events) && events.every(isEvent) ? events : undefined;
  } catch {
    return undefined;
  }
}

const isEvent = (event: unknown): event is GridEvent => typeof event === "object" && event !== null;
