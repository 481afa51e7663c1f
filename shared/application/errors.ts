/** Nothing was written, and the same request may be sent again after a moment. */
export class Busy extends Error {
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds = 1, options?: ErrorOptions) {
    super(message, options);
    this.name = "Busy";
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A transaction was sent and its answer never came: it may or may not have been carried out. */
export class OutcomeUnknown extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "OutcomeUnknown";
  }
}

/** A transaction never reached storage. */
export class NotSent extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "NotSent";
  }
}

/** Storage gave no answer to a read; it may give one later. */
export class Unavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Unavailable";
  }
}

const saysNothingWasWritten = (error: unknown): boolean =>
  error instanceof Busy || error instanceof NotSent || error instanceof Unavailable;

/**
 * The rest of a call that has written what counts. What breaks in it must not tell the caller that
 * nothing was written: a repeat with the same key finds the truth.
 */
export async function afterWriting<Value>(rest: () => Promise<Value>): Promise<Value> {
  try {
    return await rest();
  } catch (error) {
    if (!saysNothingWasWritten(error)) throw error;
    throw new OutcomeUnknown("Cut short after it had been written", { cause: error });
  }
}
