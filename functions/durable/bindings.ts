import { input, trigger } from "@azure/functions";

// The same bindings as in durable-functions. That package is part of service.cjs only: it loads an HTTP
// client and a date library, which takes longer than the rest of a cold start.

export const activityTrigger = trigger.generic({ type: "activityTrigger" });
export const orchestrationTrigger = trigger.generic({ type: "orchestrationTrigger" });

/** Gives an invocation the client that starts workflows. */
export const durableClientInput = input.generic({ type: "durableClient" });
