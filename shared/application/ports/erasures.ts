import type { ErasureView } from "../../contract/erasures.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Person } from "../../domain/person.ts";

/** A run of the erasure (A49). */
export interface Erasure extends ErasureView {
  /** Whose data is erased; null once the run is over, so that it names nobody. */
  readonly person: Person | null;
  /** A keyed hash of the person, to compare a repeat with it. */
  readonly personHash: string;
  /** Everybody's data of terms that ended before this day is erased; null for one person's. */
  readonly endedBefore: PlainDate | null;
}

export interface ErasureStore {
  /** Adds a run unless it exists. Returns the stored one. */
  readonly add: (
    erasure: Erasure,
  ) => Promise<{ readonly erasure: Erasure; readonly added: boolean }>;
  readonly put: (erasure: Erasure) => Promise<void>;
  readonly read: (erasureId: string) => Promise<Erasure | null>;
  /** All runs, newest first. */
  readonly list: () => Promise<Erasure[]>;
}
