import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();
const hourMs = 3_600_000;

describe("what is not supported is refused by its name:", () => {
  test.each([
    ["callHttp", "callHttp"],
    ["callEntity", "callEntity"],
    ["signalEntity", "signalEntity"],
    ["lock", "lock (entities)"],
    ["waitForExternalEvent", "waitForExternalEvent"],
    ["Task.any", "Task.any"],
    ["callSubOrchestratorWithRetry", "callSubOrchestratorWithRetry"],
    ["no instance ID", "callSubOrchestrator without an instance ID"],
    ["version", "version of callSubOrchestrator"],
    ["retry timeout", "retryTimeoutInMilliseconds"],
    ["long timer", "timer of more than six days"],
  ])("%s in an orchestrator", async (use, feature) => {
    const { runtimeStatus, output } = await app().run("unsupported", use);
    expect(runtimeStatus).toBe("Failed");
    expect(output).toContain(`'${feature}' is not supported by the local durable engine.`);
  });

  test.each([
    ["terminate", "terminate"],
    ["suspend", "suspend"],
    ["rewind", "rewind"],
    ["raiseEvent", "raiseEvent"],
    ["getStatusAll", "status of many instances"],
  ])("%s by a client", async (operation, feature) => {
    const id = await app().start("sleeping", hourMs);
    const { error } = await app().client(operation, id, "why");
    expect(error).toContain(`'${feature}' is not supported by the local durable engine.`);
  });

  test.each(["terminate", "suspend", "resume", "rewind", "restart"])(
    "%s by a request",
    async (operation) => {
      const response = await app().rpc(`instances/a/${operation}`, { method: "POST" });
      expect(response.status).toBe(501);
      expect(await response.text()).toContain(`'${operation}' is not supported`);
    },
  );

  test.each(["version", "timeout", "pollingInterval"])("%s of a start", async (option) => {
    const path = `orchestrators/chain?${option}=1`;
    const response = await app().rpc(path, { method: "POST" });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`'${option}' is not supported`);
  });

  test.each([
    ["showHistory", "showHistory=true"],
    ["showHistoryOutput", "showHistoryOutput=true"],
    ["showInput=false", "showInput=false"],
    ["returnInternalServerErrorOnFailure", "returnInternalServerErrorOnFailure=true"],
  ])("%s of a status", async (option, query) => {
    const { instanceId } = await app().run("chain", 1);
    const response = await app().rpc(`instances/${instanceId}?${query}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`'${option}' is not supported`);
  });

  test("entities by a client", async () => {
    const response = await app().rpc("entities/counter/one");
    expect(response.status).toBe(501);
    expect(await response.text()).toContain("'entities' is not supported");
  });
});
