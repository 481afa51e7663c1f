/** Starts workflows. Starting one that runs already is harmless and starts nothing. */
export interface Workflows {
  readonly activate: (input: {
    readonly offerId: string;
    readonly kind: string;
    readonly activationId: string;
  }) => Promise<void>;
  readonly distribute: (input: {
    readonly offerId: string;
    readonly distributionId: string;
  }) => Promise<void>;
  readonly sweep: (sweepId: string) => Promise<void>;
  readonly reconcile: (reconciliationId: string) => Promise<void>;
}
