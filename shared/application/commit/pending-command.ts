import { Busy, OutcomeUnknown } from "../errors.ts";
import type { SpanContext } from "../ports/telemetry.ts";
import type { Command } from "./command.ts";

/** A submitted command that waits for its answer. It is settled once; the first answer counts. */
export class PendingCommand {
  readonly command: Command<unknown>;
  readonly submittedAt: number;
  /** The caller's span. */
  readonly spanContext: SpanContext;
  /** A transaction with this command's writes got no answer. */
  outcomeUnknown = false;
  #isSettled = false;
  readonly #resolve: (answer: unknown) => void;
  readonly #reject: (error: unknown) => void;

  constructor(
    command: Command<unknown>,
    submittedAt: number,
    spanContext: SpanContext,
    resolve: (answer: unknown) => void,
    reject: (error: unknown) => void,
  ) {
    this.command = command;
    this.submittedAt = submittedAt;
    this.spanContext = spanContext;
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

  /** Asks the caller to retry. `Busy` says that nothing was written, so it is used only if that is certain. */
  expire(message: string, cause?: unknown): void {
    this.fail(
      this.outcomeUnknown
        ? new OutcomeUnknown(message, { cause })
        : new Busy(message, 2, { cause }),
    );
  }
}
