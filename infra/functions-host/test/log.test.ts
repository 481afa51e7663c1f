import { describe, expect, it } from "vitest";

import { serve, type TestHost } from "./support.ts";

const code = `app.http("f", { methods: ["POST"], handler: async (request, context) => {
  await request.text();
  for (const level of ["trace", "debug", "info", "warn", "error"]) context[level](level + " said\\nin two lines");
  return { body: "answer-body" };
} });`;

async function logged(logLevel: Record<string, string>): Promise<TestHost> {
  const host = await serve({ code, hostJson: { logging: { logLevel } } });
  await host.fetch("/api/f?code=query-secret", { method: "POST", body: "request-body" });
  await host.stop();
  return host;
}
const levels = ({ lines }: TestHost): (string | undefined)[] =>
  lines.filter((line) => line.includes(".User ")).map((line) => line.split(" ")[1]);

describe("the log of the embedded host", () => {
  it("is one line each with time, level, category and invocation id", async () => {
    const { lines } = await logged({});
    const id = "[0-9a-f-]{36}";
    const at = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z";
    expect(lines[0]).toMatch(
      new RegExp(`^${at} information Function\\.f\\.User \\[${id}\\] info said\\\\nin two lines$`),
    );
    expect(lines.at(-1)).toMatch(
      new RegExp(
        `^${at} information Function\\.f \\[${id}\\] Executed \\(Succeeded, Duration=\\d+ms\\)$`,
      ),
    );
  });

  it("shows Information and above by default", async () => {
    expect(levels(await logged({}))).toEqual(["information", "warning", "error"]);
  });

  it.each([
    [{ default: "Trace" }, ["trace", "debug", "information", "warning", "error"]],
    [{ default: "Error", Function: "Debug" }, ["debug", "information", "warning", "error"]],
    [{ Function: "None", "Function.f.User": "Warning" }, ["warning", "error"]],
    [{ "Function.f": "None" }, []],
    [{ "Function.other": "None" }, ["information", "warning", "error"]],
  ])("obeys host.json, the longest category first: %o", async (logLevel, expected) => {
    expect(levels(await logged(logLevel))).toEqual(expected);
  });

  it("holds no body and no query", async () => {
    const text = (await logged({ default: "Trace" })).lines.join("\n");
    expect(text).not.toMatch(/request-body|answer-body|query-secret/);
  });
});
