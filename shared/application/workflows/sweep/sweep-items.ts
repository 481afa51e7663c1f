import { isOfTerm, parseTopic } from "../../../domain/notice.ts";
import { daysBetween } from "../../../domain/plain-date.ts";
import { today } from "../../contracts/read-contract.ts";
import type { DueItem, ScheduledItem } from "../../ports/operations.ts";
import { addCounts, noCounts } from "./sweep-counts.ts";
import type { Counts } from "./sweep-counts.ts";
import { handleItem } from "./sweep-item.ts";
import type { Outcome, SweepDeps } from "./sweep-item.ts";

/** Items per call that are handled in parallel. */
const concurrencyMax = 16;

/** A broken connection must not leave an item to the next run. */
const attemptsMax = 3;

async function retry<Value>(body: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await body();
    } catch (error) {
      if (attempt === attemptsMax) throw error;
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
  await Promise.all(Array.from({ length: concurrencyMax }, work));
}

/**
 * Whether the item belongs to a term, so that it is scheduled only once. Other items are scheduled
 * again by requests, possibly since this item was read.
 */
function isScheduledOnce({ scheduled: { item } }: Outcome): boolean {
  if (item.kind !== "Notice") return item.kind !== "Work";
  const topic = parseTopic(item.subject ?? "");
  return topic !== undefined && isOfTerm(topic);
}

/** Reports an error by its class alone: its message may quote its input. */
function reportFailure({ telemetry }: SweepDeps, { kind, offerId }: DueItem, error: unknown): void {
  const name = error instanceof Error ? error.name : "Error";
  telemetry.event("SweepItemFailed", { offerId, item: kind, error: name });
}

/** Reports how many days after its due day each item left the schedule. */
function reportLag(deps: SweepDeps, items: readonly ScheduledItem[]): void {
  const on = today(deps);
  for (const { day, item } of items) {
    deps.telemetry.measure("benefits.sweep.lag", daysBetween(day, on), { item: item.kind });
  }
}

/** Handles the items of one call. A failure is reported and counted, and affects only its own item. */
class ItemHandler {
  readonly #deps: SweepDeps;
  readonly #failed = new Set<ScheduledItem>();
  #counts = noCounts;

  constructor(deps: SweepDeps) {
    this.#deps = deps;
  }

  get counts(): Counts {
    return { ...this.#counts, failed: this.#failed.size };
  }

  async #forEach<Item>(
    items: readonly Item[],
    scheduledOf: (item: Item) => ScheduledItem,
    body: (item: Item) => Promise<void>,
  ): Promise<void> {
    await inParallel(items, async (item) => {
      try {
        await retry(() => body(item));
      } catch (error) {
        const scheduled = scheduledOf(item);
        this.#failed.add(scheduled);
        reportFailure(this.#deps, scheduled.item, error);
      }
    });
  }

  /** Writes for all outcomes together. If that fails, writes one by one to find those that fail. */
  async #forAll(
    outcomes: readonly Outcome[],
    write: (outcomes: readonly Outcome[]) => Promise<void>,
  ): Promise<void> {
    if (outcomes.length === 0) return;
    try {
      await retry(() => write(outcomes));
    } catch {
      await this.#forEach(
        outcomes,
        ({ scheduled }) => scheduled,
        (outcome) => write([outcome]),
      );
    }
  }

  async handle(items: readonly ScheduledItem[]): Promise<void> {
    const { schedule } = this.#deps;
    const outcomes: Outcome[] = [];
    await this.#forEach(
      items,
      (scheduled) => scheduled,
      async (scheduled) => {
        const outcome = await handleItem(this.#deps, scheduled);
        outcomes.push(outcome);
        this.#counts = addCounts(this.#counts, outcome.counts);
      },
    );
    // Follow-up items are scheduled before handled items are removed.
    await this.#forAll(
      outcomes.filter(({ followUps }) => followUps.length > 0),
      (some) => schedule.addAll(some.flatMap(({ followUps }) => followUps)),
    );
    const done = outcomes.filter(({ isDone, scheduled }) => isDone && !this.#failed.has(scheduled));
    await this.#forAll(done.filter(isScheduledOnce), async (some) => {
      const items = some.map(({ scheduled }) => scheduled);
      await schedule.removeAll(items);
      reportLag(this.#deps, items);
    });
    await this.#forEach(
      done.filter((outcome) => !isScheduledOnce(outcome)),
      ({ scheduled }) => scheduled,
      async ({ scheduled }) => {
        await schedule.remove(scheduled);
        reportLag(this.#deps, [scheduled]);
      },
    );
  }
}

/**
 * Handles due items. Each effect is written once, however often and in however many runs an item is
 * handled. An item that fails stays in the schedule.
 */
export const makeHandleDue =
  (deps: SweepDeps) =>
  async ({ items }: { readonly items: readonly ScheduledItem[] }): Promise<Counts> => {
    const handler = new ItemHandler(deps);
    await handler.handle(items);
    return handler.counts;
  };
