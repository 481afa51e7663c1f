import type { Page } from "../../contract/basics.ts";
import type { ErasureView } from "../../contract/erasures.ts";
import { canonicalPerson } from "../../domain/person.ts";
import type { Person } from "../../domain/person.ts";
import { addDays } from "../../domain/plain-date.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import { idempotencyConflict } from "../idempotency.ts";
import type { Replayable } from "../idempotency.ts";
import { erasureIdFor } from "../ids.ts";
import { pageOf } from "../paging.ts";
import type { Paging } from "../paging.ts";
import type { Erasure } from "../ports/erasures.ts";
import { noneErased } from "../workflows/erase/erased-counts.ts";
import { newRunId } from "../workflows/run-id.ts";

type StartDeps = Pick<
  Deps,
  "clock" | "erasures" | "newSuffix" | "realNowMs" | "vault" | "workflows"
>;

export interface StartErasure {
  readonly person: Person;
  readonly idempotencyKey: string | undefined;
}

type Started = Answer<Replayable<{ readonly erasureId: string }>>;

/**
 * Starts the erasure of a person's data (A49). The record keeps the person until the run is over; the
 * workflow's history has the ID of the record only. The same key and person start nothing more.
 */
export const makeStartErasure =
  (deps: StartDeps) =>
  async ({ idempotencyKey, person }: StartErasure, { caller }: Origin): Promise<Started> => {
    const erasureId =
      idempotencyKey === undefined
        ? newRunId(deps.realNowMs(), deps.newSuffix())
        : erasureIdFor(caller.client, idempotencyKey);
    const personHash = deps.vault.personHash(canonicalPerson(person));
    const { added, erasure } = await deps.erasures.add({
      ...{ erasureId, state: "Running", erased: noneErased, person, personHash },
      endedBefore: null,
      startedAt: deps.clock.now().toISOString(),
      finishedAt: null,
    });
    if (erasure.personHash !== personHash) return refuse(idempotencyConflict(["person"]));
    // A repeat starts the workflow of a call that was interrupted here.
    if (erasure.state === "Running") {
      await afterWriting(() => deps.workflows.erase(erasureId));
    }
    return accept({ value: { erasureId }, replayed: !added });
  };

/**
 * Starts the day's run that erases data of terms which ended more than `RETENTION_DAYS` ago (A49). However
 * often it is called on a day, the run is the same. A day that is missed is no loss, because the next
 * run erases the same.
 */
export const makeStartRetention =
  (deps: Pick<StartDeps, "clock" | "erasures" | "workflows"> & Pick<Deps, "rules">) =>
  async (): Promise<{ readonly erasureId: string }> => {
    const day = today(deps);
    const erasureId = `retention-${day}`;
    const { erasure } = await deps.erasures.add({
      ...{ erasureId, state: "Running", erased: noneErased, person: null, personHash: "" },
      startedAt: deps.clock.now().toISOString(),
      finishedAt: null,
      endedBefore: addDays(day, -deps.rules.retentionDays),
    });
    if (erasure.state === "Running") await deps.workflows.erase(erasureId);
    return { erasureId };
  };

/** What operators see of a run: nothing that names the person. */
const viewOf = ({ erased, erasureId, finishedAt, startedAt, state }: Erasure): ErasureView => ({
  erasureId,
  state,
  erased,
  startedAt,
  finishedAt,
});

/** Returns one run of the erasure: what was erased where, by count. */
export const makeGetErasure =
  ({ erasures }: Pick<Deps, "erasures">) =>
  async ({ erasureId }: { readonly erasureId: string }): Promise<Answer<ErasureView>> => {
    const found = await erasures.read(erasureId);
    if (!found) return refuse({ code: "NOT_FOUND", detail: "No such erasure." });
    return accept(viewOf(found));
  };

/** Lists the runs of the erasure, newest first. One is added each day, and one for each person. */
export const makeListErasures =
  ({ erasures }: Pick<Deps, "erasures">) =>
  async (paging: Paging): Promise<Answer<Page<ErasureView>>> =>
    pageOf((await erasures.list()).map(viewOf), ({ erasureId }) => erasureId, paging);
