import { expect, test } from "vitest";

import { docsFiles } from "../../../functions/http/docs.ts";
import { call } from "./support/call.ts";

test("the documentation page loads nothing from elsewhere and runs no script of its own", async () => {
  const { headers, status, text } = await call("readDocs", {});
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(headers.get("content-security-policy")).toMatch(/default-src 'none'; script-src 'self'/);
  expect(text).not.toMatch(/https?:|\/\/|<script>/);
});

test("every file that the page names is served with its type", async () => {
  const { text } = await call("readDocs", {});
  const named = [...text.matchAll(/"docs\/([^"]+)"/g)].map(([, file = ""]) => file);
  expect([...named].sort()).toEqual([...docsFiles, "start.js"].sort());
  for (const file of named) {
    const answer = await call("readDocsFile", {}, { params: { file } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(
      file.endsWith(".css") ? /^text\/css/ : /^text\/javascript/,
    );
    expect(answer.text.length).toBeGreaterThan(50);
  }
});

test.each(["index.html", "../package.json", "..%2fpackage.json", "constructor", "package.json"])(
  "the file %s is not found",
  async (file) => {
    const answer = await call("readDocsFile", {}, { params: { file } });
    expect([answer.status, answer.json["code"]]).toEqual([404, "NOT_FOUND"]);
  },
);
