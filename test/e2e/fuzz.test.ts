import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import {
  api,
  contract,
  type Answer,
  type Call,
  sharedEnvironment,
} from "../support/environment.ts";
import type { DocumentedOperation, OpenApi } from "../support/conformance.ts";
import { spoiled, validFor } from "../support/requests.ts";
import {
  aReadyPlan,
  azure,
  commerce,
  consumed,
  incident,
  itIs,
  newKey,
  operator,
  refused,
  servicesHub,
} from "../support/people.ts";

/**
 * Calls every operation of the OpenAPI document with input that its schema allows and with input that it does not
 * allow. `api` checks every answer against the document. FUZZ_SEED repeats a run.
 */
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);
const runs = Number(process.env["FUZZ_RUNS"] ?? 15);
console.log(`FUZZ_SEED=${seed}`);

const document = (await (
  await fetch(`${sharedEnvironment().baseUrl}/api/openapi.json`)
).json()) as OpenApi;

interface Target {
  readonly method: string;
  readonly template: string;
  readonly operation: DocumentedOperation;
  readonly body: object | undefined;
}

const targets: Target[] = Object.entries(document.paths).flatMap(([template, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    method: method.toUpperCase(),
    template,
    operation,
    body: operation.requestBody?.content["application/json"]?.schema,
  })),
);
const named = targets.map((target) => [target.operation.operationId, target] as const);

/** Existing resources, so that not every request ends with 404. */
let real: Readonly<Record<string, string>> = {};
let callers: readonly TokenClaims[] = [];
let admin: TokenClaims = {};

beforeAll(async () => {
  const { account, offer, partner } = await aReadyPlan();
  const { incidentId } = await consumed(azure, incident(offer, account));
  real = {
    partnerId: partner.partnerId,
    offerId: offer.offerId,
    kind: "PartnerCloudSupport",
    incidentId,
    type: account.type,
    id: account.id,
    planId: offer.offerId,
    accountType: account.type,
    accountId: account.id,
    name: "Application architecture design session",
    code: "NOT_FOUND",
  };
  ({ admin } = partner);
  callers = [commerce, operator, azure, servicesHub, admin, partner.user];
});

const parametersIn = (place: string, { operation }: Target) =>
  operation.parameters.filter((parameter) => parameter["in"] === place);

/** Excludes dots alone, which are path steps, and unpaired surrogates, which are not text. */
const isSegment = (text: string): boolean => !/^\.{1,2}$/.test(text) && text.isWellFormed();

const pathOf = (target: Target): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...parametersIn("path", target).map((parameter) => {
        const name = String(parameter["name"]);
        const anything = fc
          .string({ minLength: 1, maxLength: 80, unit: "grapheme" })
          .filter(isSegment);
        // A new tenant for the real partner would lock out the partner's other callers.
        const known = target.operation.operationId === "putPartner" ? "fuzzed" : real[name];
        return fc
          .oneof(...(known === undefined ? [] : [{ weight: 6, arbitrary: fc.constant(known) }]), {
            weight: 1,
            arbitrary: anything,
          })
          .map((value) => [name, value] as const);
      }),
    )
    .map((values) =>
      values.reduce(
        (path, [name, value]) => path.replace(`{${name}}`, encodeURIComponent(value)),
        `/api${target.template}`,
      ),
    );

const queryOf = (target: Target): fc.Arbitrary<string> =>
  fc
    .record(
      Object.fromEntries(
        parametersIn("query", target).map((parameter) => [
          String(parameter["name"]),
          fc.oneof(
            {
              weight: 5,
              arbitrary: validFor(parameter["schema"] as object, document.components.schemas).map(
                String,
              ),
            },
            { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: "grapheme" }) },
          ),
        ]),
      ),
      { requiredKeys: [] },
    )
    .map((query) => {
      const text = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
      return text === "" ? "" : `?${text}`;
    });

/** All tests share the clock, so it stays near the date of the existing resources. */
const bodyFor = ({ body, operation }: Target): fc.Arbitrary<unknown> =>
  operation.operationId === "moveClock"
    ? fc.constant({ now: "2025-09-02T09:00:00Z" })
    : fc
        .tuple(validFor(body ?? {}, document.components.schemas), fc.boolean())
        .map(([value, withReal]) => (withReal ? aboutReal(value) : value));

/** The same body with an existing plan and account. */
function aboutReal(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const known = { planId: real["offerId"], account: { id: real["id"], type: real["type"] } };
  const shared = Object.entries(known).filter(([name]) => name in body);
  return { ...body, ...Object.fromEntries(shared) };
}

const callOf = (
  target: Target,
  right: TokenClaims | undefined,
  body: fc.Arbitrary<unknown>,
): fc.Arbitrary<Call> =>
  fc
    .record({
      as: fc.oneof(
        { weight: 8, arbitrary: fc.constant(right) },
        { weight: 1, arbitrary: fc.constantFrom(undefined, ...callers) },
      ),
      key: fc.constantFrom(true, true, true, false),
      body,
    })
    .map(({ as, body: sent, key }) => ({
      ...(as && { as }),
      ...(key && { headers: newKey() }),
      ...(target.body && sent !== undefined && { body: sent }),
    }));

/** Operations that start workflows run less often. */
const runsOf = ({ operation }: Target): number => (/^start/.test(operation.operationId) ? 3 : runs);

/** The caller that may use the operation. The document names no roles, so the test tries each caller. */
async function callerFor(target: Target, path: string): Promise<TokenClaims | undefined> {
  if (target.operation.security?.length === 0) return undefined;
  for (const as of [admin, commerce, azure, operator]) {
    const { status } = await api(target.method, `${path}?unknown=1`, { as, headers: newKey() });
    if (status !== 401 && status !== 403) return as;
  }
  return undefined;
}

const realPath = ({ template }: Target): string =>
  `/api${template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(real[name] ?? "x"))}`;

describe("every operation of the document", { timeout: 60_000 }, () => {
  test.each(named)("%s answers as documented for valid and invalid input", async (_, target) => {
    await itIs("2025-09-02");
    const right = await callerFor(target, realPath(target));
    const valid = bodyFor(target);
    await fc.assert(
      fc.asyncProperty(
        pathOf(target),
        queryOf(target),
        callOf(target, right, fc.oneof(valid, spoiled(valid))),
        async (path, query, call) => {
          const answer: Answer = await api(target.method, `${path}${query}`, call);
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { seed, numRuns: runsOf(target), endOnFailure: true },
    );
  });

  test.each(named.filter(([, { body }]) => body))(
    "%s accepts no field that its schema does not know",
    async (_, target) => {
      await itIs("2025-09-02");
      const path = realPath(target);
      const as = await callerFor(target, path);
      await fc.assert(
        fc.asyncProperty(bodyFor(target), async (body) => {
          const sent = { ...(body as object), unexpected: true };
          const answer = await api(target.method, path, {
            ...(as && { as }),
            headers: newKey(),
            body: sent,
          });
          expect(answer).toMatchObject(refused(400, "INVALID_REQUEST"));
          const { errors } = answer.body as { readonly errors: readonly { path: string }[] };
          expect(errors.map((error) => error.path)).toContain("unexpected");
        }),
        { seed, numRuns: 5, endOnFailure: true },
      );
    },
  );

  test.each(named)("%s rejects unknown query parameters", async (_, target) => {
    const path = realPath(target);
    const as = await callerFor(target, path);
    const call = { ...(as && { as }), headers: newKey() };
    const answer = await api(target.method, `${path}?unexpected=1`, call);
    expect(answer).toMatchObject(refused(400, "INVALID_REQUEST"));
  });

  test("covers all operations of the document", async () => {
    expect(targets.length).toBeGreaterThan(35);
    expect((await contract()).document.paths).toEqual(document.paths);
  });
});
