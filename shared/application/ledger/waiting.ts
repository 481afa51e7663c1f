import type { Place } from "../ports/telemetry.ts";
import { Busy, OutcomeUnknown } from "./errors.ts";
import type { Operation } from "./operation.ts";

/** An operation between its submission and its answer. It is answered once; the first answer counts. */
export class Waiting {
  readonly operation: Operation<unknown>;
  readonly submittedAt: number;
  /** Where its caller was in a trace. */
  readonly place: Place;
  /** A transaction that carried what it writes got no answer. */
  outcomeUnknown = false;
  #isSettled = false;
  readonly #resolve: (answer: unknown) => void;
  readonly #reject: (error: unknown) => void;

  constructor(
    operation: Operation<unknown>,
    submittedAt: number,
    place: Place,
    resolve: (answer: unknown) => void,
    reject: (error: unknown) => void,
  ) {
    this.operation = operation;
    this.submittedAt = submittedAt;
    this.place = place;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  answer(answer: unknown): void {
    this.#isSettled = true;
    this.#resolve(answer);
  }

  fail(error: unknown): void {
    this.#isSettled = true;
    this.#reject(error);
  }

  /** Tells the caller to come back, and never that nothing was written where that is not certain. */
  giveUp(message: string, cause?: unknown): void {
    this.fail(
      this.outcomeUnknown
        ? new OutcomeUnknown(message, { cause })
        : new Busy(message, 2, { cause }),
    );
  }
}
