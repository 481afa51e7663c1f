/** A task that the orchestrator scheduled, with its sequence number. Inputs are JSON texts. */
export type Scheduled =
  | {
      readonly kind: "activity";
      readonly id: number;
      readonly name: string;
      readonly input: string;
    }
  | { readonly kind: "timer"; readonly id: number; readonly fireAt: Date }
  | {
      readonly kind: "sub-orchestration";
      readonly id: number;
      readonly name: string;
      readonly instanceId: string;
      readonly input: string;
    };
