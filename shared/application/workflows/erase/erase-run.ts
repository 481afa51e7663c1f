import {
  accountsOf,
  addressesOf,
  erasedText,
  isErased,
  subjectOf,
} from "../../../domain/person.ts";
import type { Person, Subject } from "../../../domain/person.ts";
import type { Deps } from "../../deps.ts";
import { accountKeysOf, addressKeyOf } from "../../ids.ts";
import type { Erasure } from "../../ports/erasures.ts";
import type { ChangeMode } from "../../ports/personal-data.ts";
import type { FrontlineRequest } from "../../ports/stores.ts";
import { UnreadableRow } from "../../ports/unreadable-row.ts";
import { eraseInContract, findInContract } from "./erase-contract.ts";
import type { EraseDeps, ReachOf } from "./erase-contract.ts";
import { addErased, noneErased } from "./erased-counts.ts";
import type { ErasedCounts } from "./erased-counts.ts";

type RunDeps = EraseDeps & Pick<Deps, "audit" | "erasures" | "telemetry">;

export interface ErasureProgress {
  readonly erasureId: string;
  readonly erased: ErasedCounts;
  readonly state: Erasure["state"];
}

/** Contracts per call whose rows are read in parallel. */
const concurrencyMax = 8;

/** The person; null if the run is over, and then there is nothing left to erase. */
const personOf = async ({ erasures }: RunDeps, erasureId: string): Promise<Person | null> =>
  (await erasures.read(erasureId))?.person ?? null;

const reachOf = (person: Person): ReachOf => {
  const subject = () => subjectOf(person);
  return () => ({ inRow: subject, inDistribution: subject });
};

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

/** An account's own request is in no ledger, so nothing of it is kept. */
function erasedFrontline(request: FrontlineRequest, subject: Subject): FrontlineRequest | null {
  const { incident } = request;
  if (subject.account(incident.request.account)) return null;
  const { title } = incident.request;
  return subject.text(title) && !isErased(title)
    ? { incident: { ...incident, request: { ...incident.request, title: erasedText } } }
    : request;
}

/** Erases what is kept outside of contracts: by partner, by account, and by day. `Count` only counts it. */
async function elsewhere(
  { newSuffix, personalData }: RunDeps,
  person: Person,
  mode: ChangeMode,
): Promise<ErasedCounts> {
  const subject = subjectOf(person);
  const keys = accountsOf(person).flatMap(accountKeysOf);
  let links = 0;
  for (const key of new Set(keys)) links += await personalData.removeAccount(key, mode);
  const addressKeys = new Set(addressesOf(person).map(addressKeyOf));
  await personalData.changeMailUses((mail) => {
    const [distributionId = "", addressKey = ""] = mail.split(":");
    return addressKeys.has(addressKey) ? `${distributionId}:${newSuffix()}` : mail;
  }, mode);
  return {
    ...noneErased,
    links,
    contacts: await personalData.changePartners((partner) => {
      const contacts = partner.contacts.filter(({ email }) => !subject.address(email));
      return contacts.length < partner.contacts.length ? { ...partner, contacts } : partner;
    }, mode),
    consultations: await personalData.changeConsultations((consultation) => {
      const { requestedBy } = consultation;
      const isOf = !isErased(requestedBy) && subject.actor(requestedBy);
      return isOf ? { ...consultation, requestedBy: erasedText } : consultation;
    }, mode),
    frontlineRequests: await personalData.changeFrontline(
      (request) => erasedFrontline(request, subject),
      mode,
    ),
  };
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
    const person = await personOf(deps, erasureId);
    if (!person) return nothing;
    let all = nothing;
    await forEachOffer(offerIds, async (offerId) => {
      const one = await findInOffer(deps, offerId, reachOf(person));
      all = {
        found: addErased(all.found, one.found),
        offerIds: [...all.offerIds, ...one.offerIds],
      };
    });
    return all;
  },

  eraseInOffers: async ({ erasureId, offerIds }: InOffers): Promise<void> => {
    const person = await personOf(deps, erasureId);
    if (!person) return;
    await forEachOffer(offerIds, (offerId) => eraseInContract(deps, offerId, reachOf(person)));
  },

  findElsewhere: async ({ erasureId }: Ref): Promise<ErasedCounts> => {
    const person = await personOf(deps, erasureId);
    return person ? elsewhere(deps, person, "Count") : noneErased;
  },

  eraseElsewhere: async ({ erasureId }: Ref): Promise<void> => {
    const person = await personOf(deps, erasureId);
    if (person) await elsewhere(deps, person, "Write");
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
