import { describe, expect, test } from "vitest";

import { useDurableApp } from "./support.ts";

const app = useDurableApp();

describe("an orchestrator that replays differently fails, and says what was expected and found:", () => {
  test.each([
    [
      "name",
      "scheduled an activity task with sequence number 0 named 'change', but the current " +
        "orchestration replay instead scheduled an activity task named 'echo' with this sequence number.",
    ],
    [
      "kind",
      "scheduled an activity task with sequence number 0 named 'change', but the current " +
        "orchestration replay instead produced a CreateTimerOrchestratorAction action with this sequence number.",
    ],
    [
      "nothing",
      "scheduled an activity task with sequence number 0 named 'change', but the current " +
        "replay execution hasn't (yet?) scheduled this task.",
    ],
  ])("another %s", async (change, words) => {
    const { runtimeStatus, output } = await app().run("changing", change);
    expect(runtimeStatus).toBe("Failed");
    expect(output).toBe(
      `Non-Deterministic workflow detected: A previous execution of this orchestration ${words} ` +
        "Was a change made to the orchestrator code after this instance had already started running?",
    );
  });
});
