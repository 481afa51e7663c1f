import { describe, expect, test, vi } from "vitest";

import { withRetry } from "../../src/durable/replay/retry.ts";
import { settledTask, Task } from "../../src/durable/replay/task.ts";
import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("activities", () => {
  test("inputs and results of every kind arrive as they were sent", async () => {
    const { output } = await app().run("chain", { x: "y" });
    expect(output).toEqual([{ x: "y" }, "text", "7", { a: 1 }, 7, null]);
  });

  test("an uncaught failure fails the orchestration with the extension's words", async () => {
    const { runtimeStatus, output } = await app().run("failing");
    expect(runtimeStatus).toBe("Failed");
    expect(output).toMatch(
      /^Orchestrator function 'failing' failed: Activity function 'fail' failed: {2}no luck \n \{.*RpcException/,
    );
  });

  test("a caught failure has the activity's message, and the orchestration goes on", async () => {
    const { output } = await app().run("catching");
    const caught = expect.stringMatching(
      /^Activity function 'fail' failed: {2}no luck \n /,
    ) as string;
    expect(output).toEqual({ caught, after: "went on" });
  });

  test("an error of the orchestrator itself fails it with its message", async () => {
    const { runtimeStatus, output } = await app().run("throwing");
    expect(runtimeStatus).toBe("Failed");
    expect(output).toBe("Orchestrator function 'throwing' failed: the orchestrator's own");
  });

  test("a string thrown by an orchestrator leaves it Running, as on Azure", async () => {
    const id = await app().start("throwingText");
    await vi.waitUntil(() => app().events(id).includes("TaskCompleted"), { timeout: 10_000 });
    const { runtimeStatus, output } = await app().status(id);
    expect({ runtimeStatus, output }).toEqual({ runtimeStatus: "Running", output: null });
  });

  test("calling an activity that is not registered fails and names those that are", async () => {
    const { output } = await app().run("unknownActivity");
    expect(output).toMatch(
      /failed: The function 'nobody' doesn't exist, is disabled, or is not an activity function\. .*'echo'/,
    );
  });
});

describe("retries", () => {
  test("go on until the activity succeeds", async () => {
    const { output } = await app().run("retrying", { key: "a", times: 2, attempts: 5 });
    expect(output).toEqual({ calls: 3, after: "after" });
  });

  test("end after the last attempt with its error", async () => {
    const input = { key: "b", times: 9, attempts: 3 };
    const { runtimeStatus, output, instanceId } = await app().run("retrying", input);
    expect(runtimeStatus).toBe("Failed");
    expect(output).toContain("Activity function 'failTimes' failed:  failure 3");
    expect(
      app()
        .events(instanceId)
        .filter((event) => event === "TaskFailed"),
    ).toHaveLength(3);
  });

  test("wait longer by the coefficient, but not longer than the maximum", () => {
    const waits: number[] = [];
    const timer = (milliseconds: number) => {
      waits.push(milliseconds);
      return settledTask();
    };
    const options = {
      firstRetryIntervalInMilliseconds: 20,
      maxNumberOfAttempts: 4,
      backoffCoefficient: 5,
      maxRetryIntervalInMilliseconds: 150,
    };
    const failing = () => {
      const task = new Task();
      task.settle(true);
      return task;
    };

    expect(withRetry(options, timer, failing).hasFailed).toBe(true);
    expect(waits).toEqual([20, 100, 150, 150]);
  });
});

describe("custom status", () => {
  test("is the one of the last episode, and too large a one fails the orchestration", async () => {
    const statusOf = (id: string, step: number) =>
      app().until(id, ({ customStatus }) => JSON.stringify(customStatus) === `{"step":${step}}`);
    const id = await app().start("customStatus", { key: "small", characters: 3 });
    for (const step of [1, 2]) {
      await statusOf(id, step);
      await app().run("releasing", `small ${step}`);
    }
    expect((await app().end(id)).customStatus).toBe("xxx");

    const tooLarge = await app().start("customStatus", { key: "large", characters: 9000 });
    for (const step of [1, 2]) await app().run("releasing", `large ${step}`);
    expect((await app().end(tooLarge)).output).toContain("must not exceed 16 KB");
  });
});
