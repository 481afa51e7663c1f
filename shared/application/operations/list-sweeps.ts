import { invalid } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { SweepStore } from "../ports/operations.ts";
import type { UseCases } from "../use-cases.ts";

/** Lists the runs of the sweep, newest first, with `Missed` entries for runs that did not happen. */
export const makeListSweeps =
  ({ sweeps }: { readonly sweeps: SweepStore }): UseCases["listSweeps"] =>
  async ({ cursor, limit }) => {
    const page = await sweeps.list(cursor, limit);
    return page ? accept(page) : refuse(invalid("cursor", "is not one that this list gave out."));
  };
