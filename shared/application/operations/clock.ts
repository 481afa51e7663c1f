import type { ClockView } from "../../contract/operations.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Deps } from "../deps.ts";
import type { MovableClock } from "../ports/movable-clock.ts";

/** The same as for a path that does not exist: a deployment has no such thing. */
const absent: Refusal = { code: "NOT_FOUND", detail: "There is no clock to move here." };

/** Moves the domain's time, where that is allowed. It has moved when the call answers. */
export function makeClockCases({ movableClock: clock }: Pick<Deps, "movableClock">) {
  const after = async (
    move: (clock: MovableClock) => Promise<void>,
  ): Promise<Result<ClockView>> => {
    if (!clock) return refuse(absent);
    await move(clock);
    return accept({ now: clock.now().toISOString(), moved: clock.isMoved });
  };
  return {
    moveClock: ({ now }: { readonly now: string }) => after((it) => it.moveTo(new Date(now))),
    resetClock: () => after((it) => it.reset()),
    readClock: () => after(() => Promise.resolve()),
  };
}
