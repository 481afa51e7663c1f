import type { TimerFunctionOptions } from "@azure/functions";

export interface TimerFunction {
  readonly name: string;
  readonly options: TimerFunctionOptions;
}
