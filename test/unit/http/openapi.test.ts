import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";

import { isPublic } from "../../../functions/http/access.ts";
import type { Route } from "../../../functions/http/route.ts";
import { operationOf } from "../../../functions/operations.ts";
import { call, routes } from "./support/call.ts";

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters: readonly Readonly<Record<string, unknown>>[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, unknown>> }>
  >;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

let text = "";
let document: Document;

beforeAll(async () => {
  text = (await call("readOpenApi", {})).text;
  document = JSON.parse(text) as Document;
});

const operations = () => Object.values(document.paths).flatMap((methods) => Object.values(methods));

const placeOf = ({ id }: Route) => `${operationOf(id).method} /${operationOf(id).path}`;

test("the document is OpenAPI 3.1 and lists every route once, and nothing else", () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(listed.sort()).toEqual(routes.map(placeOf).sort());
  const ids = operations().map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(routes.length);
});

test("every reference has a target", () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, reference = ""]) => reference,
  );
  const missing = references.filter((reference) => {
    const [, , group = "", name = ""] = reference.split("/");
    return !reference.startsWith("#/components/") || !document.components[group]?.[name];
  });
  expect(references.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test("every schema is a JSON Schema, and every example fits its own", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: "doc", ...document });
  const wrong = Object.entries(document.components["schemas"] ?? {}).flatMap(([name, schema]) => {
    const validate = ajv.compile({ $ref: `doc#/components/schemas/${name}` });
    const { examples = [] } = schema as { examples?: unknown[] };
    return examples.filter((example) => !validate(example)).map(() => [name, validate.errors]);
  });
  expect(wrong).toEqual([]);
  const problem = ajv.compile({ $ref: "doc#/components/schemas/Problem" });
  const shown = Object.values(document.components["examples"] ?? {}) as { value: unknown }[];
  expect(shown.filter(({ value }) => !problem(value))).toEqual([]);
});

describe.each(routes.map((route) => [placeOf(route), route] as const))("%s", (_, route) => {
  const { method, path } = operationOf(route.id);
  const operation = (): Operation => {
    const found = document.paths[`/${path}`]?.[method.toLowerCase()];
    if (!found) throw new Error("not listed");
    return found;
  };

  test("names each parameter of its path", () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const named = operation().parameters.filter((parameter) => parameter["in"] === "path");
    expect(named.map(({ name }) => name)).toEqual(inPath);
    expect(named.every(({ required }) => required === true)).toBe(true);
  });

  test("documents its answers, its refusals and whether it needs a token", () => {
    const { responses, security } = operation();
    const wanted = isPublic(route.id) ? ["400", "500"] : ["400", "401", "500", "503"];
    const statuses = Object.keys(responses);
    expect(statuses).toEqual(expect.arrayContaining([...wanted, ...Object.keys(route.answers)]));
    expect(security).toEqual(isPublic(route.id) ? [] : undefined);
  });
});

test("the key is required where repeating must be safe, and optional for a dry run and an erasure", () => {
  const withKey = (name: string) =>
    operations()
      .filter(({ parameters }) =>
        parameters.some(({ $ref }) => $ref === `#/components/parameters/${name}`),
      )
      .map(({ operationId }) => operationId)
      .sort();
  expect(withKey("IdempotencyKey")).toEqual([
    "adjustBalance",
    "createDistribution",
    "purchaseOffer",
    "renewOffer",
    "replaceCredentials",
  ]);
  expect(withKey("OptionalIdempotencyKey")).toEqual(["openIncident", "startErasure"]);
});

/** A pattern of the whole text without a part that can be repeated any number of times. */
const isShort = (pattern: unknown): boolean =>
  typeof pattern === "string" &&
  /^\^.*\$$/.test(pattern) &&
  !/[*+]|,\}/.test(pattern.replaceAll(/\[[^\]]*\]/g, ""));

/** Where a text without a maximum is in a schema. The host limits headers. */
function unlimited(schema: unknown, at: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { $ref, ...node } = schema as Readonly<Record<string, unknown>>;
  if (typeof $ref === "string") {
    const [, , group = "", name = ""] = $ref.split("/");
    return unlimited(document.components[group]?.[name], at);
  }
  if (node["in"] === "header") return [];
  if (node["type"] === "string") {
    const all = [node, ...((node["allOf"] ?? []) as readonly object[])];
    const limits = ["enum", "const", "maxLength"];
    const isLimited = all.some(
      (part) =>
        limits.some((limit) => limit in part) || ("pattern" in part && isShort(part.pattern)),
    );
    return isLimited || /^(?:date|uuid)/.test(String(node["format"])) ? [] : [at];
  }
  return Object.entries(node).flatMap(([name, part]) => unlimited(part, `${at}.${name}`));
}

test("every text of a request has a maximum", () => {
  const found = operations().flatMap(({ operationId, parameters, requestBody }) =>
    unlimited({ parameters, requestBody }, operationId),
  );
  expect(found).toEqual([]);
});

test("a number in a query is described as a number", () => {
  const limit = document.paths["/partners/{partnerId}/offers"]?.["get"]?.parameters.find(
    ({ name }) => name === "limit",
  );
  expect(limit?.["schema"]).toEqual({ type: "integer", minimum: 1, maximum: 200, default: 50 });
});

test("function names are ones that Azure accepts, and paths have no prefix of their own", () => {
  for (const { id } of routes) {
    expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,127}$/);
    expect(operationOf(id).path).toMatch(/^(?!api\/)[a-z]/);
  }
});
