import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { HttpRequest, HttpResponse, InvocationContext } from "@azure/functions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { PageSettings } from "../../../functions/page/html.ts";
import { pageHandler } from "../../../functions/page/page.ts";

const folder = mkdtempSync(path.join(tmpdir(), "benefits-page-"));
const script = "export const answer = 42;";
const meta = '<meta name="page-config" content="__PAGE_CONFIG__" />';

beforeAll(() => {
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "index.html"), `<!doctype html><title>x</title>${meta}`);
  writeFileSync(path.join(folder, "assets", "index-4xQ_.js.gz"), gzipSync(script));
  writeFileSync(path.join(folder, "secret.js.gz"), gzipSync(script));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings: PageSettings = {
  clientId: undefined,
  authority: "https://login.microsoftonline.com/organizations",
  scope: "api-id/access_as_user",
  partnerId: undefined,
  localIssuer: undefined,
};

async function get(
  view: string | undefined,
  more: Partial<PageSettings> = {},
  headers: Readonly<Record<string, string>> = {},
) {
  const request = new HttpRequest({
    method: "GET",
    url: `https://benefits.example/portal/${view ?? ""}`,
    headers,
    params: view === undefined ? {} : { view },
  });
  const context = new InvocationContext({ functionName: "page", invocationId: "invocation" });
  const answer = await pageHandler(folder, { ...settings, ...more })(request, context);
  const response = new HttpResponse(answer);
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

/** The configuration in the HTML of an answer. */
function configIn(html: string): unknown {
  const [, content = ""] = /content="([^"]*)"/.exec(html) ?? [];
  const names: Readonly<Record<string, string>> = {
    quot: '"',
    amp: "&",
    lt: "<",
    gt: ">",
    "#39": "'",
  };
  return JSON.parse(content.replace(/&([^;]+);/g, (_, name: string) => names[name] ?? ""));
}

describe("the page", () => {
  test.each([undefined, "partners/contoso", "operations/sweeps", "partners/assets"])(
    "is the answer at /portal/%s, never stored, under a policy without inline script",
    async (view) => {
      const { bytes, headers, status } = await get(view);
      expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
      expect(headers.get("cache-control")).toBe("no-store");
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(bytes.toString()).toContain("<title>x</title>");
    },
  );

  test("gets a new nonce with each answer, which its policy names", async () => {
    const answers = await Promise.all([get(undefined), get(undefined)]);
    const nonces = answers.map(({ bytes, headers }) => {
      const { nonce } = configIn(bytes.toString()) as { readonly nonce: string };
      expect(headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  test.each([
    ["nobody where no registration is named", {}, { mode: "none" }, "connect-src 'self';"],
    [
      "people of Entra ID, with the scope of the API",
      { clientId: "page-id" },
      { mode: "microsoft", clientId: "page-id", scope: "api-id/access_as_user" },
      "connect-src 'self' https://login.microsoftonline.com;",
    ],
    [
      "sample people of the local issuer",
      { localIssuer: "http://localhost:7072" },
      { mode: "sample", issuer: "http://localhost:7072" },
      "connect-src 'self' http://localhost:7072;",
    ],
  ])("signs in %s, and may connect there only", async (_, more, signIn, connect) => {
    const { bytes, headers } = await get(undefined, more);
    expect(configIn(bytes.toString())).toMatchObject({ signIn, partnerId: null });
    expect(headers.get("content-security-policy")).toContain(connect);
  });

  test("escapes its configuration", async () => {
    const partnerId = `"><script>alert(1)</script>`;
    const { bytes } = await get(undefined, { partnerId });
    expect(bytes.toString()).not.toContain("<script>");
    expect(configIn(bytes.toString())).toMatchObject({ partnerId });
  });
});

describe("an asset of the page", () => {
  test("is stored for a year and sent compressed to those who accept it", async () => {
    const asset = "assets/index-4xQ_.js";
    const { bytes, headers, status } = await get(asset, {}, { "accept-encoding": "gzip, br" });
    expect([status, headers.get("content-encoding")]).toEqual([200, "gzip"]);
    expect(headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("vary")).toBe("accept-encoding");
    expect(gunzipSync(bytes).toString()).toBe(script);
  });

  test.each([{}, { "accept-encoding": "br" }, { "accept-encoding": "gzip;q=0, identity" }])(
    "is sent as it is to those who send %o",
    async (headers) => {
      const answer = await get("assets/index-4xQ_.js", {}, headers);
      expect(answer.headers.get("content-encoding")).toBeNull();
      expect(answer.bytes.toString()).toBe(script);
    },
  );

  test.each([
    "none.js",
    "../secret.js",
    "..%2fsecret.js",
    "index-4xQ_.js.gz",
    "a/b.js",
    "",
    "x.html",
  ])("is not found by the name %s", async (name) => {
    const { bytes, headers, status } = await get(`assets/${name}`);
    expect([status, headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    expect(JSON.parse(bytes.toString())).toMatchObject({ code: "NOT_FOUND" });
  });
});
