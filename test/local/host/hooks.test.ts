import { describe, expect, it } from "vitest";

import { serve } from "./support.ts";

describe("hooks of the app", () => {
  it("run at its start, around each invocation, for each log and at its end", async () => {
    const host = await serve({
      code: `
        const steps = [];
        app.hook.appStart(() => steps.push("start"));
        app.hook.preInvocation((hook) => { steps.push("pre " + hook.invocationContext.functionName); hook.hookData.x = 1; });
        app.hook.postInvocation((hook) => { steps.push("post " + hook.hookData.x); });
        app.hook.log((hook) => { hook.message += " (seen)"; });
        app.hook.appTerminate(() => { process.emit("terminated", "ended"); });
        app.http("f", { handler: (request, context) => { context.log("said"); return { jsonBody: steps }; } });`,
    });
    const ended = new Promise((resolve) => process.once("terminated" as "exit", resolve));
    expect(await (await host.fetch("/api/f")).json()).toEqual(["start", "pre f", "post 1"]);
    await host.stop();
    expect(await ended).toBe("ended");
    expect(host.lines.join("\n")).toContain("said (seen)");
  });

  it("may put other inputs, another function, another result or no error in place", async () => {
    const host = await serve({
      code: `
        app.hook.preInvocation((hook) => {
          const { functionName } = hook.invocationContext;
          if (functionName === "inputs") hook.inputs = ["other"];
          if (functionName === "handler") hook.functionHandler = () => ({ body: "other" });
        });
        app.hook.postInvocation((hook) => {
          const { functionName } = hook.invocationContext;
          if (functionName === "result") hook.result = { body: "other" };
          if (functionName === "error") { hook.error = null; hook.result = { body: "other" }; }
        });
        app.http("inputs", { handler: (request) => ({ body: request }) });
        app.http("handler", { handler: () => ({}) });
        app.http("result", { handler: () => ({}) });
        app.http("error", { handler: () => { throw new Error(); } });`,
    });
    for (const name of ["inputs", "handler", "result", "error"])
      expect([name, await (await host.fetch(`/api/${name}`)).text()]).toEqual([name, "other"]);
  });

  it("of an unknown name are refused", async () => {
    const app = { code: `require("@azure/functions-core").registerHook("onFire", () => {});` };
    await expect(serve(app)).rejects.toThrow(`Unrecognized hook "onFire"`);
  });
});
