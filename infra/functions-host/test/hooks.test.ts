import { describe, expect, it } from "vitest";

import { serve } from "./support.ts";

describe("hooks of the app", () => {
  it("run before each invocation and at the app's end", async () => {
    const host = await serve({
      code: `
        app.hook.preInvocation((hook) => { hook.invocationContext.seen = "by the hook"; });
        app.hook.appTerminate(() => { process.emit("terminated", "ended"); });
        app.http("f", { handler: (request, context) => ({ body: context.seen }) });`,
    });
    const ended = new Promise((resolve) => process.once("terminated" as "exit", resolve));
    expect(await (await host.fetch("/api/f")).text()).toBe("by the hook");
    await host.stop();
    expect(await ended).toBe("ended");
  });

  it("may put other inputs or another function in place", async () => {
    const host = await serve({
      code: `
        app.hook.preInvocation((hook) => {
          const { functionName } = hook.invocationContext;
          if (functionName === "inputs") hook.inputs = ["other"];
          if (functionName === "handler") hook.functionHandler = () => ({ body: "other" });
        });
        app.http("inputs", { handler: (request) => ({ body: request }) });
        app.http("handler", { handler: () => ({}) });`,
    });
    for (const name of ["inputs", "handler"])
      expect([name, await (await host.fetch(`/api/${name}`)).text()]).toEqual([name, "other"]);
  });

  it.each(["appStart", "postInvocation", "log"])("of the kind %s are refused", async (kind) => {
    const code = `app.hook.${kind}(() => {});`;
    await expect(serve({ code })).rejects.toThrow(`hook "${kind}" is not supported`);
  });
});
