import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { refusalsByStatus } from "../../../functions/http/openapi/refusals.ts";
import type { Route } from "../../../functions/http/route.ts";
import { refuse } from "../../../shared/domain/result.ts";
import { operationOf } from "../../../functions/operations.ts";
import { calling, people, routes } from "./support/call.ts";
import type { FakeUseCases, Person } from "./support/call.ts";

/** Whatever reaches a use case is refused, so that only the edge can go wrong. */
const refusing = new Proxy<FakeUseCases>(
  {},
  {
    get: () => async () => refuse({ code: "NOT_FOUND", detail: "Nothing here." }),
  },
);

/** Names that some route knows, so that random requests get further than the first check. */
const names = fc.constantFrom(
  ...["account", "id", "type", "offerType", "purchasedOn", "recipients", "email", "now", "kind"],
  ...["planId", "title", "product", "requestType", "resolution", "decision", "__proto__", "x"],
);

const leaf = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "CORE",
    "2026-02-29",
    "Entra",
    "a@b.example",
    "PCS",
    "\u0000",
    "\ud800",
    "9".repeat(400),
  ),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);

const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("any")), fc.dictionary(names, tie("any"))),
})).any;

const texts = fc.dictionary(names, fc.string({ unit: "binary", maxLength: 40 }), { maxKeys: 3 });

const request = fc.record({
  as: fc.option(fc.constantFrom(...(Object.keys(people) as Person[])), { nil: undefined }),
  query: fc.dictionary(
    fc.constantFrom("limit", "cursor", "term", "on", "dryRun", "x"),
    fc.string(),
  ),
  extra: texts,
  body: value,
  key: fc.option(fc.stringMatching(/^[\x20-\x7e]{0,140}$/), { nil: undefined }),
});

const paramsOf = ({ id }: Route, extra: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    [...operationOf(id).path.matchAll(/\{(\w+)\}/g)].map(([, name = ""], index) => [
      name,
      Object.values(extra)[index] ?? "PCS",
    ]),
  );

describe.each(routes.map((route) => [route.id, route] as const))("%s", (name, route) => {
  test("answers any request as documented, and never by a fault", async () => {
    const ask = calling(name, refusing);
    await fc.assert(
      fc.asyncProperty(request, async ({ as, body, extra, key, query }) => {
        const headers = key === undefined ? {} : { "idempotency-key": key };
        const params = paramsOf(route, extra);
        const sent = route.body ? { body } : {};
        const { json, logged, status } = await ask({ as, headers, params, query, ...sent });
        expect(logged).toEqual([]);
        if (route.answers[status]) return;
        const documented = [...(refusalsByStatus(route).get(status) ?? []), "NOT_FOUND"];
        expect(documented).toContain(json["code"]);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });
});
