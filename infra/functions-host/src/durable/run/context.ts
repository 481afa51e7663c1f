import type { Functions } from "../model/functions.ts";
import type { DurableHost } from "../model/port.ts";
import type { Store, WorkItem } from "../store/store.ts";

/** What the parts of one engine share. */
export interface EngineContext {
  readonly host: DurableHost;
  readonly functions: Functions;
  readonly store: Store;
}

/** What to run once an episode is on disk: these instances, and these activities. */
export interface FollowUp {
  readonly instances: string[];
  readonly work: WorkItem[];
}
