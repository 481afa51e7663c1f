import { topicOf } from "../../../domain/notice.ts";
import type { ScheduledItem } from "../../ports/operations.ts";
import { addCounts, noCounts } from "./sweep-counts.ts";
import type { Counts } from "./sweep-counts.ts";
import { dealWith } from "./sweep-item.ts";
import type { Outcome, SweepDeps } from "./sweep-item.ts";

/** Items whose storage requests are under way at once, per call. */
const sideBySide = 16;

/** A connection that breaks is no reason to leave an item to the next run. */
const triesMax = 3;

async function retried<Value>(body: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await body();
    } catch (error) {
      if (tries === triesMax) throw error;
    }
  }
}

async function inParallel<Item>(
  items: readonly Item[],
  body: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await body(next);
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
}

/**
 * Whether it comes once in a term and nobody adds it again. The others are added anew when something
 * is asked for or used anew, which may have been just now.
 */
function isOfTerm({ scheduled: { item } }: Outcome): boolean {
  if (item.kind !== "Notice") return item.kind !== "Work";
  const topic = topicOf(item.subject ?? "");
  return topic !== undefined && !("kind" in topic);
}

/** One call's items, each for itself: a failure is reported, counted, and ends only its own. */
class Batch {
  readonly #deps: SweepDeps;
  readonly #failed = new Set<ScheduledItem>();
  #counts = noCounts;

  constructor(deps: SweepDeps) {
    this.#deps = deps;
  }

  get counts(): Counts {
    return { ...this.#counts, failed: this.#failed.size };
  }

  async #each<Item>(
    items: readonly Item[],
    scheduledOf: (item: Item) => ScheduledItem,
    body: (item: Item) => Promise<void>,
  ): Promise<void> {
    await inParallel(items, async (item) => {
      try {
        await retried(() => body(item));
      } catch (error) {
        const scheduled = scheduledOf(item);
        this.#failed.add(scheduled);
        this.#deps.reportFailure(scheduled.item, error);
      }
    });
  }

  /** All in as few requests as possible; if that fails one by one, to find whose fault it is. */
  async #together(
    outcomes: readonly Outcome[],
    all: (outcomes: readonly Outcome[]) => Promise<void>,
  ): Promise<void> {
    if (outcomes.length === 0) return;
    try {
      await retried(() => all(outcomes));
    } catch {
      await this.#each(
        outcomes,
        ({ scheduled }) => scheduled,
        (outcome) => all([outcome]),
      );
    }
  }

  async run(items: readonly ScheduledItem[]): Promise<void> {
    const { schedule } = this.#deps;
    const outcomes: Outcome[] = [];
    await this.#each(
      items,
      (scheduled) => scheduled,
      async (scheduled) => {
        const outcome = await dealWith(this.#deps, scheduled);
        outcomes.push(outcome);
        this.#counts = addCounts(this.#counts, outcome.counts);
      },
    );
    // What is to come is scheduled before what has been dealt with is forgotten.
    await this.#together(
      outcomes.filter(({ adds }) => adds.length > 0),
      (some) => schedule.addAll(some.flatMap(({ adds }) => adds)),
    );
    const over = outcomes.filter(({ isOver, scheduled }) => isOver && !this.#failed.has(scheduled));
    await this.#together(over.filter(isOfTerm), (some) =>
      schedule.removeAll(some.map(({ scheduled }) => scheduled)),
    );
    await this.#each(
      over.filter((outcome) => !isOfTerm(outcome)),
      ({ scheduled }) => scheduled,
      ({ scheduled }) => schedule.remove(scheduled),
    );
  }
}

/**
 * Deals with items that are due. Every effect is written once however often, and by however many, an
 * item is dealt with; one that fails stays in the schedule.
 */
export const makeHandleDue =
  (deps: SweepDeps) =>
  async ({ items }: { readonly items: readonly ScheduledItem[] }): Promise<Counts> => {
    const batch = new Batch(deps);
    await batch.run(items);
    return batch.counts;
  };
