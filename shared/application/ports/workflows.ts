/** The run that the sweep starts for a distribution whose work is open. */
export const resumedRun = "resumed";

/**
 * Starts workflows. Starting an instance that is running does nothing. One that is lost, without progress
 * for hours, is replaced by a run of its own. Work that was just stored may
 * need an instance of its own, because a running one may not read it any more.
 */
export interface Workflows {
  readonly activate: (input: {
    readonly offerId: string;
    readonly kind: string;
    /** The instance ID: one for each attempt to activate. */
    readonly activationId: string;
  }) => Promise<void>;
  /** `run` distinguishes runs of one distribution. In parallel they still send each mail once. */
  readonly distribute: (
    input: { readonly offerId: string; readonly distributionId: string },
    run?: string,
  ) => Promise<void>;
  /** Starting one that has ended repeats its steps, which change nothing more. */
  readonly replace: (input: {
    readonly offerId: string;
    readonly replacementId: string;
  }) => Promise<void>;
  readonly sweep: (sweepId: string) => Promise<void>;
  readonly reconcile: (reconciliationId: string) => Promise<void>;
  readonly erase: (erasureId: string) => Promise<void>;
  readonly backup: (backupId: string) => Promise<void>;
  /**
   * Removes the histories of a distribution's ended instances, which have keys of its addresses (A49).
   * Those of running ones stay.
   */
  readonly forgetDistribution: (input: {
    readonly offerId: string;
    readonly distributionId: string;
  }) => Promise<void>;
  /** For how many seconds a workflow that was started to measure this waits. Throws if none can be started. */
  readonly probe: () => Promise<number>;
}
