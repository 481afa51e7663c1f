import { connect } from "node:net";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { api, environment, token, until } from "../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  azure,
  commerce,
  consume,
  incident,
  itIs,
  newKey,
  purchase,
  refused,
} from "../support/people.ts";

const order = { offerType: "CORE", purchasedOn: "2025-09-01" };
const mebibyte = 1024 * 1024;
/** The host refuses a body over its limit before it calls the service. Azure's host answers 500. */
const overLimit = process.env["E2E_BASE_URL"] === undefined ? [413] : [413, 500];

/** Sends raw bytes and returns the status of the answer, which may arrive before everything is sent. */
async function sent(
  head: readonly string[],
  chunks: Iterable<string | Buffer> = [],
): Promise<{ readonly status: number; readonly text: string; readonly socket: Socket }> {
  const { host, hostname, port } = new URL(environment().baseUrl);
  const socket = connect(Number(port), hostname);
  let text = "";
  socket.setEncoding("utf8").on("data", (part: string) => (text += part));
  const gone = new Promise((resolve) => socket.once("close", resolve));
  // A server that has answered need not read the rest.
  socket.on("error", () => undefined);
  socket.write([...head, `Host: ${host}`, "", ""].join("\r\n"));
  for (const chunk of chunks) {
    if (text !== "" || socket.destroyed) break;
    if (!socket.write(chunk)) {
      await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), gone]);
    }
  }
  await until("an answer", () => /^HTTP\/1\.1 \d{3}/.test(text) && text.includes("\r\n\r\n"));
  return { status: Number(text.slice(9, 12)), text, socket };
}

async function headOf(path: string, ...headers: readonly string[]): Promise<string[]> {
  return [
    `POST ${path} HTTP/1.1`,
    `Authorization: Bearer ${await token(commerce)}`,
    "Content-Type: application/json",
    "Idempotency-Key: k1",
    ...headers,
  ];
}

const chunked = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);

describe("a harmful body", () => {
  test("of 100 MB, declared or not, is refused without being stored", async () => {
    const path = "/api/partners/contoso/offers";
    const declared = await sent(await headOf(path, `Content-Length: ${101 * mebibyte}`), ["{"]);
    expect(overLimit).toContain(declared.status);
    declared.socket.destroy();

    const block = chunked(Buffer.alloc(mebibyte, " "));
    const undeclared = await sent(
      await headOf(path, "Transfer-Encoding: chunked"),
      Array.from({ length: 101 }, () => block),
    );
    expect(overLimit).toContain(undeclared.status);
    undeclared.socket.destroy();
  });

  test("of one mebibyte is refused by the service: as too large, or without its length", async () => {
    const { partnerId } = await aPartner();
    const path = `/api/partners/${partnerId}/offers`;
    const text = JSON.stringify(order).padEnd(mebibyte);
    expect(await api("POST", path, { as: commerce, headers: newKey(), text })).toMatchObject(
      refused(413, "BODY_TOO_LARGE"),
    );
    const undeclared = await sent(await headOf(path, "Transfer-Encoding: chunked"), [
      chunked(Buffer.from(text)),
      "0\r\n\r\n",
    ]);
    expect(undeclared.status).toBe(411);
    expect(undeclared.text).toContain("LENGTH_REQUIRED");
    undeclared.socket.destroy();
  });

  test("without its length is refused, and the answer says so", async () => {
    const { partnerId } = await aPartner();
    const head = await headOf(`/api/partners/${partnerId}/offers`, "Transfer-Encoding: chunked");
    const { status, socket, text } = await sent(head, [
      chunked(Buffer.from(JSON.stringify(order))),
      "0\r\n\r\n",
    ]);
    expect(status).toBe(411);
    expect(text).toContain("LENGTH_REQUIRED");
    socket.destroy();
  });

  test("that is compressed is refused without decompression", async () => {
    const { partnerId } = await aPartner();
    const bomb = gzipSync(Buffer.alloc(20 * mebibyte, " "));
    expect(bomb.length).toBeLessThan(64 * 1024);
    const { status, socket, text } = await sent(
      await headOf(
        `/api/partners/${partnerId}/offers`,
        "Content-Encoding: gzip",
        `Content-Length: ${bomb.length}`,
      ),
      [bomb],
    );
    expect(status).toBe(400);
    expect(text).toContain("content-encoding");
    socket.destroy();
  });

  test.each([
    ["deep in lists", `${"[".repeat(32_000)}${"]".repeat(32_000)}`, "body"],
    ["deep in fields", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, "a"],
    [
      "deep in a field that is known",
      `{"offerType":${"[".repeat(30_000)}${"]".repeat(30_000)},"purchasedOn":"2025-09-01"}`,
      "offerType",
    ],
    [
      "wide",
      `{${Array.from({ length: 6_000 }, (_, index) => `"f${index}":0`).join(",")}}`,
      "offerType",
    ],
  ])("that is %s is refused by a name, in an answer that is short", async (_, text, field) => {
    const { partnerId } = await aPartner();
    const path = `/api/partners/${partnerId}/offers`;
    const answer = await api("POST", path, { as: commerce, headers: newKey(), text });
    expect(answer.status).toBe(400);
    const { errors } = answer.body as { readonly errors: readonly { readonly path: string }[] };
    expect(errors.map((error) => error.path)).toContain(field);
    expect(JSON.stringify(answer.body).length).toBeLessThan(16 * 1024);
  });

  test("with a repeated field counts with the last value, also for the comparison of repeats", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const path = `/api/partners/${partner.partnerId}/offers`;
    const headers = newKey();
    const text = '{"offerType":"LAUNCH","offerType":"CORE","purchasedOn":"2025-09-01"}';
    const first = await api("POST", path, { as: commerce, headers, text });
    expect(first).toMatchObject({ status: 201, body: { offerType: "CORE" } });
    const again = await purchase(partner, "CORE", "2025-09-01", undefined, headers);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await purchase(partner, "LAUNCH", "2025-09-01", undefined, headers)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT", { conflictingFields: ["offerType"] }),
    );
  });
});

describe("slow bodies", () => {
  test("delay no other caller, change nothing if they are abandoned, and get an answer when they end", async () => {
    const { account, offer } = await aReadyPlan();
    const body = JSON.stringify(incident(offer, account));
    const head = await headOf("/api/incidents", `Content-Length: ${Buffer.byteLength(body)}`);
    const bearer = `Authorization: Bearer ${await token(azure)}`;
    const { host, hostname, port } = new URL(environment().baseUrl);
    const answers = new Map<Socket, string>();
    const slow = Array.from({ length: 300 }, (_, index) => {
      const socket = connect(Number(port), hostname).on("error", () => undefined);
      socket.setEncoding("utf8").on("data", (part: string) => {
        answers.set(socket, (answers.get(socket) ?? "") + part);
      });
      const own = head
        .map((line) => (line.startsWith("Authorization") ? bearer : line))
        .map((line) =>
          line.startsWith("Idempotency-Key") ? `Idempotency-Key: slow-${index}` : line,
        );
      socket.write([...own, `Host: ${host}`, "", body.slice(0, 10)].join("\r\n"));
      return socket;
    });

    // Other callers are served while the slow bodies arrive.
    const quick = await Promise.all(
      Array.from({ length: 20 }, () => consume(azure, incident(offer, account))),
    );
    expect(quick.map(({ status }) => status)).toEqual(quick.map(() => 201));
    expect(answers.size).toBe(0);

    // One slow body is completed byte by byte; the others are abandoned.
    const [patient, ...others] = slow;
    for (const socket of others) socket.destroy();
    for (const byte of body.slice(10)) patient?.write(byte);
    const answer = await until("the slow one's answer", () => patient && answers.get(patient));
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    // Without JSON.parse: on other hosts the body has chunks.
    expect(answer).toMatch(/"plan":\{[^}]*"used":21\b/);
    patient?.destroy();
  });
});
