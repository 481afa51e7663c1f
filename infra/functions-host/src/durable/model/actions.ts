/** The library's `OrchestratorState`: what an orchestrator asks for. Only what the engine reads. */
export interface OrchestratorState {
  readonly isDone: boolean;
  /** One inner list in every schema version but the first, which the engine does not offer. */
  readonly actions: readonly (readonly Action[])[];
  readonly output?: unknown;
  readonly error?: string;
  readonly customStatus?: unknown;
}

/** Intervals in milliseconds, as in the library's `RetryOptions`. */
export interface RetryOptions {
  readonly firstRetryIntervalInMilliseconds: number;
  readonly maxNumberOfAttempts: number;
  readonly backoffCoefficient?: number;
  readonly maxRetryIntervalInMilliseconds?: number;
  /** Not supported. */
  readonly retryTimeoutInMilliseconds?: number;
}

/** The action types that the engine supports, with the library's numbers. */
export const ActionType = {
  CallActivity: 0,
  CallActivityWithRetry: 1,
  CallSubOrchestrator: 2,
  ContinueAsNew: 4,
  CreateTimer: 5,
  WhenAll: 12,
} as const;

export interface ActivityCall {
  readonly functionName: string;
  readonly input?: unknown;
}

export interface SubOrchestratorCall {
  readonly functionName: string;
  readonly input?: unknown;
  readonly instanceId?: string;
  /** Not supported. */
  readonly version?: string;
}

export type Action =
  | ({ readonly actionType: 0 } & ActivityCall)
  | ({ readonly actionType: 1; readonly retryOptions: RetryOptions } & ActivityCall)
  | ({ readonly actionType: 2 } & SubOrchestratorCall)
  | { readonly actionType: 4; readonly input?: unknown }
  | { readonly actionType: 5; readonly fireAt: string; readonly isCanceled: boolean }
  | { readonly actionType: 12; readonly compoundActions: readonly Action[] };
