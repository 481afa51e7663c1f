import Module from "node:module";

import type { Callback, FunctionMetadata, ProgrammingModel, RpcLevel } from "./rpc.ts";

const hookNames = ["appTerminate", "preInvocation"] as const;
type HookName = (typeof hookNames)[number];
type Hook = (context: object) => unknown;

export interface Registration {
  readonly metadata: FunctionMetadata;
  readonly callback: Callback;
}

/** What one app registered. Functions are registered during its start only, hooks at any time. */
export interface Registrations {
  readonly functions: Registration[];
  readonly hooks: Record<HookName, Hook[]>;
  readonly models: ProgrammingModel[];
  started: boolean;
  log(level: RpcLevel, message: string): void;
}

let current: Registrations | undefined;
// The library sets its model once per process. In tests several apps share it.
let model: ProgrammingModel | undefined;

function systemError(message: string): Error {
  return Object.assign(new Error(message), { isAzureFunctionsSystemError: true });
}

/** The library returns one to the app for each hook. */
const registered = {
  dispose(): never {
    throw systemError("dispose of a registration is not supported");
  },
};

const coreApi = {
  version: "3.12.0",
  hostVersion: "4.1043.100",
  setProgrammingModel(next: ProgrammingModel): void {
    model = next;
    current?.models.push(next);
  },
  getProgrammingModel: () => model,
  registerFunction(metadata: FunctionMetadata, callback: Callback): object {
    if (current === undefined || current.started)
      throw systemError("A function can only be registered during app startup.");
    current.functions.push({ metadata, callback });
    return registered;
  },
  registerHook(name: string, callback: Hook): object {
    const hooks = current?.hooks[name as HookName];
    if (hooks === undefined) throw systemError(`hook "${name}" is not supported`);
    hooks.push(callback);
    return registered;
  },
  log(level: RpcLevel, _category: string, message: string): void {
    current?.log(level, message);
  },
};

let installed = false;

/**
 * Provides `require("@azure/functions-core")` as Azure's Node worker does. From now on registrations go
 * to the returned collection. A process loads one app at a time.
 */
export function collectRegistrations(log: Registrations["log"]): Registrations {
  if (!installed) {
    const prototype = Module.prototype as unknown as { require: (id: string) => unknown };
    prototype.require = new Proxy(prototype.require, {
      apply: (target, self, args: [string]) =>
        args[0] === "@azure/functions-core" ? coreApi : Reflect.apply(target, self, args),
    });
    installed = true;
  }
  const hooks = Object.fromEntries(
    hookNames.map((name) => [name, []]),
  ) as unknown as Registrations["hooks"];
  current = { functions: [], hooks, models: [], started: false, log };
  return current;
}

export function programmingModel(): ProgrammingModel | undefined {
  return model;
}
