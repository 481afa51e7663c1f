/** The types that Azure's Node worker exchanges with `@azure/functions`. Only what is used here. */

export type RpcLevel = "trace" | "debug" | "information" | "warning" | "error" | "critical";

export interface RpcData {
  string?: string;
  json?: string;
  bytes?: Uint8Array;
  int?: number;
  double?: number;
  http?: RpcHttp;
}

interface Nullable<Value> {
  value: Value;
}

export interface RpcHttp {
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  nullableQuery?: Record<string, Nullable<string>>;
  nullableParams?: Record<string, Nullable<string>>;
  body?: RpcData | null | undefined;
  statusCode?: string;
  cookies?: unknown[];
}

export interface Binding {
  type: string;
  direction: "in" | "out";
  [option: string]: unknown;
}

export interface FunctionMetadata {
  name: string;
  bindings: Record<string, Binding>;
  retryOptions?: unknown;
}

export type Callback = (...args: unknown[]) => unknown;

export interface InvocationRequest {
  inputData: { name: string; data: RpcData }[];
  triggerMetadata?: Record<string, RpcData>;
  traceContext?: { traceParent: string; traceState?: string };
}

interface InvocationResponse {
  returnValue?: RpcData | null | undefined;
}

interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: Callback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<InvocationResponse>;
}

export interface ProgrammingModel {
  name: string;
  version: string;
  getInvocationModel(context: unknown): InvocationModel | Promise<InvocationModel>;
  getCapabilities?(capabilities: Record<string, string>): Promise<Record<string, string>>;
}
