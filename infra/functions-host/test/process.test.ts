import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

import { afterEach, describe, expect, it } from "vitest";

import { mainPath } from "../src/main-path.ts";
import { expectSoon, makeApp } from "./support.ts";

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly output: () => string;
  readonly url: () => Promise<string>;
}
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** The host as a process, as `npm start` starts it. */
function run(appDir: string, ...options: string[]): Run {
  const mine = ["--app", appDir, "--port", "0", "--data", join(appDir, "data")];
  const child = spawn(process.execPath, [mainPath, ...mine, ...options]);
  children.push(child);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ready = (): string | undefined => /^host ready (\S+)$/m.exec(output)?.[1];
  return {
    child,
    ended: new Promise((resolve) => child.once("close", resolve)),
    output: () => output,
    async url() {
      await expectSoon(ready).toBeDefined();
      return ready() ?? "";
    },
  };
}

const slow = `app.http("slow", { handler: async () => {
  console.log("began");
  await new Promise((done) => setTimeout(done, 300));
  return { body: "done" };
} });`;

describe("the host as a process", () => {
  it("says when it is ready, drains on SIGTERM, answers running requests and ends with 0", async () => {
    const host = run(makeApp({ code: slow }));
    const url = await host.url();
    const answer = fetch(`${url}/api/slow`).then((response) => response.text());
    await expectSoon(host.output).toContain("Host.Function.Console began");
    host.child.kill("SIGTERM");
    await expectSoon(() =>
      fetch(`${url}/api/slow`).then(
        (r) => r.status,
        () => 503,
      ),
    ).toBe(503);
    expect(await answer).toBe("done");
    expect(await host.ended).toBe(0);
  });

  it("runs an ES module", async () => {
    const files = {
      "package.json": JSON.stringify({ type: "module", main: "index.js" }),
      "index.js": `import { app } from "@azure/functions"; app.http("a", { handler: () => ({ body: "a" }) });`,
    };
    const url = await run(makeApp({ files })).url();
    expect(await (await fetch(`${url}/api/a`)).text()).toBe("a");
  });

  it("gives the app its own address before the app runs", async () => {
    const host = run(makeApp({ code: `console.log("at", process.env.WEBSITE_HOSTNAME); ${slow}` }));
    const url = await host.url();
    await expectSoon(host.output).toContain(`at ${url.replace("http://", "")}`);
  });

  it("ends with 1 and every reason when the app cannot be loaded", async () => {
    const bad = `handler: () => ({}), authLevel: "x" });`;
    const host = run(makeApp({ code: `app.http("a", { ${bad} app.http("b", { ${bad}` }));
    expect(await host.ended).toBe(1);
    expect(host.output()).toBe(
      `host failed: function "a": authLevel "x" is not supported\n` +
        `host failed: function "b": authLevel "x" is not supported\n`,
    );
  });

  it("ends with 1 and the remedy when its port is taken", async () => {
    const { port } = new URL(await run(makeApp({ code: slow })).url());
    const second = run(makeApp({ code: slow }), "--port", port);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(
      `host failed: port ${port} is taken; choose another with --port`,
    );
  });

  it("ends with 2 and its options when one is unknown", async () => {
    const host = run(makeApp({ code: slow }), "--fresh");
    expect(await host.ended).toBe(2);
    expect(host.output()).toMatch(/Unknown option '--fresh'.*--app DIR/s);
  });

  it("refuses HTTP streams by name", async () => {
    const host = run(makeApp({ code: `app.setup({ enableHttpStream: true }); ${slow}` }));
    expect(await host.ended).toBe(1);
    expect(host.output()).toContain(`host failed: app.setup: "enableHttpStream" is not supported`);
  });

  it("refuses functions of two programming models", async () => {
    const code = `
      const model = { name: "other", version: "1", getInvocationModel() {} };
      ${slow} require("@azure/functions-core").setProgrammingModel(model);`;
    const host = run(makeApp({ code }));
    expect(await host.ended).toBe(1);
    expect(host.output()).toMatch(
      /two programming models are loaded: @azure\/functions \S+ and other 1/,
    );
  });

  it("ends with 1 when the app fails outside any invocation", async () => {
    const host = run(
      makeApp({ code: `${slow} setTimeout(() => { throw new Error("lost"); }, 0);` }),
    );
    expect(await host.ended).toBe(1);
    expect(host.output()).toContain("Error: lost");
  });
});
