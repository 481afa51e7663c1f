import type { PreInvocationContext } from "@azure/functions";

import type { HostedTelemetry } from "../shared/application/ports/telemetry.ts";

/**
 * Runs every invocation in the trace of its caller, for all triggers except orchestrators.
 * Orchestrators are replayed, and their host reports them.
 */
export const tracing =
  (load: () => Promise<HostedTelemetry>) =>
  (hooked: PreInvocationContext): void => {
    const { functionHandler, invocationContext } = hooked;
    const { functionName: name, options, traceContext } = invocationContext;
    const trigger = options.trigger.type;
    if (trigger === "orchestrationTrigger") return;
    const { traceParent, traceState } = traceContext ?? {};
    hooked.functionHandler = async (...inputs: Parameters<typeof functionHandler>) => {
      const telemetry = await load();
      await telemetry.ready();
      return telemetry.invocation(
        { name, trigger, traceParent, traceState },
        async () => functionHandler(...inputs) as unknown,
      );
    };
  };
