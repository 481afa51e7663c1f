/** What an orchestrator asked for: the library's `OrchestratorState`, as far as the engine reads it. */
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
  readonly retryTimeoutInMilliseconds?: number;
}

export const ActionType = {
  CallActivity: 0,
  CallActivityWithRetry: 1,
  CallSubOrchestrator: 2,
  CallSubOrchestratorWithRetry: 3,
  ContinueAsNew: 4,
  CreateTimer: 5,
  WaitForExternalEvent: 6,
  WhenAny: 11,
  WhenAll: 12,
} as const;

interface Call {
  readonly functionName: string;
  readonly input?: unknown;
}

export interface SubOrchestratorCall extends Call {
  readonly instanceId?: string;
  readonly version?: string;
}

interface Retried {
  readonly retryOptions: RetryOptions;
}

export type Action =
  | ({ readonly actionType: 0 } & Call)
  | ({ readonly actionType: 1 } & Call & Retried)
  | ({ readonly actionType: 2 } & SubOrchestratorCall)
  | ({ readonly actionType: 3 } & SubOrchestratorCall & Retried)
  | { readonly actionType: 4; readonly input?: unknown }
  | { readonly actionType: 5; readonly fireAt: string; readonly isCanceled: boolean }
  | { readonly actionType: 6; readonly externalEventName: string }
  | { readonly actionType: 11 | 12; readonly compoundActions: readonly Action[] };

/** Actions of Durable Functions that this engine does not carry, by the name an author knows. */
const notCarried: Readonly<Record<number, string>> = {
  7: "callEntity",
  8: "callHttp",
  9: "signalEntity",
  13: "lock (entities)",
  14: "lock (entities)",
};

/** A request the engine does not fulfil. It fails the orchestration with these words. */
export class Refused extends Error {}

export function refuseUnknown(actionType: number): never {
  const name = notCarried[actionType] ?? `action type ${actionType}`;
  throw new Refused(`'${name}' is not carried by the local durable engine.`);
}
