import type { Deps } from "../../deps.ts";
import type { Erasure } from "../../ports/erasures.ts";
import { UnreadableRow } from "../../ports/unreadable-row.ts";
import { eraseInContract, findInContract } from "./erase-contract.ts";
import type { EraseDeps, ReachOf } from "./erase-contract.ts";
import { endedTermsTarget } from "./erase-ended-terms.ts";
import type { EndedTermsDeps } from "./erase-ended-terms.ts";
import { personTarget } from "./erase-person.ts";
import { addErased, noneErased } from "./erased-counts.ts";
import type { ErasedCounts } from "./erased-counts.ts";
import type { Target } from "./target.ts";

type RunDeps = EraseDeps & EndedTermsDeps & Pick<Deps, "audit" | "erasures" | "telemetry">;

export interface ErasureProgress {
  readonly erasureId: string;
  readonly erased: ErasedCounts;
  readonly state: Erasure["state"];
}

/** Contracts per call whose rows are read in parallel. */
const concurrencyMax = 8;

/** Whose data a run erases; null if the run is over, and then there is nothing left to erase. */
async function targetOf(deps: RunDeps, erasureId: string): Promise<Target | null> {
  const erasure = await deps.erasures.read(erasureId);
  if (erasure?.state !== "Running") return null;
  const { endedBefore, person } = erasure;
  if (person) return personTarget(deps, person);
  return endedBefore === null ? null : endedTermsTarget(deps, endedBefore);
}

interface FoundInOffers {
  readonly found: ErasedCounts;
  /** Those with something to erase. */
  readonly offerIds: readonly string[];
}

const nothing: FoundInOffers = { found: noneErased, offerIds: [] };

async function findInOffer(deps: RunDeps, offerId: string, reach: ReachOf): Promise<FoundInOffers> {
  try {
    const { counts, isClean } = await findInContract(deps, offerId, reach);
    return { found: counts, offerIds: isClean ? [] : [offerId] };
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    return { found: { ...noneErased, unreadable: 1 }, offerIds: [] };
  }
}

async function forEachOffer(
  offerIds: readonly string[],
  body: (offerId: string) => Promise<void>,
): Promise<void> {
  const waiting = [...offerIds];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await body(next);
  };
  await Promise.all(Array.from({ length: concurrencyMax }, work));
}

interface InOffers {
  readonly erasureId: string;
  readonly offerIds: readonly string[];
}
type Ref = Pick<ErasureProgress, "erasureId">;

/**
 * The steps of an erasure. What is found is counted and recorded before it is erased, so that a step
 * which is interrupted and repeated loses no count. What is erased is not found again.
 */
export const makeErasureRun = (deps: RunDeps) => ({
  listOffersToErase: async (page: {
    readonly after: string | null;
    readonly limit: number;
  }): Promise<{ offerIds: readonly string[] }> => ({
    offerIds: await deps.audit.offersAfter(page.after, page.limit),
  }),

  findInOffers: async ({ erasureId, offerIds }: InOffers): Promise<FoundInOffers> => {
    const target = await targetOf(deps, erasureId);
    if (!target) return nothing;
    let all = nothing;
    await forEachOffer(offerIds, async (offerId) => {
      const one = await findInOffer(deps, offerId, target.reachOf);
      all = {
        found: addErased(all.found, one.found),
        offerIds: [...all.offerIds, ...one.offerIds],
      };
    });
    return all;
  },

  eraseInOffers: async ({ erasureId, offerIds }: InOffers): Promise<void> => {
    const target = await targetOf(deps, erasureId);
    if (!target) return;
    await forEachOffer(offerIds, (offerId) => eraseInContract(deps, offerId, target.reachOf));
  },

  findElsewhere: async ({ erasureId }: Ref): Promise<ErasedCounts> => {
    const target = await targetOf(deps, erasureId);
    return target ? target.elsewhere("Count") : noneErased;
  },

  eraseElsewhere: async ({ erasureId }: Ref): Promise<void> => {
    const target = await targetOf(deps, erasureId);
    await target?.elsewhere("Write");
  },

  /** Stores the progress. Once the run is over, the record no longer names the person. */
  recordErasure: async ({ erased, erasureId, state }: ErasureProgress): Promise<void> => {
    const before = await deps.erasures.read(erasureId);
    if (!before) return;
    const isOver = state !== "Running";
    await deps.erasures.put({
      ...before,
      ...{ state, erased },
      person: isOver ? null : before.person,
      finishedAt: isOver ? (before.finishedAt ?? deps.clock.now().toISOString()) : null,
    });
    if (state === "Completed") deps.telemetry.event("ErasureFinished", {});
    if (state === "Failed") deps.telemetry.event("ErasureFailed", {});
  },
});
