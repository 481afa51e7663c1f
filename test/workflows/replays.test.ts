import { isDeepStrictEqual } from "node:util";

import { describe, expect, test } from "vitest";
import { EventType } from "functions-host/durable/history";
import type { HistoryEvent } from "functions-host/durable/history";
import type { OrchestratorState } from "functions-host/durable/actions";
import type { Scheduled } from "functions-host/durable/scheduled";
import type { Replay } from "functions-host/durable/replay";

import { probeName } from "../../functions/durable/names.ts";
import { decide, play } from "../support/replay-orchestrator.ts";
import { savedHistories } from "./history-files.ts";
import type { SavedHistory } from "./history-files.ts";
import { orchestrators, registeredNames, stepsByName } from "./registered.ts";
import { scenarios } from "./scenarios/index.ts";

const remedy =
  "Running instances would break when this is deployed. Leave the orchestrator and the schemas of " +
  "its steps as they were, and register the new version under a new name " +
  "(functions/durable/names.ts; CONTRIBUTING.md, a step of a workflow).";

type Comparable = Readonly<Record<string, unknown>>;

/** A task in comparable form, from the history or from a replay. The time of a timer may change. */
function ofEvent(event: HistoryEvent): Comparable[] {
  const { EventId: id, EventType: type } = event;
  if (type === EventType.TaskScheduled) {
    return [{ kind: "activity", id, name: event.Name, input: event.Input }];
  }
  if (type === EventType.SubOrchestrationInstanceCreated) {
    const { Input: input, InstanceId: instanceId, Name: name } = event;
    return [{ kind: "sub-orchestration", id, name, instanceId, input }];
  }
  return type === EventType.TimerCreated ? [{ kind: "timer", id }] : [];
}

const ofTask = (task: Scheduled): Comparable =>
  task.kind === "timer" ? { kind: task.kind, id: task.id } : { ...task };

/** Splits the history into turns. Each turn runs from its start to the tasks that it scheduled. */
function turnsOf(history: readonly HistoryEvent[]): HistoryEvent[][] {
  const turns: HistoryEvent[][] = [];
  for (const event of history) {
    if (event.EventType === EventType.OrchestratorStarted) turns.push([]);
    turns.at(-1)?.push(event);
  }
  return turns;
}

interface Decided {
  readonly state: OrchestratorState;
  readonly replay: Replay;
}

/** Runs today's code on the events that arrived in one turn, after the turns before it. */
async function decided(
  name: string,
  past: readonly HistoryEvent[],
  arrived: readonly HistoryEvent[],
): Promise<Decided> {
  const orchestrator = orchestrators[name];
  if (!orchestrator) throw new Error(`${name} is no longer registered`);
  const registered = {
    orchestrator,
    activities: [...stepsByName.keys()],
    subOrchestrators: Object.keys(orchestrators),
  };
  const state = await decide(registered, past, arrived);
  return { state, replay: play(registered, state, [...past, ...arrived]) };
}

/** How a generation ended: with the input of the next one or with the output of the instance. */
const endOf = ({ replay, state }: Decided): unknown =>
  replay.nextInput === undefined
    ? { output: state.output ?? null }
    : { nextInput: JSON.parse(replay.nextInput) as unknown };

function savedEnd({ generations, output }: SavedHistory, generation: number): unknown {
  const next = generations[generation + 1]?.find(
    ({ EventType: type }) => type === EventType.ExecutionStarted,
  );
  if (next && "Input" in next) return { nextInput: JSON.parse(next.Input ?? "null") as unknown };
  return { output: output ?? null };
}

interface Turn {
  readonly where: string;
  readonly past: readonly HistoryEvent[];
  readonly events: readonly HistoryEvent[];
  /** How the generation ended; undefined if it did not end in this turn. */
  readonly end: unknown;
}

function allTurns(instance: SavedHistory): Turn[] {
  const { generations, orchestrator, scenario } = instance;
  return generations.flatMap((history, generation) => {
    const turns = turnsOf(history);
    return turns.map((events, index) => ({
      where: `${orchestrator}, ${scenario}, generation ${generation + 1}, turn ${index + 1}`,
      past: turns.slice(0, index).flat(),
      events,
      end: index === turns.length - 1 ? savedEnd(instance, generation) : undefined,
    }));
  });
}

/** Describes how today's code differs from the saved turn; undefined when it does not. */
async function breakAt(name: string, turn: Turn): Promise<string | undefined> {
  const { end, events, past, where } = turn;
  const was = { schedules: events.flatMap(ofEvent), ends: end };
  const arrived = events.filter((event) => ofEvent(event).length === 0);
  try {
    const now = await decided(name, past, arrived);
    const { isDone, schedule } = now.replay;
    const is = { schedules: schedule.added.map(ofTask), ends: isDone ? endOf(now) : undefined };
    if (isDeepStrictEqual(is, was)) return undefined;
    return `${where}: was ${JSON.stringify(was)}, is ${JSON.stringify(is)}. ${remedy}`;
  } catch (error) {
    return `${where}: ${error instanceof Error ? error.message : String(error)} ${remedy}`;
  }
}

const firstOf = async (
  found: readonly Promise<string | undefined>[],
): Promise<string | undefined> => (await Promise.all(found)).find((each) => each !== undefined);

/** Stored inputs and outputs, each with the schema that must accept it. */
function storedTexts({ generations }: SavedHistory) {
  return generations.flatMap((history) => {
    const names = new Map(
      history.map((event) => [event.EventId, "Name" in event ? event.Name : ""]),
    );
    return history.flatMap((event) => {
      if (event.EventType === EventType.TaskScheduled) {
        const schema = stepsByName.get(event.Name)?.input;
        return [{ what: `input of ${event.Name}`, text: event.Input ?? "null", schema }];
      }
      if (event.EventType !== EventType.TaskCompleted) return [];
      const name = names.get(event.TaskScheduledId) ?? "";
      const schema = stepsByName.get(name)?.output;
      return [{ what: `output of ${name}`, text: event.Result, schema }];
    });
  });
}

const saved = savedHistories();

describe("an instance that started before this change", () => {
  test.each(saved)("continues as before: $orchestrator, $scenario", async (instance) => {
    const breaks = allTurns(instance).map((turn) => breakAt(instance.orchestrator, turn));
    expect(await firstOf(breaks)).toBeUndefined();
  });

  test.each(saved)(
    "has stored inputs and outputs that today's schemas accept: $orchestrator, $scenario",
    (instance) => {
      const unread = storedTexts(instance)
        .filter(({ schema, text }) => schema?.safeParse(JSON.parse(text)).success !== true)
        .map(({ what, text }) => `The schema rejects the stored ${what}: ${text}. ${remedy}`);
      expect(unread).toEqual([]);
    },
  );
});

describe("the saved histories", () => {
  test.each(registeredNames)("include %s in the scenarios main, retried and failed", (name) => {
    const found = saved.filter(({ orchestrator }) => orchestrator === name);
    // A probe has no step that could be retried or fail.
    const wanted = name === probeName ? ["main"] : ["main", "retried", "failed"];
    // test/workflows/record-histories.ts saves missing ones.
    expect(found.map(({ scenario }) => scenario)).toEqual(expect.arrayContaining(wanted));
  });

  test("include every scenario", () => {
    const nameOf = ({ orchestrator, scenario }: Pick<SavedHistory, "orchestrator" | "scenario">) =>
      `${orchestrator}, ${scenario}`;
    const names = saved.map(nameOf);
    // test/workflows/record-histories.ts saves missing ones.
    expect(scenarios.map(nameOf).filter((name) => !names.includes(name))).toEqual([]);
  });

  test("call every step of every workflow", () => {
    const text = JSON.stringify(saved);
    expect([...stepsByName.keys()].filter((name) => !text.includes(`"Name":"${name}"`))).toEqual(
      [],
    );
  });

  test("hold no address, ID or token", () => {
    expect(JSON.stringify(saved)).not.toMatch(/@|accessId|contractId|bearer|eyJ/i);
  });
});
