import type { Clock } from "./clock.ts";

/** A clock that can be moved, where a setting allows it. */
export interface MovableClock extends Clock {
  readonly isMoved: boolean;
  readonly moveTo: (now: Date) => Promise<void>;
  readonly reset: () => Promise<void>;
}
