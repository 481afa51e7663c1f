import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import {
  addErased,
  noneErased,
  totalErased,
} from "../../shared/application/workflows/erase/erased-counts.ts";
import type { ErasedCounts } from "../../shared/application/workflows/erase/erased-counts.ts";
import { call, callAll, chunksOf } from "./call.ts";
import { eraseInput, eraseSteps as steps } from "./erase.steps.ts";

type Progress = z.output<typeof eraseInput>;

const pageSize = 200;
const offersPerActivity = 50;
/** While others keep writing new data of the person, a pass can always find some. */
const passesMax = 5;

/**
 * Erases a person's data in all contracts page by page, and then elsewhere. After a pass that found
 * something comes another one, for what was being written meanwhile. It continues as new after each
 * page, so that a history holds one page only.
 */
export function* erase(
  context: OrchestrationContext,
): Generator<Task, { readonly state: string } | undefined, unknown> {
  const input = eraseInput.parse(context.df.getInput());
  const { erasureId } = input;
  const before = input.erased ?? noneErased;
  try {
    const page = yield* erasePage(context, input);
    const erased = addErased(before, page.found);
    const isClean = input.isClean && page.isClean;
    const isOver = page.last === undefined && (isClean || input.pass >= passesMax);
    const state = isOver ? "Completed" : "Running";
    yield* call(context, steps.recordErasure, { erasureId, erased, state });
    if (isOver) return { state };
    const { last } = page;
    context.df.continueAsNew(
      last === undefined ? nextPass(input, erased) : { ...input, after: last, erased, isClean },
    );
    return undefined;
  } catch {
    // Only a step that has used up its retries throws here. What is erased stays erased.
    yield* call(context, steps.recordErasure, { erasureId, erased: before, state: "Failed" });
    return { state: "Failed" };
  }
}

/** Each pass counts the contracts that cannot be read. */
const nextPass = ({ erasureId, pass }: Progress, erased: ErasedCounts): Progress => ({
  ...{ erasureId, pass: pass + 1, after: null, isClean: true },
  erased: { ...erased, unreadable: 0 },
});

interface Page {
  readonly found: ErasedCounts;
  readonly isClean: boolean;
  /** The last offer of the page; undefined if it was the last page. */
  readonly last: string | undefined;
}

function* erasePage(
  context: OrchestrationContext,
  { after, erasureId }: Progress,
): Generator<Task, Page, unknown> {
  const { offerIds } = yield* call(context, steps.listOffersToErase, { after, limit: pageSize });
  const pages = chunksOf(offerIds, offersPerActivity).map((chunk) => ({
    erasureId,
    offerIds: chunk,
  }));
  const inOffers = yield* callAll(context, steps.findInOffers, pages);
  const dirty = inOffers.filter((each) => each.offerIds.length > 0);
  const toErase = dirty.map((each) => ({ erasureId, offerIds: each.offerIds }));
  yield* callAll(context, steps.eraseInOffers, toErase);
  const found = inOffers.reduce((sum, each) => addErased(sum, each.found), noneErased);
  const isClean = dirty.length === 0;
  if (offerIds.length === pageSize) return { found, isClean, last: offerIds.at(-1) };
  const elsewhere = yield* call(context, steps.findElsewhere, { erasureId });
  const isCleanElsewhere = totalErased(elsewhere) === 0;
  // It also removes what is not counted, such as counts of wrong pairs.
  yield* call(context, steps.eraseElsewhere, { erasureId });
  return {
    found: addErased(found, elsewhere),
    isClean: isClean && isCleanElsewhere,
    last: undefined,
  };
}
