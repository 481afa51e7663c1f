import { setImmediate as nextTurn } from "node:timers/promises";

import { makeCommitter } from "../../../shared/application/commit/committer.ts";
import type { Committer } from "../../../shared/application/commit/committer.ts";
import type { WriterDeps, WriterLimits } from "../../../shared/application/commit/writer-deps.ts";
import { linkKey } from "../../../shared/application/ports/contract-rows.ts";
import { accountKeyOf } from "../../../shared/application/ids.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import { consumeCommand } from "../../../shared/application/portals/consume-command.ts";
import type { ConsumeAnswer } from "../../../shared/application/portals/consume-command.ts";
import { settleCommand } from "../../../shared/application/portals/settle-incident.ts";
import type { SettleAnswer } from "../../../shared/application/portals/settle-incident.ts";
import { products } from "../../../shared/catalogue/products.ts";
import { close, decideRefund } from "../../../shared/domain/closure.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { remainingOf } from "../../../shared/domain/contract.ts";
import type { Closure, IncidentRequest } from "../../../shared/domain/incident.ts";
import type { Entry } from "../../../shared/domain/ledger.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import type { RefundDecision } from "../../../shared/domain/vocabulary.ts";
import { aContract, aLink, aRequest, cloud, noon, theLine } from "../../support/builders.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";

export const rules = defaultRules;
export const offerId = "offer-1";

/** A process of the service: a committer of its own on the shared store. */
export interface Service {
  readonly committer: Committer;
  readonly consume: (key: string, more?: Partial<IncidentRequest>) => Promise<ConsumeAnswer>;
  readonly close: (key: string, closure: Closure) => Promise<SettleAnswer>;
  readonly decide: (key: string, decision: RefundDecision) => Promise<SettleAnswer>;
}

export interface World {
  readonly store: MemoryContractStore;
  /** The domain's time. */
  now: Date;
  /** Milliseconds of the monotonic clock; pauses move it. */
  elapsed: number;
  readonly start: (limits?: Partial<WriterLimits>, more?: Partial<WriterDeps>) => Service;
  /** What storage says of the plan's cloud line. */
  readonly remaining: (id?: string) => Promise<number | null>;
}

const settlement = {
  settler: "AzurePortal",
  actor: "azure-portal",
  requestId: "r",
  rules,
} as const;

const serviceOn = (committer: Committer): Service => ({
  committer,
  consume: (key, more = {}) =>
    committer.submit(
      more.planId ?? offerId,
      consumeCommand({
        incidentId: key,
        request: aRequest({ planId: offerId, ...more }),
        portal: "AzurePortal",
        product: products.find("AzureVirtualMachines"),
        actor: "azure-portal",
        requestId: `request-${key}`,
        rules,
      }),
    ),
  close: (key, closure) =>
    committer.submit(
      offerId,
      settleCommand({
        ...settlement,
        incidentId: key,
        decide: (before, incident, context) => close(before, incident, closure, context),
      }),
    ),
  decide: (key, decision) =>
    committer.submit(
      offerId,
      settleCommand({
        ...settlement,
        incidentId: key,
        decide: (before, incident, context) => decideRefund(before, incident, decision, context),
      }),
    ),
});

const defaultLimits: WriterLimits = {
  rowsMax: 99,
  pendingMax: 1_000,
  timeoutMs: 20_000,
  linksMax: 100,
};

/** Puts a contract and its link there, as purchase, activation and linking would have. */
export async function put(
  store: MemoryContractStore,
  contract: Contract,
  entries: readonly Entry[] = [],
): Promise<void> {
  await store.commit({
    offerId: contract.offerId,
    commitId: "purchase",
    contract,
    expected: null,
    rows: [],
    entries,
  });
  const link = aLink({ credentialVersion: contract.credentialVersion });
  const key = linkKey(accountKeyOf(link.account));
  await store.writeLink(contract.offerId, key, { type: "link", link }, null);
}

/** One contract (an SPD offer with 50 cloud incidents by default) on a store in memory. */
export async function aWorld(
  contract: Contract = aContract({ offerId }),
  entries: readonly Entry[] = [],
): Promise<World> {
  const store = new MemoryContractStore();
  await put(store, contract, entries);
  store.commits = 0;
  let commitIds = 0;
  const world: World = {
    store,
    now: new Date(noon("2025-10-01")),
    elapsed: 0,
    start: (limits = {}, more = {}) => {
      const deps: WriterDeps = {
        store,
        clock: { now: () => world.now },
        rules,
        limits: { ...defaultLimits, ...limits },
        newCommitId: () => `commit-${(commitIds += 1)}`,
        // No two readings are the same, as on a real clock.
        elapsedMs: () => (world.elapsed += 0.001),
        pause: async (ms) => {
          world.elapsed += ms;
          await nextTurn();
        },
        nextTurn: () => nextTurn(),
        random: () => 0.5,
        telemetry: noopTelemetry,
        ...more,
      };
      return serviceOn(makeCommitter(deps, 100));
    },
    remaining: async (id = offerId) => {
      const head = await store.readHead(id);
      if (!head) throw new Error(`no head of ${id}`);
      return remainingOf(theLine(head.contract, cloud));
    },
  };
  return world;
}

/** Numbers 1 to `count` as keys. */
export const keys = (count: number, prefix = "i"): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${n + 1}`);

/** The accepted incident, or the refusal's code. */
export const outcomeOf = (answer: ConsumeAnswer | SettleAnswer): string =>
  answer.ok ? "accepted" : answer.refusal.code;

/** A gate that holds requests back until it is opened. */
export function aGate(): { readonly open: () => void; readonly passed: Promise<void> } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}
