/** Nothing was written. The same request can be sent again after `retryAfterSeconds`. */
export class Busy extends Error {
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds = 1, options?: ErrorOptions) {
    super(message, options);
    this.name = "Busy";
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A write was sent and got no answer: it may or may not have been carried out. */
export class OutcomeUnknown extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "OutcomeUnknown";
  }
}

/** A write never reached storage. */
export class NotSent extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "NotSent";
  }
}

/** Storage did not answer a read. It can be tried again. */
export class Unavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Unavailable";
  }
}

/** A purchase is recorded, but its contract is gone. Nothing is made in its place. */
export class ContractMissing extends Error {
  readonly offerId: string;

  constructor(offerId: string) {
    super(`${offerId}: the purchase is recorded, but its contract is missing`);
    this.name = "ContractMissing";
    this.offerId = offerId;
  }
}

const saysNothingWasWritten = (error: unknown): boolean =>
  error instanceof Busy || error instanceof NotSent || error instanceof Unavailable;

/**
 * Runs what follows a write in the same call. Errors that say "nothing was written" become
 * `OutcomeUnknown`, because something was; a repeat with the same key gets the true answer.
 */
export async function afterWriting<Value>(rest: () => Promise<Value>): Promise<Value> {
  try {
    return await rest();
  } catch (error) {
    if (!saysNothingWasWritten(error)) throw error;
    throw new OutcomeUnknown("The call failed after its change was written", { cause: error });
  }
}
