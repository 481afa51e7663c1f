import { describe, expect, it } from "vitest";

import { serve, type TestHost } from "./support.ts";

const echo = `handler: (request, context) => ({ jsonBody: { by: context.functionName, params: request.params } })`;

async function routed(...routes: string[]): Promise<TestHost> {
  const code = routes.map(
    (route, index) => `app.http("f${index}", { route: "${route}", ${echo} });`,
  );
  return serve({ code: code.join("\n") });
}

async function params(host: TestHost, path: string): Promise<unknown> {
  const response = await host.fetch(path);
  if (response.status !== 200) return response.status;
  return ((await response.json()) as { params: unknown }).params;
}

describe("routes of the embedded host", () => {
  it("give a function without a route its name, under the prefix api", async () => {
    const host = await serve({ code: `app.http("hello", { ${echo} });` });
    expect((await host.fetch("/api/hello")).status).toBe(200);
    expect((await host.fetch("/hello")).status).toBe(404);
  });

  it("take the prefix from host.json, also an empty one", async () => {
    const code = `app.http("hello", { ${echo} });`;
    const other = await serve({
      code,
      hostJson: { extensions: { http: { routePrefix: "v1/x" } } },
    });
    expect((await other.fetch("/v1/x/hello")).status).toBe(200);
    const none = await serve({ code, hostJson: { extensions: { http: { routePrefix: "" } } } });
    expect((await none.fetch("/hello")).status).toBe(200);
  });

  it("decode parameters, ignore the case of literals and a slash at the end", async () => {
    const host = await routed("partners/{partnerId}/offers/{offerId}");
    const expected = { partnerId: "a b/ü", offerId: "9" };
    // As ASP.NET has it, an encoded slash stays encoded.
    expect(await params(host, "/API/Partners/a%20b%2F%C3%BC/offers/9/")).toEqual({
      ...expected,
      partnerId: "a b%2Fü",
    });
    expect(await params(host, "/api/partners//offers/9")).toBe(404);
    expect(await params(host, "/api/partners/a/offers")).toBe(404);
    expect(await params(host, "/api/partners/%zz/offers/9")).toEqual({
      ...expected,
      partnerId: "%zz",
    });
  });

  it("catch all the rest of a path, also none of it", async () => {
    const host = await routed("files/{*path}");
    expect(await params(host, "/api/files/a/b%20c/d")).toEqual({ path: "a/b c/d" });
    expect(await params(host, "/api/files")).toEqual({});
    expect(await params(host, "/api/files//a")).toBe(404);
  });

  it("are tried in the order of the functions' names, as Azure does", async () => {
    const host = await serve({
      code: `
        app.http("b", { route: "x/{id}", ${echo} });
        app.http("A", { route: "x/search", ${echo} });`,
    });
    const by = async (path: string): Promise<unknown> => (await host.fetch(path)).json();
    expect(await by("/api/x/search")).toMatchObject({ by: "A" });
    expect(await by("/api/x/other")).toMatchObject({ by: "b" });
  });

  it("may share a path by different methods", async () => {
    const host = await serve({
      code: `
        app.http("read", { route: "x", methods: ["GET"], ${echo} });
        app.http("write", { route: "x", methods: ["PUT", "DELETE"], ${echo} });`,
    });
    const by = async (method: string): Promise<string> =>
      ((await (await host.fetch("/api/x", { method })).json()) as { by: string }).by;
    expect([await by("GET"), await by("PUT"), await by("DELETE")]).toEqual([
      "read",
      "write",
      "write",
    ]);
  });

  it("answer 404 without a body for another path and for another method, HEAD included", async () => {
    const host = await serve({ code: `app.http("x", { methods: ["GET"], ${echo} });` });
    for (const [path, method] of [
      ["/api/y", "GET"],
      ["/", "GET"],
      ["/api/x", "POST"],
      ["/api/x", "HEAD"],
    ] as const) {
      const response = await host.fetch(path, { method });
      expect([path, method, response.status, await response.text()]).toEqual([
        path,
        method,
        404,
        "",
      ]);
    }
  });

  it("serve HEAD where the function asks for it, without the body", async () => {
    const host = await serve({ code: `app.http("x", { methods: ["GET", "HEAD"], ${echo} });` });
    const response = await host.fetch("/api/x", { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(0);
  });
});
