import type * as z from "zod";

import { operationOf } from "../../operations.ts";
import { isPublic } from "../access.ts";
import type { AnswerSpec } from "../reply.ts";
import type { Documented } from "../route.ts";
import type { Components } from "./components.ts";
import { problemResponse, refusalsByStatus } from "./refusals.ts";

/** The OpenAPI parameters of a params or query schema. */
function fieldsOf(place: "path" | "query", schema: z.ZodType | undefined, components: Components) {
  const { properties = {}, required = [] } = schema ? components.refer(schema) : {};
  return Object.entries(properties).map(([name, { description, ...field }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: field,
  }));
}

const keyParameters = {
  required: [{ $ref: "#/components/parameters/IdempotencyKey" }],
  optional: [{ $ref: "#/components/parameters/OptionalIdempotencyKey" }],
  none: [],
} as const;

const headersFor = ({ headers = [] }: AnswerSpec, { key = "none" }: Documented): string[] => [
  "X-Request-Id",
  ...headers,
  ...(key === "none" ? [] : ["Idempotency-Replayed"]),
];

function contentOf({ media = [], schema }: AnswerSpec, components: Components) {
  return Object.fromEntries([
    ...(schema ? [["application/json", { schema: components.refer(schema) }] as const] : []),
    ...media.map((type) => [
      type,
      { schema: { type: type === "application/json" ? "object" : "string" } },
    ]),
  ]) as Record<string, object>;
}

function responsesOf(route: Documented, components: Components) {
  const answers = Object.entries(route.answers).map(([status, answer]) => [
    status,
    {
      description: answer.description,
      headers: Object.fromEntries(
        headersFor(answer, route).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
      ),
      ...(answer.schema || answer.media ? { content: contentOf(answer, components) } : {}),
    },
  ]);
  const refusals = [...refusalsByStatus(route)].map(([status, codes]) => [
    String(status),
    problemResponse(status, codes),
  ]);
  // An answer replaces a refusal of the same status: health answers 503 with its own body.
  return Object.fromEntries([...refusals, ...answers]) as Record<string, object>;
}

/** The OpenAPI request body. It is optional if its schema accepts undefined. */
const bodyOf = (body: z.ZodType, components: Components) => ({
  required: !body.safeParse(undefined).success,
  content: { "application/json": { schema: components.refer(body) } },
});

/** The OpenAPI description of an operation. */
export function operationObject(route: Documented, components: Components) {
  const { body, description, ifMatch, key = "none", id, params, query, summary } = route;
  return {
    operationId: id,
    tags: [operationOf(id).area],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(isPublic(id) ? { security: [] } : {}),
    parameters: [
      ...fieldsOf("path", params, components),
      ...fieldsOf("query", query, components),
      ...keyParameters[key],
      ...(ifMatch ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
      { $ref: "#/components/parameters/RequestId" },
    ],
    ...(body ? { requestBody: bodyOf(body, components) } : {}),
    responses: responsesOf(route, components),
  };
}
