import { accept, refuse } from "../../domain/result.ts";
import type { SweepStore } from "../ports/operations.ts";
import type { SweepView } from "../../contract/operations.ts";
import type { Answer } from "../answer.ts";

/** Returns one run of the sweep. */
export const makeGetSweep =
  ({ sweeps }: { readonly sweeps: SweepStore }) =>
  async ({ sweepId }: { readonly sweepId: string }): Promise<Answer<SweepView>> => {
    const sweep = await sweeps.read(sweepId);
    return sweep ? accept(sweep) : refuse({ code: "NOT_FOUND", detail: "No such sweep." });
  };
