import type { Rules } from "../../domain/rules.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContractStore } from "../ports/contract-store.ts";
import type { Telemetry } from "../ports/telemetry.ts";

export interface WriterLimits {
  /** Rows in one transaction besides the head. Table Storage allows 100 with it. */
  readonly rowsMax: number;
  /** Commands that can wait for one contract. More are rejected as `Busy`. */
  readonly pendingMax: number;
  /** How long a command is retried before it is rejected. */
  readonly timeoutMs: number;
  /** Links cached per contract. */
  readonly linksMax: number;
}

export const defaultWriterLimits: WriterLimits = {
  // The head takes one of the 100 rows of a transaction.
  rowsMax: 99,
  pendingMax: 1_000,
  timeoutMs: 20_000,
  linksMax: 1_000,
};

export interface WriterDeps {
  readonly store: ContractStore;
  readonly clock: Clock;
  readonly rules: Rules;
  readonly limits: WriterLimits;
  readonly newCommitId: () => string;
  /** Milliseconds of a monotonic clock. */
  readonly elapsedMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
  /** Resolves after the callbacks that already wait in the event loop. */
  readonly nextTurn: () => Promise<void>;
  readonly random: () => number;
  readonly telemetry: Telemetry;
}
