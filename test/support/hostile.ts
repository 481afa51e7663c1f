import { get } from "node:http";

import { environment } from "./environment.ts";
import type { Answer } from "./environment.ts";

/**
 * Hostile values for each input field. The service refuses a value with the field's name or treats it
 * as plain data. It never fails, never returns another partner's data, and never adds a header.
 */
const hostile = {
  "a quote": "'",
  "an OData condition": "x' or PartitionKey ne '",
  "OData's brackets": "x') or (RowKey ge '",
  "a header after a line break": "x\r\nSet-Cookie: injected=1",
  "a mail header after a line break": "x\nBcc: injected@fabrikam.com",
  "a script": "<script>alert('injected')</script>",
  "an attribute": '" onload="injected()',
  "Mustache's braces": "{{accessId}}{{{contractId}}}{{#blocks}}",
  "a right-to-left override": "x\u202egnp.exe",
  "a line separator": "x\u2028injected",
  NUL: "x\u0000y",
  "a noncharacter": "x\ufffe\uffff",
  "a homoglyph": "c\u043ent\u043es\u043e",
  "a path upwards": "../../partners",
  "a path upwards, encoded": "..%2f..%2fpartners",
  "a prototype": "__proto__",
  "a constructor": "constructor",
  "a huge number": "9".repeat(400),
  "a number beyond doubles": "1e309",
  "a negative number": "-1",
  "a huge text": "x".repeat(4_000),
} as const;
export const hostileValues = Object.entries(hostile);

/** One value of each kind, for fields whose type was tested with all values. */
const fewer: readonly string[] = [
  "a quote",
  "an OData condition",
  "a noncharacter",
  "a path upwards, encoded",
];
export const fewerValues = hostileValues.filter(([what]) => fewer.includes(what));

const expectedHeaders = new Set([
  ...["cache-control", "connection", "content-language", "content-length", "content-type", "date"],
  ...["idempotency-replayed", "keep-alive", "location", "retry-after", "vary", "x-request-id"],
  ...["content-security-policy", "www-authenticate", "x-content-type-options"],
  // Headers of other hosts, such as Azure's.
  ...["request-context", "server", "strict-transport-security", "transfer-encoding"],
]);

/**
 * What is wrong with the answer to a hostile value; undefined if the value had no effect.
 * `others` are texts that the caller must never see.
 */
export function harm(
  place: string,
  others: readonly string[],
  { body, headers, status }: Answer,
): string | undefined {
  if (status >= 500) return `answers ${status}`;
  for (const [name, value] of headers) {
    if (!expectedHeaders.has(name)) return `sets the header ${name}`;
    if (/injected/i.test(value)) return `changes the header ${name}`;
  }
  const text = JSON.stringify(body ?? null);
  const shown = others.find((other) => text.includes(other));
  if (shown !== undefined) return `shows ${shown}`;
  if (status !== 400) return undefined;
  const { errors = [] } = body as { readonly errors?: readonly { readonly path: string }[] };
  const names = errors.map(({ path }) => path);
  return names.includes(place) ? undefined : `refuses ${names.join(", ") || "without a name"}`;
}

export type Json = Readonly<Record<string, unknown>>;

/** The value of fields that the example does not contain. */
const usual: Json = {
  locale: "ko-KR",
  country: "KR",
  email: "technician1@fabrikam.com",
  planName: "Partner Cloud Support 50",
  term: 1,
};

const resolved = (schema: Json, named: Json): Json => {
  const { $ref } = schema;
  return typeof $ref === "string" ? (named[$ref.split("/").at(-1) ?? ""] as Json) : schema;
};

const firstExample = ({ examples }: Json): unknown =>
  (examples as readonly unknown[] | undefined)?.[0];

/** A value with every field of the schema: the example's values, and defaults for the others. */
export function complete(raw: Json, named: Json, given: unknown, name = ""): unknown {
  const schema = resolved(raw, named);
  const example = given ?? firstExample(schema);
  const branches = (schema["anyOf"] ?? schema["oneOf"]) as readonly Json[] | undefined;
  const branch = branches?.find(({ type }) => type !== "null");
  if (branch) return complete(branch, named, example, name);
  const { enum: choices, items, properties, type } = schema;
  if (properties) {
    const fields = Object.entries(properties as Readonly<Record<string, Json>>);
    return Object.fromEntries(
      fields.map(([key, each]) => [
        key,
        complete(each, named, (example as Json | undefined)?.[key], key),
      ]),
    );
  }
  if (items)
    return [complete(items as Json, named, (example as readonly unknown[] | undefined)?.[0], name)];
  if (type === "boolean") return example ?? true;
  return example ?? (choices as readonly unknown[] | undefined)?.[0] ?? usual[name] ?? "x";
}

/** The dotted paths of all strings in a value. */
export const texts = (value: unknown, at = ""): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, each]) => texts(each, at ? `${at}.${name}` : name))
    : typeof value === "string"
      ? [at]
      : [];

export const changed = (
  value: unknown,
  [name = "", ...rest]: readonly string[],
  to: unknown,
): unknown =>
  Array.isArray(value)
    ? value.map((each: unknown, index) => (String(index) === name ? changed(each, rest, to) : each))
    : name === ""
      ? to
      : { ...(value as Json), [name]: changed((value as Json)[name], rest, to) };

/** Sends the path unchanged. `fetch` would resolve its dots. */
export function rawGet(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(environment().baseUrl);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => (body += text));
      response.on("end", () => {
        const answered = new Headers();
        for (const [name, value] of Object.entries(response.headers))
          answered.set(name, String(value));
        resolve({ status: response.statusCode ?? 0, headers: answered, body });
      });
    }).on("error", reject);
  });
}
