import Module from "node:module";

import type { Callback, FunctionMetadata, ProgrammingModel, RpcLevel } from "./rpc.ts";

const hookNames = ["appTerminate", "preInvocation"] as const;
type HookName = (typeof hookNames)[number];
type Hook = (context: object) => unknown;

export interface Registration {
  readonly metadata: FunctionMetadata;
  readonly callback: Callback;
}

/** What one app has told the worker. Functions come during its start only, hooks at any time. */
export interface Registrations {
  readonly functions: Registration[];
  readonly hooks: Record<HookName, Hook[]>;
  readonly models: ProgrammingModel[];
  started: boolean;
  log(level: RpcLevel, message: string): void;
}

let current: Registrations | undefined;
// The library names its model once per process; another app in the same process (tests) shares it.
let model: ProgrammingModel | undefined;

function systemError(message: string): Error {
  return Object.assign(new Error(message), { isAzureFunctionsSystemError: true });
}

function remove<Item>(items: Item[], item: Item): void {
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
}

class Disposable {
  readonly dispose: () => void;
  constructor(dispose: () => void) {
    this.dispose = dispose;
  }
}

const coreApi = {
  version: "3.12.0",
  hostVersion: "4.1043.100",
  Disposable,
  setProgrammingModel(next: ProgrammingModel): void {
    model = next;
    current?.models.push(next);
  },
  getProgrammingModel: () => model,
  registerFunction(metadata: FunctionMetadata, callback: Callback): Disposable {
    const app = current;
    if (app === undefined || app.started)
      throw systemError("A function can only be registered during app startup.");
    const registration = { metadata, callback };
    app.functions.push(registration);
    return new Disposable(() => {
      remove(app.functions, registration);
    });
  },
  registerHook(name: string, callback: Hook): Disposable {
    const hooks = current?.hooks[name as HookName];
    if (hooks === undefined) throw systemError(`hook "${name}" is not carried`);
    hooks.push(callback);
    return new Disposable(() => {
      remove(hooks, callback);
    });
  },
  log(level: RpcLevel, _category: string, message: string): void {
    current?.log(level, message);
  },
};

let installed = false;

/**
 * Gives `require("@azure/functions-core")` the way Azure's Node worker does, and directs what an app
 * registers from now on to a new collection. One app at a time is loading in a process.
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
