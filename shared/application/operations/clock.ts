import type { Refusal } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { MovableClock } from "../ports/movable-clock.ts";
import type { UseCases } from "../use-cases.ts";
import type { ClockView } from "../views.ts";

type ClockCases = Pick<UseCases, "moveClock" | "readClock" | "resetClock">;

/** As for a path that does not exist: a deployment has no such thing. */
const absent: Refusal = { code: "NOT_FOUND", detail: "The clock of this service cannot be moved." };

const shown = (clock: MovableClock): Result<ClockView> =>
  accept({ now: clock.now().toISOString(), moved: clock.isMoved });

/** Moves the domain's time, where that is allowed. It has moved when the call answers. */
export function makeClockCases(clock: MovableClock, allowed: boolean): ClockCases {
  const where = async (move: () => Promise<void>): Promise<Result<ClockView>> => {
    if (!allowed) return refuse(absent);
    await move();
    return shown(clock);
  };
  return {
    moveClock: ({ now }) => where(() => clock.moveTo(new Date(now))),
    resetClock: () => where(() => clock.reset()),
    readClock: () => where(() => Promise.resolve()),
  };
}
