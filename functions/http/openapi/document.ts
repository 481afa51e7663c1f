import { idempotencyKey } from "../../../shared/contract/basics.ts";
import { problem } from "../../../shared/contract/problem.ts";
import { operationOf } from "../../operations.ts";
import type { Area } from "../../operations.ts";
import type { Documented } from "../route.ts";
import { makeComponents } from "./components.ts";
import type { Components } from "./components.ts";
import { operationObject } from "./operation.ts";
import { problemExamples } from "./refusals.ts";

const description = `Technical support incidents of the Microsoft AI Cloud Partner Program: activate a benefit, link its plan, use incidents, refund them and renew offers.

Refusals are \`application/problem+json\`. The meaning of a \`code\` never changes. \`type\` is the address of a page that explains the code in English and Korean.

An \`Idempotency-Key\` belongs to the caller's client and the resource. A request with the same key and the same content always gets the accepted answer again, with \`Idempotency-Replayed: true\`. A refusal writes nothing, so a repeat of a refused request is decided again.

Unknown fields are refused. Times are ISO 8601 in UTC. Dates are \`YYYY-MM-DD\`.`;

const areas: Readonly<Record<Area, string>> = {
  commerce: "Partners and their offers, for the purchase system.",
  partner: "Benefits, IDs and reports, for a partner's people.",
  portals: "Plans and incidents, for the support portals.",
  catalogue: "Offers, products and eligibility. Needs no token.",
  operations: "Sweeps, reconciliations and the clock, for operators.",
  about: "The service itself and its documentation.",
};

const tags = Object.entries(areas).map(([name, about]) => ({ name, description: about }));

const text = { type: "string" } as const;

const headers = {
  "X-Request-Id": {
    description: "The ID of the request. Quote it when you report a problem.",
    schema: text,
  },
  "Idempotency-Replayed": {
    description: "`true` if the key was already answered.",
    schema: { const: "true" },
  },
  ETag: { description: "The version that was read or written, for If-Match.", schema: text },
  Location: { description: "The address of the resource.", schema: text },
  "Retry-After": {
    description: "The seconds to wait before the next request.",
    schema: { type: "integer", minimum: 1 },
  },
  "WWW-Authenticate": {
    description: "The required authentication, and what is wrong with the token.",
    schema: text,
  },
};

const keyHeader = {
  name: "Idempotency-Key",
  in: "header",
  description: "A new key for each new request, the same key to repeat a request.",
};

const parametersOf = (components: Components) => ({
  IdempotencyKey: { ...keyHeader, required: true, schema: components.refer(idempotencyKey) },
  OptionalIdempotencyKey: {
    ...keyHeader,
    description: `${keyHeader.description} Required unless the call is a dry run.`,
    required: false,
    schema: components.refer(idempotencyKey),
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description: "The ETag of the version that the call changes.",
    required: true,
    schema: text,
  },
  RequestId: {
    name: "X-Request-Id",
    in: "header",
    description:
      "The caller's own ID for this request. A text that does not match the pattern is replaced.",
    required: false,
    schema: { type: "string", pattern: "^[A-Za-z0-9._-]{1,64}$" },
  },
});

const pathsOf = (routes: readonly Documented[], components: Components) =>
  Object.fromEntries(
    [...Map.groupBy(routes, ({ id }) => operationOf(id).path)].map(([path, sharing]) => [
      `/${path}`,
      Object.fromEntries(
        sharing.map((route) => [
          operationOf(route.id).method.toLowerCase(),
          operationObject(route, components),
        ]),
      ),
    ]),
  );

/** The OpenAPI 3.1 document of the routes, from the schemas that parse their requests. */
export function openApiDocument(routes: readonly Documented[], version: string) {
  const components = makeComponents();
  const parameters = parametersOf(components);
  components.refer(problem);
  const paths = pathsOf(routes, components);
  return {
    openapi: "3.1.1",
    info: {
      title: "Technical support benefits",
      version,
      description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api" }],
    security: [{ bearer: [] }],
    tags,
    paths,
    components: {
      schemas: components.named(),
      parameters,
      headers,
      examples: problemExamples(),
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description:
            "A Microsoft Entra ID token for this service, with the app roles that the call requires.",
        },
      },
    },
  };
}
