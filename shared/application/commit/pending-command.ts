import type { SpanContext } from "../ports/telemetry.ts";
import { Busy, OutcomeUnknown } from "../errors.ts";
import type { Command } from "./command.ts";

/** An operation between its submission and its answer. It is answered once; the first answer counts. */
export class PendingCommand {
  readonly command: Command<unknown>;
  readonly submittedAt: number;
  /** Where its caller was in a trace. */
  readonly spanContext: SpanContext;
  /** A transaction that carried what it writes got no answer. */
  outcomeUnknown = false;
  #isSettled = false;
  readonly #resolve: (answer: unknown) => void;
  readonly #reject: (error: unknown) => void;

  constructor(
    operation: Command<unknown>,
    submittedAt: number,
    place: SpanContext,
    resolve: (answer: unknown) => void,
    reject: (error: unknown) => void,
  ) {
    this.command = operation;
    this.submittedAt = submittedAt;
    this.spanContext = place;
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
