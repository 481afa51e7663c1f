import { connect } from "node:net";

import { describe, expect, it } from "vitest";

import { expectSoon, serve, type TestHost } from "./support.ts";

const returns = (value: string): string =>
  `app.http("f", { methods: ["GET", "POST"], handler: (request, context) => (${value}) });`;

const requestLine = (method: string, { port }: TestHost): string =>
  `${method} /api/f HTTP/1.1\r\nhost: localhost:${port}\r\n`;

/** What the host answers to these bytes until it closes the connection or has answered. */
async function answerTo(host: TestHost, sent: string): Promise<string> {
  const socket = connect(host.port, "127.0.0.1");
  let received = "";
  socket.on("data", (part: Buffer) => (received += part.toString()));
  socket.write(sent);
  await expectSoon(() => received).toMatch(/^HTTP/);
  socket.destroy();
  return received;
}

describe("a request for this machine", () => {
  it.each(["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])("names it %s", async (name) => {
    const host = await serve({ code: returns("{}") });
    const answer = await answerTo(
      host,
      `GET /api/f HTTP/1.1\r\nhost: ${name}:${host.port}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 200/);
  });

  it.each(["attacker.example", "localhost", "localhost:1", "localhost.attacker.example"])(
    "is none whose Host header is %s: 421, without a call",
    async (name) => {
      const host = await serve({ code: returns(`context.log("called")`) });
      const named = name.endsWith(".example") ? `${name}:${host.port}` : name;
      for (const path of ["/api/f", "/admin/host/ping", "/durabletask/instances/i"]) {
        const answer = await answerTo(host, `GET ${path} HTTP/1.1\r\nhost: ${named}\r\n\r\n`);
        expect(answer).toMatch(/^HTTP\/1.1 421/);
      }
      expect(host.lines).toEqual([]);
    },
  );
});

describe("slow bodies", () => {
  const sendHeads = (host: TestHost, count: number) =>
    Array.from({ length: count }, () => {
      const socket = connect(host.port, "127.0.0.1").on("error", () => undefined);
      socket.write(`${requestLine("POST", host)}content-length: 10\r\n\r\nabc`);
      return socket;
    });

  it("of 300 connections hold no place of the throttle", async () => {
    const http = { maxConcurrentRequests: 2, maxOutstandingRequests: 4 };
    const host = await serve({ code: returns("{}"), hostJson: { extensions: { http } } });
    const sockets = sendHeads(host, 300);
    await expectSoon(() => sockets.every((socket) => socket.bytesWritten > 0)).toBe(true);
    for (let count = 0; count < 10; count += 1)
      expect((await host.fetch("/api/f")).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it("get 408 after the time limit, without a call", async () => {
    const host = await serve({ code: returns(`context.log("called")`) }, { requestTimeoutMs: 300 });
    const answer = await answerTo(
      host,
      `${requestLine("POST", host)}content-length: 10\r\n\r\nabc`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 408/);
    expect(host.lines).toEqual([]);
  });
});
