import { idempotencyKey } from "../../../shared/contract/basics.ts";
import { problem } from "../../../shared/contract/problem.ts";
import { operationOf } from "../../operations.ts";
import type { Area } from "../../operations.ts";
import type { Documented } from "../route.ts";
import { makeComponents } from "./components.ts";
import type { Components } from "./components.ts";
import { operationObject } from "./operation.ts";
import { problemExamples } from "./refusals.ts";

const description = `Technical-support incidents of the Microsoft AI Cloud Partner Program: activate a benefit, link its plan, use, give back and renew.

Refusals are \`application/problem+json\`. \`code\` never changes its meaning; \`type\` leads to a page that explains it in English and Korean. An \`Idempotency-Key\` belongs to the caller's client and the resource: the same key with the same content gets the accepted answer again, for ever, with \`Idempotency-Replayed: true\`; a refusal writes nothing, so repeating it decides anew.

Unknown fields are refused. Times are ISO 8601 in UTC, dates \`YYYY-MM-DD\`.`;

const areas: Readonly<Record<Area, string>> = {
  commerce: "Partners and their offers, for the purchase system.",
  partner: "Benefits, IDs and reports, for a partner's people.",
  portals: "Plans and incidents, for the support portals.",
  catalogue: "Offers, products and eligibility, for everybody.",
  operations: "Sweeps, reconciliations and the clock, for operators.",
  about: "The service itself and its documentation.",
};

const tags = Object.entries(areas).map(([name, about]) => ({ name, description: about }));

const text = { type: "string" } as const;

const headers = {
  "X-Request-Id": { description: "Quote it when something goes wrong.", schema: text },
  "Idempotency-Replayed": {
    description: "`true` when the key had been answered before.",
    schema: { const: "true" },
  },
  Location: { description: "Where to read it again.", schema: text },
  "Retry-After": {
    description: "Seconds after which to ask again.",
    schema: { type: "integer", minimum: 1 },
  },
  "WWW-Authenticate": { description: "What is wrong with the token.", schema: text },
};

const keyHeader = {
  name: "Idempotency-Key",
  in: "header",
  description: "New for each order, the same whenever the order is repeated.",
};

const parametersOf = (components: Components) => ({
  IdempotencyKey: { ...keyHeader, required: true, schema: components.refer(idempotencyKey) },
  OptionalIdempotencyKey: {
    ...keyHeader,
    description: `${keyHeader.description} Required, except for a dry run.`,
    required: false,
    schema: components.refer(idempotencyKey),
  },
  RequestId: {
    name: "X-Request-Id",
    in: "header",
    description: "An id of the caller's own for this call; any other text is replaced.",
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

/** The OpenAPI 3.1 document of the routes, from the very schemas that parse their requests. */
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
            "A token of Entra ID for this service, with the app roles that the call needs.",
        },
      },
    },
  };
}
