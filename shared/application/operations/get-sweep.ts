import { accept, refuse } from "../../domain/result.ts";
import type { SweepStore } from "../ports/operations.ts";
import type { UseCases } from "../use-cases.ts";

/** Returns one run of the sweep. */
export const makeGetSweep =
  ({ sweeps }: { readonly sweeps: SweepStore }): UseCases["getSweep"] =>
  async ({ sweepId }) => {
    const sweep = await sweeps.read(sweepId);
    return sweep ? accept(sweep) : refuse({ code: "NOT_FOUND", detail: "No such sweep." });
  };
