import type { ChangeMode } from "../../ports/personal-data.ts";
import type { ReachOf } from "./erase-contract.ts";
import type { ErasedCounts } from "./erased-counts.ts";

/** Whose data a run erases. */
export interface Target {
  readonly reachOf: ReachOf;
  /** Erases what is kept outside of contracts, or only counts it. */
  readonly elsewhere: (mode: ChangeMode) => Promise<ErasedCounts>;
}
