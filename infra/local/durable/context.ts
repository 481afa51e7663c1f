import type { DurableHost } from "../host/durable-port.ts";
import type { Functions } from "./replay/functions.ts";
import type { TimerLimits } from "./replay/replay.ts";
import type { Store } from "./store/store.ts";

/** What the parts of one engine share. */
export interface EngineContext {
  readonly host: DurableHost;
  readonly functions: Functions;
  readonly store: Store;
  readonly limits: TimerLimits;
}
