import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("what is not carried is refused by its name:", () => {
  test.each([
    ["callHttp", "'callHttp' is not carried"],
    ["callEntity", "'callEntity' is not carried"],
    ["signalEntity", "'signalEntity' is not carried"],
    ["lock", "'lock (entities)' is not carried"],
    ["version", "'version' of callSubOrchestrator is not carried"],
  ])("%s in an orchestrator", async (kind, words) => {
    const { runtimeStatus, output } = await app().run("notCarried", kind);
    expect(runtimeStatus).toBe("Failed");
    expect(output).toContain(words);
  });

  test.each(["suspend", "rewind"])("%s by a client", async (operation) => {
    const id = await app().start("listening");
    const { error } = await app().client(operation, id, "why");
    expect(error).toContain(`'${operation}' is not carried`);
  });

  test.each(["suspend", "resume", "rewind", "restart"])("%s by a request", async (operation) => {
    const id = await app().start("listening");
    const response = await app().rpc(`instances/${id}/${operation}`, { method: "POST" });
    expect(response.status).toBe(501);
    expect(await response.text()).toContain(`'${operation}' is not carried`);
  });

  test.each(["version", "timeout", "pollingInterval"])("%s when one is started", async (option) => {
    const path = `orchestrators/chain?${option}=1`;
    const response = await app().rpc(path, { method: "POST" });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`'${option}' is not carried`);
  });

  test("entities by a client", async () => {
    const response = await app().rpc("entities/counter/one");
    expect(response.status).toBe(501);
  });
});
