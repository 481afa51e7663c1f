import { describe, expect, it } from "vitest";

import { LoadError } from "../src/load-error.ts";
import { expectSoon, serve, type AppFiles } from "./support.ts";

async function reasons(app: AppFiles): Promise<readonly string[]> {
  const error: unknown = await serve(app).catch((thrown: unknown) => thrown);
  if (error instanceof LoadError) return error.reasons;
  throw new Error("the app was served", { cause: error });
}

const http = (name: string, options: string): string =>
  `app.http("${name}", { handler: () => ({}), ${options} });`;
const timer = (schedule: string): string =>
  `app.timer("t", { schedule: "${schedule}", handler: () => {} });`;

describe("the embedded host refuses by name", () => {
  it.each([
    [
      "a trigger it does not support",
      `app.storageQueue("q", { queueName: "x", connection: "", handler() {} });`,
      `function "q": trigger type "queueTrigger" is not supported`,
    ],
    [
      "entities",
      `require("durable-functions").app.entity("e", () => {});`,
      `function "e": trigger type "entityTrigger" is not supported`,
    ],
    [
      "an input it does not support",
      http(
        "f",
        `extraInputs: [require("@azure/functions").input.table({ tableName: "x", connection: "" })]`,
      ),
      `function "f": input binding type "table" is not supported`,
    ],
    [
      "an output it does not support",
      http(
        "f",
        `extraOutputs: [require("@azure/functions").output.storageQueue({ queueName: "x", connection: "" })]`,
      ),
      `function "f": output binding type "queue" is not supported`,
    ],
    [
      "an option that it does not read of an HTTP trigger",
      http("f", `webHookType: "github"`),
      `function "f": option "webHookType" of httpTrigger is not supported`,
    ],
    [
      "an option that it does not read of a timer",
      `app.timer("t", { schedule: "0 0 0 * * *", handler() {}, runOnStartup: true });`,
      `function "t": option "runOnStartup" of timerTrigger is not supported`,
    ],
    [
      "an option that it does not read of an Event Grid trigger",
      `app.eventGrid("e", { handler() {}, sdkBinding: true });`,
      `function "e": option "sdkBinding" of eventGridTrigger is not supported`,
    ],
    [
      "an option that it does not read of an activity",
      `app.generic("a", { trigger: { type: "activityTrigger", name: "x", activity: "y" }, handler() {} });`,
      `function "a": option "activity" of activityTrigger is not supported`,
    ],
    [
      "a durable client of another task hub",
      http(
        "f",
        `extraInputs: [require("@azure/functions").input.generic({ type: "durableClient", taskHub: "other" })]`,
      ),
      `function "f": option "taskHub" of durableClient is not supported`,
    ],
    [
      "a retry policy",
      `app.timer("t", { schedule: "0 0 0 * * *", handler() {}, retry: { strategy: "fixedDelay", maxRetryCount: 1, delayInterval: 1 } });`,
      `function "t": a retry policy is not supported`,
    ],
    [
      "a missing app setting",
      timer("%NOT_THERE%"),
      `function "t": app setting "NOT_THERE" is missing`,
    ],
    [
      "the authLevel function",
      http("f", `authLevel: "function"`),
      `function "f": authLevel "function" is not supported`,
    ],
    [
      "the authLevel admin",
      http("f", `authLevel: "admin"`),
      `function "f": authLevel "admin" is not supported`,
    ],
    [
      "a name that Azure does not allow",
      http("1f", ""),
      `function "1f": the name is not allowed on Azure`,
    ],
    [
      "a name used twice, whatever its case",
      http("f", `route: "a"`) + http("F", `route: "b"`),
      `function "F": the name is registered twice`,
    ],
    [
      "the same route and method twice",
      http("a", `route: "x/{id}", methods: ["GET"]`) +
        http("b", `route: "/X/{id}/", methods: ["PUT", "GET"]`),
      `function "b": route "api/X/{id}" conflicts with the route of "a"`,
    ],
    [
      "a route in Azure's own space",
      http("f", `route: "administration"`),
      `function "f": route "administration" conflicts with a built-in route`,
    ],
    [
      "a segment of several parts",
      http("f", `route: "a/{b}.{c}"`),
      `function "f": route "a/{b}.{c}": segment "{b}.{c}" is not supported`,
    ],
    [
      "a parameter that comes twice, whatever its case",
      http("f", `route: "a/{b}/{B}"`),
      `function "f": route "a/{b}/{B}": parameter "b" comes twice`,
    ],
    [
      "a question mark in a literal",
      http("f", `route: "a?b"`),
      `function "f": route "a?b": segment "a?b" is not supported`,
    ],
    [
      "a default value",
      http("f", `route: "{a=1}"`),
      `function "f": route "{a=1}": segment "{a=1}" is not supported`,
    ],
    [
      "a constraint",
      http("f", `route: "{a:int}"`),
      `function "f": route "{a:int}": segment "{a:int}" is not supported`,
    ],
    [
      "an optional parameter",
      http("f", `route: "{a?}"`),
      `function "f": route "{a?}": segment "{a?}" is not supported`,
    ],
    [
      "a parameter for the rest of the path in the middle",
      http("f", `route: "{*a}/b"`),
      `function "f": route "{*a}/b": "{*a}" must come last`,
    ],
    ["an app that registers nothing", "", "the app registered no function"],
  ])("%s", async (_what, code, reason) => {
    expect(await reasons({ code })).toContain(reason);
  });

  it.each([
    ["x/{id}", "x/search"],
    ["x/{id}", "x/{other}"],
    ["x/{*rest}", "x/a/{b}"],
    ["x/{*rest}", "x"],
  ])(
    "the route %s when its name puts it before %s, which no request could reach then",
    async (early, late) => {
      const found = await reasons({
        code: http("b", `route: "${late}"`) + http("a", `route: "${early}"`),
      });
      expect(found).toEqual([
        `function "b": route "api/${late}" can never be reached by GET, POST: Azure tries functions in the ` +
          `order of their names, and "api/${early}" of "a" takes the same paths`,
      ]);
    },
  );

  it.each([
    ["x/{id}", "x/a/b"],
    ["x/{id}", "{y}/z"],
    ["x/{id}", "x/{*rest}"],
  ])("not %s before %s, which hides only some of its paths", async (early, late) => {
    const host = await serve({
      code: http("b", `route: "${late}"`) + http("a", `route: "${early}"`),
    });
    expect(host.functions).toEqual(["b", "a"]);
  });

  it.each([
    ["* * * * *", "it needs six fields"],
    ["0 0 25 * * *", `"25" is no hour`],
    ["0 0 0 L * *", `"L" is no day`],
    ["0 0 0 * * 7", `"7" is no day of week`],
    ["0 0 0 * FOO *", `"FOO" is no month`],
    ["0 5-1 * * * *", `"5-1" is no minute`],
    ["0 0 0 * * FRI-MON", `"FRI-MON" is no day of week`],
    ["0 0 0 * DEC-1 *", `"DEC-1" is no month`],
    ["*/0 * * * * *", `"*/0" is no second`],
    ["@daily", "it needs six fields"],
  ])("the schedule %s", async (schedule, why) => {
    expect(await reasons({ code: timer(schedule) })).toEqual([
      `function "t": schedule "${schedule}" is not NCRONTAB: ${why}`,
    ]);
  });

  it("a time span as a schedule, which Flex Consumption does not run", async () => {
    expect(await reasons({ code: timer("00:05:00") })).toEqual([
      `function "t": schedule "00:05:00" is a time span, which Flex Consumption does not run`,
    ]);
  });

  it("a schedule that never comes", async () => {
    expect(await reasons({ code: timer("0 0 0 31 2 *") })).toEqual([
      `function "t": schedule "0 0 0 31 2 *" never comes`,
    ]);
  });

  it.each([
    ["no package.json", { "package.json": null }, /^package\.json: .*ENOENT/],
    ["a package.json without main", { "package.json": "{}" }, /^package\.json: "main" is missing$/],
    [
      "a main that is a pattern, or a file that there is not",
      { "package.json": `{"main":"*.cjs"}` },
      /^package\.json: main "\*\.cjs" is not a file$/,
    ],
    [
      "an ES module that waits for something before it registers",
      {
        "package.json": `{"main":"index.mjs"}`,
        "index.mjs": `await Promise.resolve();`,
      },
      /^index\.mjs failed to load: .*top-level await/,
    ],
    [
      "a main that throws",
      { "index.cjs": `throw new Error("bad settings")` },
      /^index\.cjs failed to load: Error: bad settings/,
    ],
  ])("%s", async (_what, files, pattern) => {
    const found = await reasons({ files });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(pattern);
  });

  it("everything that is wrong at once", async () => {
    const code = timer("x") + http("f", `authLevel: "x"`) + http("f", `route: "{a=1}"`);
    expect(await reasons({ code })).toHaveLength(4);
  });

  it("a response with cookies", async () => {
    const cookies = `[{ name: "a", value: "1" }]`;
    const host = await serve({
      code: `app.http("f", { handler: () => ({ cookies: ${cookies} }) });`,
    });
    expect((await host.fetch("/api/f")).status).toBe(500);
    await expectSoon(() => host.lines.join()).toContain("'cookies' of a response is not supported");
  });

  it("a registration after the start", async () => {
    const host = await serve({
      code: http("f", `handler: () => { ${http("late", "").replaceAll('"', "'")} }`),
    });
    expect((await host.fetch("/api/f")).status).toBe(500);
    await expectSoon(() => host.lines.join()).toContain(
      "A function can only be registered during app startup.",
    );
  });
});
