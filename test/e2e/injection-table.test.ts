import { beforeAll, describe, expect, test } from "vitest";

import { operationOf } from "../../functions/operations.ts";
import type { Group, OperationId } from "../../functions/operations.ts";
import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import { api, sharedEnvironment } from "../support/environment.ts";
import type { Answer } from "../support/environment.ts";
import { changed, complete, fewerValues, harm, hostileValues, texts } from "../support/hostile.ts";
import type { Json } from "../support/hostile.ts";
import type { DocumentedOperation, OpenApi } from "../support/conformance.ts";
import {
  anAccount,
  aReadyPlan,
  azure,
  commerce,
  consumed,
  idsOf,
  incident,
  newKey,
  operator,
  unique,
} from "../support/people.ts";

/**
 * Hostile values in every place: parameters, texts of bodies, headers. Each value is refused with the name of its place
 * or is stored literally. It never causes a fault, shows another caller's data or adds a header to the answer.
 */
const document = (await (
  await fetch(`${sharedEnvironment().baseUrl}/api/openapi.json`)
).json()) as OpenApi;

interface Target {
  readonly operation: DocumentedOperation & { readonly operationId: OperationId };
  readonly method: string;
  readonly template: string;
}

const targets: readonly Target[] = Object.entries(document.paths).flatMap(
  ([template, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      operation: operation as Target["operation"],
      method: method.toUpperCase(),
      template,
    })),
);

/** Valid values, so that a request is wrong in one place only. */
let own: Readonly<Record<string, string>> = {};
/** Data that must never appear in an answer. */
let others: readonly string[] = [];
let callers: Readonly<Record<Group, TokenClaims | undefined>>;

beforeAll(async () => {
  const victim = await aReadyPlan();
  const theirs = await consumed(azure, incident(victim.offer, victim.account));
  const { accessId, contractId } = await idsOf(victim.partner, victim.offer);
  others = [
    ...[victim.partner.partnerId, victim.offer.offerId, victim.account.id, theirs.incidentId],
    ...[accessId, contractId],
  ];
  const { account, offer, partner } = await aReadyPlan();
  const { incidentId } = await consumed(azure, incident(offer, account));
  own = {
    partnerId: partner.partnerId,
    offerId: offer.offerId,
    kind: "PartnerCloudSupport",
    incidentId,
    termNumber: "2",
    type: account.type,
    id: account.id,
    accountType: account.type,
    accountId: account.id,
    name: "Application architecture design session",
    code: "NOT_FOUND",
  };
  callers = {
    Anyone: undefined,
    TenantUser: partner.user,
    PartnerAdmin: partner.admin,
    Portal: azure,
    Commerce: commerce,
    Operator: operator,
  };
});

const callerOf = ({ operation }: Target): TokenClaims | undefined =>
  callers[operationOf(operation.operationId).callers[0] ?? "Anyone"];

const pathOf = ({ template }: Target, changed: Readonly<Record<string, string>> = {}): string =>
  `/api${template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(changed[name] ?? own[name] ?? "x"),
  )}`;

/** The required query, and the hostile replacement. */
const queryOf = ({ operation }: Target, put: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams();
  for (const parameter of operation.parameters) {
    if (parameter["in"] !== "query" || parameter["required"] !== true) continue;
    const name = String(parameter["name"]);
    query.set(name, required[name] ?? "");
  }
  for (const [name, value] of Object.entries(put)) query.set(name, value);
  return query.size === 0 ? "" : `?${query.toString()}`;
};

const required: Readonly<Record<string, string>> = {
  on: "2026-09-01",
  kind: "PartnerCloudSupport",
  product: "AzureVirtualMachines",
};

const as = (target: Target): { as?: TokenClaims } => {
  const caller = callerOf(target);
  return caller ? { as: caller } : {};
};

const parameters = (kind: "path" | "query") =>
  targets.flatMap((target) =>
    target.operation.parameters
      .filter((parameter) => parameter["in"] === kind)
      .map((parameter) => {
        const name = String(parameter["name"]);
        return [target.operation.operationId, name, target] as const;
      }),
  );

const schemas = document.components.schemas as Json;

/** Every possible field of a body, with the caller's own values. */
function bodyFor({ operation }: Target): Json {
  const content = operation.requestBody?.content["application/json"];
  const schema = (content?.schema ?? {}) as Json;
  const { examples } = (schemas[String(schema["$ref"]).split("/").at(-1) ?? ""] ?? schema) as Json;
  const [example] = (examples ?? []) as readonly Json[];
  const body = complete(schema, schemas, example) as Json;
  // An alias of contractId; a body may contain only one of the two.
  const { password, ...rest } = body;
  const known: Json = {
    ...("planId" in rest && { planId: own["offerId"] }),
    // A new account for each guess, because ten wrong guesses block an account.
    ...("account" in rest && {
      account: password === undefined ? { id: own["id"], type: own["type"] } : anAccount(),
    }),
  };
  // A person is named by an address or an account, not by both.
  const { email } = (rest["person"] ?? {}) as Json;
  return { ...rest, ...known, ...("person" in rest && { person: { email } }) };
}

const withBody = targets.filter(({ operation }) => operation.requestBody !== undefined);

const asking = (target: Target, path: string, more: object = {}): Promise<Answer> =>
  api(target.method, path, {
    ...as(target),
    headers: newKey(),
    ...(target.operation.requestBody && { body: bodyFor(target) }),
    ...more,
  });

/** Skips the partner's tenant: a new tenant would lock out the partner's users. */
const bodyPathOf = (target: Target): string =>
  pathOf(target, idOf(target) === "putPartner" ? { partnerId: unique("hostile") } : {});

type Ask = (value: string) => Promise<Answer>;

/** All problems of the values in one place. */
async function findings(place: string, ask: Ask, values = hostileValues): Promise<string[]> {
  const all = values.map(async ([what, value]) => {
    const found = harm(place, others, await ask(value));
    return found === undefined ? [] : [`${what}: ${found}`];
  });
  return (await Promise.all(all)).flat();
}

/** All values for the first use of a name; fewer for repeated uses with the same schema. */
// An address is read like that of a recipient, and each value starts an erasure that reads all offers.
const seen = new Set(["person.email"]);
const valuesFor = (name: string): typeof hostileValues => {
  const isNew = !seen.has(name);
  seen.add(name);
  return isNew ? hostileValues : fewerValues;
};

const idOf = ({ operation }: Target): string => operation.operationId;

describe("the injection table", () => {
  test.each(parameters("path"))(
    "%s: no hostile value of {%s} in its path does harm",
    async (_, name, target) => {
      const found = await findings(
        name,
        (value) => asking(target, pathOf(target, { [name]: value }) + queryOf(target)),
        valuesFor(`{${name}}`),
      );
      expect(found).toEqual([]);
    },
  );

  test.each(parameters("query"))(
    "%s: no hostile value of ?%s= does harm",
    async (_, name, target) => {
      const found = await findings(
        name,
        (value) => asking(target, pathOf(target) + queryOf(target, { [name]: value })),
        // Each list interprets a cursor differently.
        name === "cursor" ? hostileValues : valuesFor(`?${name}`),
      );
      expect(found).toEqual([]);
    },
  );

  test.each(withBody.map((target) => [idOf(target), target] as const))(
    "%s: no hostile text in its body does harm",
    async (_, target) => {
      for (const field of texts(bodyFor(target))) {
        const ask = (value: string): Promise<Answer> => {
          const body = changed(bodyFor(target), field.split("."), value);
          // Both values must be equal.
          const agreed = field === "customer.tenantId" ? { resourceTenantId: value } : {};
          return asking(target, bodyPathOf(target), { body: { ...(body as Json), ...agreed } });
        };
        const found = await findings(field, ask, valuesFor(field));
        expect([field, found]).toEqual([field, []]);
      }
    },
  );

  test.each(withBody.map((target) => [idOf(target), target] as const))(
    "%s: a prototype in its body is an unknown field",
    async (_, target) => {
      for (const name of ["__proto__", "constructor", "toString"]) {
        const body = JSON.stringify(bodyFor(target));
        const text = body.replace(
          /^\{/,
          `{"${name}":{"roles":["Operator"]}${body === "{}" ? "" : ","}`,
        );
        const answer = await asking(target, pathOf(target), { body: undefined, text });
        expect([name, harm(name, others, answer), answer.status]).toEqual([name, undefined, 400]);
      }
    },
  );

  test.each([
    ...["Idempotency-Key", "x-request-id", "Authorization", "Accept", "Accept-Language"],
    ...["traceparent", "X-Forwarded-Host", "X-Original-URL", "X-MS-CLIENT-PRINCIPAL"],
  ])("no value of the header %s does harm", async (name) => {
    const asked = targets.filter((target) =>
      ["renewOffer", "explainProblem"].includes(idOf(target)),
    );
    expect(asked).toHaveLength(2);
    for (const target of asked) {
      const ask: Ask = (value) => {
        // Values that a header cannot contain are never sent.
        const headers = { ...newKey(), [name]: value.replace(/[^\x20-\x7e]/g, "~") };
        const more = name === "Authorization" ? { as: undefined } : {};
        return asking(target, pathOf(target), { headers, ...more });
      };
      const isRead = !/^(traceparent|X-[FOM])/.test(name);
      const found = await findings(name, ask, isRead ? hostileValues : fewerValues);
      expect(found).toEqual([]);
    }
  });

  test("covers every operation and every field of a body", () => {
    expect(parameters("path").length).toBeGreaterThan(40);
    expect(parameters("query").length).toBeGreaterThan(15);
    expect(withBody.flatMap((target) => texts(bodyFor(target))).length).toBeGreaterThan(35);
  });
});
