import { invalid } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { SweepStore } from "../ports/operations.ts";
import type { Page } from "../../contract/basics.ts";
import type { SweepView } from "../../contract/operations.ts";
import type { Answer } from "../answer.ts";
import type { Paging } from "../paging.ts";

/** Lists the runs of the sweep, newest first, with `Missed` entries for runs that did not happen. */
export const makeListSweeps =
  ({ sweeps }: { readonly sweeps: SweepStore }) =>
  async ({ cursor, limit }: Paging): Promise<Answer<Page<SweepView>>> => {
    const page = await sweeps.list(cursor, limit);
    return page ? accept(page) : refuse(invalid("cursor", "is not one that this list gave out."));
  };
