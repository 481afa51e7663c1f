import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, expect, test } from "vitest";

import { importRecord, Stopped } from "../../../infra/import/send.ts";
import { check, keyOf } from "../../../infra/import/record.ts";
import type { ImportRecord } from "../../../infra/import/record.ts";

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A service that gives these replies, one after another, and what it was sent. */
async function service(...replies: readonly Reply[]) {
  const seen: { readonly token: string | undefined; readonly key: unknown; readonly at: number }[] =
    [];
  const server = createServer((request, response) => {
    const reply = replies[seen.length] ?? { status: 500 };
    const { authorization, "idempotency-key": key } = request.headers;
    seen.push({ token: authorization, key, at: performance.now() });
    request.resume();
    response.writeHead(reply.status, reply.headers);
    response.end(JSON.stringify(reply.body ?? {}));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const target = {
    baseUrl: `http://127.0.0.1:${port}`,
    token: async (renewed: boolean) => (renewed ? "second" : "first"),
  };
  return { seen, target };
}

const content = { partnerId: "Contoso", offer: { offerType: "CORE", purchasedOn: "2025-09-01" } };
function aRecord(): ImportRecord {
  const checked = check({ line: 2, content });
  if (!checked.ok) throw new Error(checked.problem.detail);
  return checked.record;
}

test("a busy service is asked again after the time that it names, with the same key", async () => {
  const { seen, target } = await service(
    { status: 429, headers: { "retry-after": "1" } },
    { status: 503, headers: { "retry-after": "0" } },
    { status: 201 },
  );
  expect(await importRecord(target, aRecord())).toEqual({ kind: "imported" });
  expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(950);
  expect(new Set(seen.map(({ key }) => key))).toEqual(new Set([keyOf(aRecord())]));
});

test("a row that was imported before is known", async () => {
  const { target } = await service({ status: 201, headers: { "idempotency-replayed": "true" } });
  expect(await importRecord(target, aRecord())).toEqual({ kind: "known" });
});

test("an expired token is renewed once, and one that is not accepted ends the run", async () => {
  const renewed = await service({ status: 401 }, { status: 201 });
  expect(await importRecord(renewed.target, aRecord())).toEqual({ kind: "imported" });
  expect(renewed.seen.map(({ token }) => token)).toEqual(["Bearer first", "Bearer second"]);

  for (const replies of [[{ status: 401 }, { status: 401 }], [{ status: 403 }]]) {
    const { target } = await service(...replies);
    await expect(importRecord(target, aRecord())).rejects.toThrow(Stopped);
  }
});

test("a refusal is returned with its code and reason", async () => {
  const { target } = await service({
    status: 409,
    body: { code: "OFFER_ALREADY_HELD", detail: "The partner already holds it." },
  });
  expect(await importRecord(target, aRecord())).toEqual({
    kind: "refused",
    problem: { code: "OFFER_ALREADY_HELD", detail: "The partner already holds it." },
  });
});

test("the key of a row follows from its partner, offer type and purchase date alone", () => {
  const record = aRecord();
  const { offer } = record;
  expect(keyOf({ ...record, partnerId: "contoso" })).toBe(keyOf(record));
  expect(keyOf({ ...record, offer: { ...offer, planName: "PCS 2" } })).toBe(keyOf(record));
  expect(keyOf({ ...record, offer: { ...offer, purchasedOn: "2025-09-02" } })).not.toBe(
    keyOf(record),
  );
});
