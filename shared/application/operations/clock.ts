import type { Refusal } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { MovableClock } from "../ports/movable-clock.ts";
import type { UseCases } from "../use-cases.ts";
import type { ClockView } from "../views.ts";

type ClockCases = Pick<UseCases, "moveClock" | "readClock" | "resetClock">;

/** The same refusal as for an unknown path: a deployment has no such clock. */
const absent: Refusal = { code: "NOT_FOUND", detail: "There is no clock to move here." };

const viewOf = (clock: MovableClock): Result<ClockView> =>
  accept({ now: clock.now().toISOString(), moved: clock.isMoved });

/** Reads, moves and resets the domain's time, if that is allowed. A move takes effect before the answer. */
export function makeClockCases(clock: MovableClock, allowed: boolean): ClockCases {
  const ifAllowed = async (move: () => Promise<void>): Promise<Result<ClockView>> => {
    if (!allowed) return refuse(absent);
    await move();
    return viewOf(clock);
  };
  return {
    moveClock: ({ now }) => ifAllowed(() => clock.moveTo(new Date(now))),
    resetClock: () => ifAllowed(() => clock.reset()),
    readClock: () => ifAllowed(() => Promise.resolve()),
  };
}
