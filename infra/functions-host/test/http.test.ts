import { request } from "node:http";
import { connect } from "node:net";

import { describe, expect, it, vi } from "vitest";

import { expectSoon, serve, type TestHost } from "./support.ts";

const anyMethod = `methods: ["GET", "POST", "PUT", "DELETE"]`;
const echo = `app.http("echo", { ${anyMethod}, handler: async (request) => ({ jsonBody: {
  method: request.method, url: request.url, headers: Object.fromEntries(request.headers),
  query: Object.fromEntries(request.query), body: Buffer.from(await request.arrayBuffer()).toString("base64"),
} }) });`;
const returns = (value: string): string =>
  `app.http("f", { ${anyMethod}, handler: (request, context) => (${value}) });`;

const requestLine = (method: string, { port }: TestHost): string =>
  `${method} /api/f HTTP/1.1\r\nhost: localhost:${port}\r\n`;

interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  body: string;
}

describe("requests to the embedded host", () => {
  it("reach the function with method, url, headers and a binary body", async () => {
    const host = await serve({ code: echo });
    const body = Buffer.from([0, 255, 10, 128]);
    const response = await host.fetch("/api/echo?x=1", {
      method: "PUT",
      headers: { "X-Two": "1" },
      body,
    });
    const seen = (await response.json()) as Echo;
    expect(seen).toMatchObject({ method: "PUT", url: `${host.url}/api/echo?x=1` });
    expect(seen.headers["x-two"]).toBe("1");
    expect(Buffer.from(seen.body, "base64")).toEqual(body);
  });

  it("join the values of a repeated query key by a comma, whatever its case, as Azure's host does", async () => {
    const host = await serve({ code: echo });
    const response = await host.fetch("/api/echo?a=1&b=&A=2&a=x%20y");
    expect(((await response.json()) as Echo).query).toEqual({ a: "1,2,x y", b: "" });
  });

  it("are part of the caller's trace, or of one of their own", async () => {
    const host = await serve({ code: returns("{ jsonBody: context.traceContext }") });
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const given = await host.fetch("/api/f", { headers: { traceparent, tracestate: "a=1" } });
    expect(await given.json()).toEqual({ traceParent: traceparent, traceState: "a=1" });
    expect(await (await host.fetch("/api/f")).json()).toEqual({
      traceParent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/) as string,
    });
  });

  it("have headers that may be as long as 32 KiB together, and get 431 beyond it", async () => {
    const host = await serve({ code: returns("{ body: 'x' }") });
    const send = async (bytes: number): Promise<number> =>
      (await host.fetch("/api/f", { headers: { "x-long": "x".repeat(bytes) } })).status;
    expect(await send(31 * 1024)).toBe(200);
    expect(await send(33 * 1024)).toBe(431);
  });

  it("may be as long as the limit and get 413 beyond it, with and without a length", async () => {
    vi.stubEnv("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "10");
    const host = await serve({ code: echo });
    vi.unstubAllEnvs();
    const post = (body: string | ReadableStream): Promise<Response> =>
      host.fetch("/api/echo", { method: "POST", body, duplex: "half" });
    const stream = (text: string): ReadableStream => new Blob([text]).stream();
    expect((await post("0123456789")).status).toBe(200);
    expect((await post("0123456789a")).status).toBe(413);
    expect((await post("x".repeat(8_000_000))).status).toBe(413);
    expect((await post(stream("0123456789"))).status).toBe(200);
    expect((await post(stream("0123456789a"))).status).toBe(413);
  });

  it("without a length do not reach the function", async () => {
    const host = await serve({
      code: returns("request.text().then((body) => ({ body: `[${body}]` }))"),
    });
    const post = async (body: string | ReadableStream) =>
      (await host.fetch("/api/f", { method: "POST", body, duplex: "half" })).text();
    expect(await post("text")).toBe("[text]");
    expect(await post(new Blob(["text"]).stream())).toBe("[]");
  });

  it("are dropped without a call when the client goes away in the middle of its body", async () => {
    const host = await serve({ code: returns(`context.log("called")`) });
    const socket = connect(host.port, "127.0.0.1");
    socket.write(`${requestLine("POST", host)}content-length: 10\r\n\r\nabc`, () => {
      socket.destroy();
    });
    await new Promise((resolve) => socket.once("close", resolve));
    expect((await host.fetch("/api/f")).status).toBe(204);
    await expectSoon(() => host.lines.filter((line) => line.endsWith("called"))).toHaveLength(1);
    expect(host.lines.filter((line) => line.includes(" error "))).toEqual([]);
  });

  it.each(["bad host<>", "x:port", "x/y"])("are 400 where their host is '%s'", async (name) => {
    const host = await serve({ code: returns("{}") });
    const { hostname, port } = new URL(host.url);
    const sent = request({ hostname, port, path: "/api/f", setHost: false });
    sent.setHeader("host", name);
    const status = await new Promise((resolve) => {
      sent.on("response", (response) => {
        resolve(response.resume().statusCode);
      });
      sent.end();
    });
    expect([status, host.lines]).toEqual([400, []]);
  });

  it("do no harm when the client does not wait for the answer", async () => {
    const host = await serve({
      code: returns(`new Promise((done) => setTimeout(done, 50)).then(() => context.log("done"))`),
    });
    const gone = request(`${host.url}/api/f`);
    gone.on("error", () => undefined).end();
    await expectSoon(() => host.fetch("/api/f").then(({ status }) => status)).toBe(204);
    gone.destroy();
    await expectSoon(() => host.lines.filter((line) => line.endsWith("done"))).toHaveLength(2);
    expect((await host.fetch("/api/f")).status).toBe(204);
  });
});

describe("answers of the embedded host", () => {
  it.each([
    ["{ status: 201, body: 'ü' }", 201, "ü", "text/plain;charset=UTF-8"],
    ["{ jsonBody: { a: 1 } }", 200, `{"a":1}`, "application/json"],
    ["{ body: new Uint8Array([65, 66]) }", 200, "AB", null],
    ["{ body: new Blob(['a', 'b']).stream() }", 200, "ab", null],
    ["{ status: 304 }", 304, "", null],
    ["undefined", 204, "", null],
  ])("have %s", async (value, status, body, type) => {
    const host = await serve({ code: returns(value) });
    const response = await host.fetch("/api/f");
    expect([response.status, await response.text()]).toEqual([status, body]);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.has("transfer-encoding")).toBe(false);
  });

  it("have headers", async () => {
    const host = await serve({
      code: returns(`{ headers: { "x-list": ["a", "b"].join(", "), location: "/x" } }`),
    });
    const { headers } = await host.fetch("/api/f");
    expect([headers.get("x-list"), headers.get("location")]).toEqual(["a, b", "/x"]);
  });

  it("keep only the last of several set-cookie headers, as the library hands them over", async () => {
    const host = await serve({
      code: returns(`{ headers: [["set-cookie", "a=1"], ["set-cookie", "b=2"]] }`),
    });
    expect((await host.fetch("/api/f")).headers.getSetCookie()).toEqual(["b=2"]);
  });

  it.each(["(() => { throw new Error('secret') })()", "{ status: 99 }", "'text'"])(
    "are 500 without a body for the fault %s, whose cause is logged",
    async (value) => {
      const host = await serve({ code: returns(value) });
      const response = await host.fetch("/api/f");
      expect([response.status, await response.text()]).toEqual([500, ""]);
      await expectSoon(() => host.lines.join("\n")).toMatch(/ error Function\.f .*Failed/);
    },
  );

  it("come over one kept connection", async () => {
    const host = await serve({ code: returns("{ body: 'x' }") });
    const socket = connect(host.port, "127.0.0.1");
    let received = "";
    socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
    const answers = (): number => received.split("HTTP/1.1 200").length - 1;
    socket.write(`${requestLine("GET", host)}\r\n`);
    await expectSoon(answers).toBe(1);
    socket.write(`${requestLine("GET", host)}\r\n`);
    await expectSoon(answers).toBe(2);
    socket.destroy();
  });
});

describe("keys", () => {
  it("stay the same when the host starts again", async () => {
    const first = await serve({ code: returns("{}") });
    await first.stop();
    const second = await serve({ code: returns("{}") }, { dataDir: `${first.appDir}/.local` });
    expect(second.keys).toEqual(first.keys);
  });
});

describe("limits of host.json", () => {
  const release = (): void => void process.emit("release" as "exit", 0);
  const waits = `app.http("f", { handler: (request, context) => new Promise((done) => {
    context.log("began");
    process.once("release", () => done({}));
  }) });`;
  const limited = (http: object): Promise<TestHost> =>
    serve({ code: waits, hostJson: { extensions: { http } } });
  const began = (host: TestHost): number =>
    host.lines.filter((line) => line.endsWith("began")).length;

  it("refuse with 429 what comes beyond maxOutstandingRequests, until one has ended", async () => {
    const host = await limited({ maxOutstandingRequests: 1 });
    const first = host.fetch("/api/f");
    await expectSoon(() => began(host)).toBe(1);
    expect((await host.fetch("/api/f")).status).toBe(429);
    release();
    expect((await first).status).toBe(200);
    const next = host.fetch("/api/f");
    await expectSoon(() => began(host)).toBe(2);
    release();
    expect((await next).status).toBe(200);
  });

  it("let requests beyond maxConcurrentRequests wait", async () => {
    const host = await limited({ maxConcurrentRequests: 1, maxOutstandingRequests: 2 });
    const first = host.fetch("/api/f");
    await expectSoon(() => began(host)).toBe(1);
    const second = host.fetch("/api/f");
    await expectSoon(() => host.fetch("/api/f").then(({ status }) => status)).toBe(429);
    expect(began(host)).toBe(1);
    release();
    expect((await first).status).toBe(200);
    await expectSoon(() => began(host)).toBe(2);
    release();
    expect((await second).status).toBe(200);
  });
});
