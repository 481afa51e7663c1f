import { describe, expect, test } from "vitest";
import * as z from "zod/mini";

import type { JsonRow } from "../../../shared/adapters/tables/json-row.ts";
import { nextVersion, rowKind, rowOf, valueOf } from "../../../shared/adapters/tables/row-kind.ts";
import {
  UnreadableRow,
  UnsupportedRowVersion,
} from "../../../shared/application/ports/unreadable-row.ts";

interface Contact {
  readonly email: string;
  readonly names: readonly string[];
  readonly locale?: string;
}
type FirstContact = Pick<Contact, "email"> & { readonly name: string };
type SecondContact = Pick<Contact, "email" | "names">;

const first = rowKind<FirstContact>()(z.strictObject({ email: z.string(), name: z.string() }));
const second = nextVersion<SecondContact>()(
  first,
  z.strictObject({ email: z.string(), names: z.array(z.string()) }),
  ({ email, name }) => ({ email, names: [name] }),
);
const contacts = nextVersion<Contact>()(
  second,
  z.strictObject({
    email: z.string(),
    names: z.array(z.string()),
    locale: z.exactOptional(z.string()),
  }),
  (before) => ({ ...before, locale: "en" }),
);

const table = { tableName: "partners" };
const read = (columns: object) =>
  valueOf(
    table,
    { partitionKey: "contoso", rowKey: "contact", etag: "e", ...columns } as JsonRow,
    contacts,
  );
const data = (value: unknown) => ({ data: JSON.stringify(value) });

function faultOf(columns: object): unknown {
  try {
    return read(columns);
  } catch (error) {
    return error;
  }
}

describe("a row of several schema versions", () => {
  test("is written with the newest version", () => {
    const value = { email: "a@contoso.com", names: ["A"] };
    expect(rowOf(contacts, "contoso", "contact", value)).toEqual({
      ...{ partitionKey: "contoso", rowKey: "contact", schemaVersion: 3 },
      ...data(value),
    });
  });

  test("is read as it is in the newest version", () => {
    const value = { email: "a@contoso.com", names: ["A"], locale: "ko" };
    expect(read({ ...data(value), schemaVersion: 3 })).toEqual(value);
  });

  test("is upgraded through every version after its own", () => {
    const value = { email: "a@contoso.com", names: ["A"], locale: "en" };
    const old = data({ email: "a@contoso.com", name: "A" });
    expect(read({ ...old, schemaVersion: 1 })).toEqual(value);
    expect(read({ ...data({ email: "a@contoso.com", names: ["A"] }), schemaVersion: 2 })).toEqual(
      value,
    );
  });

  test("without a version is of version 1", () => {
    expect(read(data({ email: "a@contoso.com", name: "A" }))).toMatchObject({ names: ["A"] });
  });
});

describe("a row that cannot be read", () => {
  test("of a later version is a fault that names table, partition, row and both versions", () => {
    const fault = faultOf({ ...data({ email: "secret@contoso.com" }), schemaVersion: 4 });
    expect(fault).toBeInstanceOf(UnsupportedRowVersion);
    expect(fault).toMatchObject({
      place: { table: "partners", partition: "contoso", row: "contact" },
      found: 4,
      newest: 3,
      message:
        "Table partners, partition contoso, row contact: its schema version is 4; the newest supported version is 3",
    });
  });

  test.each([
    ["a field of the wrong type", { email: 123456, names: [] }, "email: invalid_type"],
    ["a field that is missing", { names: ["secret"] }, "email: invalid_type"],
    ["a deep field", { email: "secret", names: ["secret", 1] }, "names.1: invalid_type"],
    ["a field of no version", { email: "secret", names: [], age: 7 }, "the row: unrecognized_keys"],
    ["no object at all", "secret", "the row: invalid_type"],
  ])("because of %s is a fault that says so without a value", (_what, value, problem) => {
    const fault = faultOf({ ...data(value), schemaVersion: 3 });
    expect(fault).toBeInstanceOf(UnreadableRow);
    expect(fault).toMatchObject({
      message: `Table partners, partition contoso, row contact: it does not fit schema version 3 (${problem})`,
    });
    expect((fault as Error).cause).toBeUndefined();
  });

  test("because of its old version's schema is a fault too, and is not upgraded", () => {
    expect(faultOf({ ...data({ email: "a", names: ["A"] }), schemaVersion: 1 })).toMatchObject({
      name: "UnreadableRow",
    });
  });

  test.each([0, -1, 1.5, "3", 3n])("because its version is %s is a fault", (schemaVersion) => {
    const columns = { ...data({ email: "a", names: ["A"] }), schemaVersion };
    expect(faultOf(columns)).toMatchObject({
      name: "UnreadableRow",
      message: expect.stringContaining("not a positive whole number") as string,
    });
  });

  test("because its data is not JSON is a fault that does not quote it", () => {
    expect(faultOf({ data: "secret" })).toMatchObject({
      message: "Table partners, partition contoso, row contact: its data is not JSON",
    });
    expect(faultOf({})).toMatchObject({ name: "UnreadableRow" });
  });
});

describe("a schema", () => {
  const email = z.string();

  test("that differs from its type does not compile", () => {
    const kind = rowKind<{ readonly email: string; readonly name?: string }>();
    const exact = z.strictObject({ email, name: z.exactOptional(z.string()) });
    expect(kind(exact).version).toBe(1);
    // @ts-expect-error -- an optional field is missing
    expect(kind(z.strictObject({ email })).version).toBe(1);
    // @ts-expect-error -- an optional field is required
    expect(kind(z.strictObject({ email, name: z.string() })).version).toBe(1);
    const more = z.strictObject({ email, name: z.exactOptional(z.string()), age: z.int() });
    // @ts-expect-error -- a field has no place in the type
    expect(kind(more).version).toBe(1);
    const wide = z.strictObject({ email: z.unknown(), name: z.exactOptional(z.string()) });
    // @ts-expect-error -- a field is wider than in the type
    expect(kind(wide).version).toBe(1);
  });
});
