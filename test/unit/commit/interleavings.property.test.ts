import fc from "fast-check";
import { expect, test } from "vitest";

import { OutcomeUnknown } from "../../../shared/application/errors.ts";
import type { ClosedTerm } from "../../../shared/domain/contract.ts";
import type { Closure, Incident } from "../../../shared/domain/incident.ts";
import type { Resolution } from "../../../shared/domain/vocabulary.ts";
import { aCause, aContract, activated, aRenewal, cloud, valueOf } from "../../support/builders.ts";
import { expectLedger } from "../../support/ledger-check.ts";
import type { CommitFault } from "../../support/memory-contract-store.ts";
import { openContract } from "../../../shared/domain/purchase.ts";
import { recordRenewal } from "../../../shared/domain/renewal.ts";
import "../../support/seed.ts";
import { aWorld, offerId, rules } from "./support.ts";
import type { Service, World } from "./support.ts";

const key = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
const at = fc.nat({ max: 1 });
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("consume" as const), at, key, other: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("close" as const),
      at,
      key,
      resolution: fc.constantFrom<Resolution>("Resolved", "Duplicate", "Bug"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      at,
      key,
      decision: fc.constantFrom("Approved" as const, "Denied" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("land" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("midnight" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("crash" as const), at }) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
type Asked = Extract<Command, { readonly at: number; readonly key: string }>;

const fault = fc.option(
  fc.constantFrom<CommitFault>("lost-after", "lost-before", "late", "not-sent", "twice"),
  { freq: 2 },
);

/** The answer that one caller got. */
interface Answered {
  readonly asked: Asked;
  readonly outcome: "accepted" | "replayed" | "refused" | "unknown" | "busy";
  readonly code: string;
}

/** A CORE offer with its two cloud incidents, renewed ahead: a new term opens in the night. */
function twoTerms() {
  const opened = openContract(
    {
      offerId,
      partner: aContract().partner,
      purchase: { offerType: "EXPANDED", purchasedOn: "2024-10-02" },
      pack: null,
      credentials: null,
    },
    aCause(),
    rules,
  );
  const active = activated(opened.contract, cloud, "2024-10-02");
  const renewal = aRenewal("2025-09-20");
  return {
    contract: valueOf(recordRenewal(active, renewal, "2025-09-20", rules)),
    entries: opened.entries,
  };
}

const closureOf = (resolution: Resolution): Closure => ({ resolution, refundDecision: null });

async function ask(service: Service, asked: Asked): Promise<Answered> {
  const answered = (outcome: Answered["outcome"], code = ""): Answered => ({
    asked,
    outcome,
    code,
  });
  try {
    if (asked.do === "consume") {
      const title = asked.other ? "Other" : "VM does not start";
      const answer = await service.consume(asked.key, { title, requestType: "Billing" });
      if (!answer.ok) return answered("refused", answer.refusal.code);
      return answered(answer.value.replayed ? "replayed" : "accepted");
    }
    const answer =
      asked.do === "close"
        ? await service.close(asked.key, closureOf(asked.resolution))
        : await service.decide(asked.key, asked.decision);
    return answer.ok ? answered("accepted") : answered("refused", answer.refusal.code);
  } catch (error) {
    return answered(error instanceof OutcomeUnknown ? "unknown" : "busy", String(error));
  }
}

/** Runs the commands, each started when the scheduler says so, with every request a step of its own. */
async function play(
  world: World,
  commands: readonly Command[],
  scheduler: fc.Scheduler,
): Promise<Answered[]> {
  const limits = { timeoutMs: 400, rowsMax: 9 };
  const services = [world.start(limits), world.start(limits)];
  world.store.between = (step) => scheduler.schedule(Promise.resolve(), step);
  const asked: Promise<Answered>[] = [];
  const { task } = scheduler.scheduleSequence(
    commands.map((each) => ({
      label: JSON.stringify(each),
      builder: async () => {
        if (each.do === "land") world.store.landLate();
        else if (each.do === "midnight") world.now = new Date("2025-10-02T00:00:01Z");
        // A new process has cached nothing; the requests of the old one go on.
        else if (each.do === "crash") services[each.at] = world.start(limits);
        else {
          const service = services[each.at];
          if (service) asked.push(ask(service, each));
        }
      },
    })),
  );
  return scheduler.waitFor(task.then(() => Promise.all(asked)));
}

const rowsOf = ({ store }: World) => [...store.rows(offerId).values()].map(({ row }) => row);
const incidentsOf = (world: World): Map<string, Incident> =>
  new Map(
    rowsOf(world).flatMap((row) =>
      row.type === "incident" ? [[row.incident.incidentId, row.incident] as const] : [],
    ),
  );

const answersTo = (all: readonly Answered[], what: Asked["do"]) =>
  all.filter(({ asked }) => asked.do === what);

/** The incident exists if any caller was told so, and does not if every caller was refused. */
function expectCharged(
  found: Incident | undefined,
  all: readonly Answered[],
  faulty: boolean,
): void {
  const outcomes = answersTo(all, "consume").map(({ outcome }) => outcome);
  const isAcknowledged = outcomes.includes("accepted") || outcomes.includes("replayed");
  if (isAcknowledged) expect(found).toBeDefined();
  else if (!outcomes.includes("unknown")) expect(found).toBeUndefined();
  // One request opened it; all others are answered as repeats.
  expect(outcomes.filter((each) => each === "accepted").length).toBeLessThanOrEqual(1);
  // If no answer was lost, the request that opened it is answered so. (After a lost answer and another
  // writer's change of the same row, its own request looks to it like a repeat.)
  if (isAcknowledged && !faulty) expect(outcomes).toContain("accepted");
}

/** Of different closings and decisions only one was ever accepted, and it is the one that stands. */
function expectSettled(found: Incident | undefined, all: readonly Answered[]): void {
  for (const { asked, outcome } of answersTo(all, "close")) {
    if (outcome !== "accepted" || asked.do !== "close") continue;
    expect(found?.closure).toEqual(closureOf(asked.resolution));
  }
  const decisions = answersTo(all, "decide");
  const accepted = decisions.filter(({ outcome }) => outcome === "accepted");
  expect(accepted.length).toBeLessThanOrEqual(1);
  for (const { asked } of accepted) {
    if (asked.do !== "decide") continue;
    expect(found?.state).toBe(asked.decision === "Approved" ? "Refunded" : "RefundDenied");
  }
  const isDecided = found?.closure?.resolution === "Resolved" && found.state !== "RefundReview";
  const isLost = decisions.some(({ outcome }) => outcome === "unknown");
  if (isDecided && !isLost) expect(accepted).toHaveLength(1);
}

/** No caller got an answer that storage contradicts; the ledger proves every counter. */
async function expectTruth(world: World, all: readonly Answered[], faulty: boolean): Promise<void> {
  world.store.between = () => undefined;
  // A history of crashes alone reads nothing.
  world.store.failingReads = 0;
  world.store.landLate();
  const head = await world.store.readHead(offerId);
  if (!head) throw new Error("no head");
  const entries = world.store.entries(offerId);
  const closed = rowsOf(world).flatMap((row): ClosedTerm[] =>
    row.type === "term" ? [row.closed] : [],
  );
  expectLedger(head.contract, closed, entries);

  const incidents = incidentsOf(world);
  const deducted = entries.filter(({ type }) => type === "Deduct").map((each) => each.incidentId);
  expect([...deducted].sort()).toEqual([...incidents.keys()].sort());
  const refunded = entries.filter(({ type }) => type === "Refund").map((each) => each.incidentId);
  const state = [...incidents.values()].filter((each) => each.state === "Refunded");
  expect([...refunded].sort()).toEqual(state.map(({ incidentId }) => incidentId).sort());

  for (const each of "abcdefgh") {
    const about = all.filter(({ asked }) => asked.key === each);
    expectCharged(incidents.get(each), about, faulty);
    expectSettled(incidents.get(each), about);
  }
}

// Guarantee: whatever two processes are asked at once, in whatever order their requests reach storage,
// and whatever is lost, doubled or late: what was acknowledged is written once, what was refused is not
// written, what is unknown is written at most once, and nothing is overspent.
test("no interleaving and no lost answer makes an answer differ from the ledger", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(command, { minLength: 4, maxLength: 40, size: "max" }),
      fc.array(fault, { maxLength: 12 }),
      fc.nat({ max: 3 }),
      fc.scheduler(),
      async (commands, faults, failingReads, scheduler) => {
        const { contract, entries } = twoTerms();
        const world = await aWorld(contract, entries);
        world.now = new Date("2025-10-01T23:59:50Z");
        world.store.faults.push(...faults.map((each) => each ?? undefined));
        world.store.failingReads = failingReads;
        const all = await play(world, commands, scheduler);
        await expectTruth(world, all, faults.length > 0 || failingReads > 0);
      },
    ),
    { numRuns: Number(process.env["FC_RUNS"] ?? 200) },
  );
});
