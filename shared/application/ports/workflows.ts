/**
 * Starts workflows. Starting one that runs already is harmless and starts nothing: so what is started
 * for something that was written just now needs an id of its own, because one that runs may be past the
 * point at which it would see it.
 */
export interface Workflows {
  readonly activate: (input: {
    readonly offerId: string;
    readonly kind: string;
    /** The activation's instance id (`instanceIdOf`). */
    readonly activationId: string;
  }) => Promise<void>;
  /** `run` tells runs of one distribution apart; side by side they send every mail once. */
  readonly distribute: (
    input: { readonly offerId: string; readonly distributionId: string },
    run?: string,
  ) => Promise<void>;
  readonly sweep: (sweepId: string) => Promise<void>;
  readonly reconcile: (reconciliationId: string) => Promise<void>;
}
