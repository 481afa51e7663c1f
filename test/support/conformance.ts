import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** The parts of an answer that the OpenAPI document describes. */
export interface Observed {
  readonly method: string;
  /** The requested path, with `/api` and the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters: readonly Readonly<Record<string, unknown>>[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, { readonly schema: object }>>;
  };
  readonly security?: readonly unknown[];
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

interface DocumentedResponse {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

export interface Conformance {
  readonly document: OpenApi;
  /** Throws an error that names the first difference between answer and document. */
  readonly check: (observed: Observed) => void;
}

const segmentsOf = (path: string): string[] => path.split("/").filter(Boolean);
const isParameter = (segment: string): boolean => segment.startsWith("{");

/** The documented path of a request. A literal path takes precedence over one with parameters. */
export function templateOf(document: OpenApi, path: string): string | undefined {
  const asked = segmentsOf(path.split("?")[0]?.replace(/^\/api(?=\/)/, "") ?? "");
  const parameters = (template: string): number => segmentsOf(template).filter(isParameter).length;
  return Object.keys(document.paths)
    .filter((template) => {
      const segments = segmentsOf(template);
      return (
        segments.length === asked.length &&
        segments.every((segment, index) => isParameter(segment) || segment === asked[index])
      );
    })
    .sort((a, b) => parameters(a) - parameters(b))[0];
}

const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export function makeConformance(document: OpenApi): Conformance {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, "openapi");
  const compiled = new Map<string, ValidateFunction>();
  const validatorAt = (at: string): ValidateFunction => {
    const found = compiled.get(at) ?? ajv.compile({ $ref: `openapi#${encodeURI(at)}` });
    compiled.set(at, found);
    return found;
  };

  /** Returns undefined if the answer is as documented. */
  function departure({ body, headers, method, path, status }: Observed): string | undefined {
    const template = templateOf(document, path);
    const verb = method.toLowerCase();
    const operation = template === undefined ? undefined : document.paths[template]?.[verb];
    if (template === undefined || !operation) return "no such operation is documented";
    const response = operation.responses[String(status)];
    if (!response) return "the status is not documented";
    const header = headerDeparture(response, headers);
    if (header !== undefined) return header;
    const type = headers.get("content-type")?.split(";")[0]?.trim() ?? "";
    const isDocumented = response.content ? type in response.content : body === undefined;
    if (!isDocumented) return `the media type "${type}" is not documented`;
    if (!type.endsWith("json")) return undefined;
    const where = ["paths", template, verb, "responses", String(status), "content", type, "schema"];
    const validate = validatorAt(pointer(...where));
    if (!validate(body)) return ajv.errorsText(validate.errors, { dataVar: "body" });
    return type === "application/problem+json" ? problemDeparture(path, headers, body) : undefined;
  }

  return {
    document,
    check: (observed) => {
      const found = departure(observed);
      if (found === undefined) return;
      const { body, method, path, status } = observed;
      throw new Error(
        `${method} ${path} answers ${status} otherwise than documented: ${found}\n${JSON.stringify(body)}`,
      );
    },
  };
}

/** Headers that callers rely on must be documented. Each answer has a request ID. */
function headerDeparture({ headers: documented = {} }: DocumentedResponse, headers: Headers) {
  if (!headers.get("x-request-id")) return "x-request-id is missing";
  const names = ["WWW-Authenticate", "Retry-After", "Location", "Idempotency-Replayed"];
  const surprise = names.find((name) => headers.has(name) && !(name in documented));
  return surprise === undefined ? undefined : `${surprise} is not documented`;
}

/** A path without any encoding. Some hosts hand on a path as it was sent, and others decode parts of it first. */
function decoded(path: string): string {
  try {
    const once = decodeURIComponent(path);
    return once === path ? path : decoded(once);
  } catch {
    return path;
  }
}

/** A check that a schema cannot express: a problem names its own request. */
function problemDeparture(path: string, headers: Headers, body: unknown): string | undefined {
  const { code, instance, requestId, type } = body as Readonly<Record<string, unknown>>;
  if (requestId !== headers.get("x-request-id")) return "requestId is not that of the header";
  if (decoded(String(instance)) !== decoded(path.split("?")[0] ?? "")) {
    return "instance is not the path of the request";
  }
  return type === `/api/problems/${String(code)}` ? undefined : "type does not lead to the code";
}
