/** How the hooks wait for something that Azure does in its own time. */
import { setTimeout as delay } from "node:timers/promises";

export interface Patience {
  readonly timeoutMs: number;
  readonly pauseMs: number;
}

export const tenMinutes: Patience = { timeoutMs: 600_000, pauseMs: 15_000 };

export interface Wait {
  /** Completes "Waiting until …". */
  readonly what: string;
  /** Nothing when it has happened, otherwise a text that says what is missing. An error ends the wait. */
  readonly look: () => Promise<string | undefined> | string | undefined;
  /** What a person does if it does not happen. */
  readonly remedy: string;
}

/** Says what it waits for, and each change of what is missing. Throws with the remedy after the time-out. */
export async function waitUntil({ look, remedy, what }: Wait, patience: Patience): Promise<void> {
  const deadline = performance.now() + patience.timeoutMs;
  const minutes = Math.round(patience.timeoutMs / 60_000);
  console.log(`Waiting until ${what}, at most ${minutes} minutes.`);
  for (let last = ""; ;) {
    const missing = await look();
    if (missing === undefined) return;
    if (missing !== last) console.log(`  ${missing}`);
    last = missing;
    if (performance.now() + patience.pauseMs > deadline)
      throw new Error(`After ${minutes} minutes, not yet: ${what}. ${missing}\n${remedy}`);
    await delay(patience.pauseMs);
  }
}
