import { randomUUID } from "node:crypto";

import type { HostedFunction } from "./check-app.ts";
import { programmingModel, type Registrations } from "./core-module.ts";
import { makeInFlight } from "./in-flight.ts";
import type { Logger } from "./log.ts";
import type { InvocationRequest, ProgrammingModel, RpcData, RpcLevel } from "./rpc.ts";

type Returned = RpcData | null | undefined;

/** Runs a function once. Resolves to its return value; rejects with the error that it threw. */
export type Invoke = (hosted: HostedFunction, request: InvocationRequest) => Promise<Returned>;

interface Invoker {
  readonly invoke: Invoke;
  /** Resolves when no invocation runs. */
  readonly idle: () => Promise<void>;
}

/** `clientBinding` gives the value of the durableClient inputs. */
export function makeInvoker(
  { hooks }: Registrations,
  logger: Logger,
  clientBinding: () => string,
): Invoker {
  const model = programmingModel();
  if (model === undefined) throw new Error("no programming model was set");
  const appHookData = {};
  const inFlight = makeInFlight();

  const run = async (hosted: HostedFunction, request: InvocationRequest): Promise<Returned> => {
    const core = coreContext(hosted, request, logger);
    for (const name of hosted.clients)
      request.inputData.push({ name, data: { json: clientBinding() } });
    const started = performance.now();
    const end = (level: RpcLevel, outcome: string, cause = ""): void => {
      const ms = Math.round(performance.now() - started);
      const message = `Executed (${outcome}, Duration=${ms}ms)${cause}`;
      logger.log(level, `Function.${hosted.name}`, message, core.invocationId);
    };
    try {
      const returned = await throughLibrary(model, hosted, core, hooks, appHookData);
      end("information", "Succeeded");
      return returned;
    } catch (error) {
      end("error", "Failed", ` ${describe(error)}`);
      throw error;
    }
  };
  return {
    invoke: (hosted, request) => inFlight.track(() => run(hosted, request)),
    idle: inFlight.idle,
  };
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

interface CoreContext {
  readonly invocationId: string;
  readonly request: InvocationRequest & { readonly invocationId: string };
  readonly metadata: HostedFunction["metadata"];
  log(level: RpcLevel, category: string, message: string): void;
}

function coreContext(
  { name, metadata }: HostedFunction,
  request: InvocationRequest,
  logger: Logger,
): CoreContext {
  const invocationId = randomUUID();
  // Azure's host begins a trace where the caller has none.
  const traceId = invocationId.replaceAll("-", "");
  request.traceContext ??= { traceParent: `00-${traceId}-${traceId.slice(16)}-00` };
  return {
    invocationId,
    request: Object.assign(request, { invocationId }),
    metadata,
    log(level, category, message) {
      const suffix = category === "user" ? ".User" : "";
      logger.log(level, `Function.${name}${suffix}`, message, invocationId);
    },
  };
}

/** Calls the library in the order of Azure's worker: arguments, hooks, function, response. */
async function throughLibrary(
  model: ProgrammingModel,
  { callback }: HostedFunction,
  core: CoreContext,
  { preInvocation }: Registrations["hooks"],
  appHookData: object,
): Promise<Returned> {
  const invocation = await model.getInvocationModel(core);
  const { context, inputs } = await invocation.getArguments();
  // A hook may replace the inputs or the function.
  const seen = { inputs, functionCallback: callback, invocationContext: context };
  const call = { ...seen, hookData: {}, appHookData };
  for (const hook of preInvocation) await hook(call);
  const result = await invocation.invokeFunction(context, call.inputs, call.functionCallback);
  return (await invocation.getResponse(context, result)).returnValue;
}
