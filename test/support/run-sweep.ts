import type { SweepView } from "../../shared/contract/operations.ts";
import { api, until } from "./environment.ts";
import { bodyOf, operator } from "./people.ts";

export const sweepPath = "/api/ops/renewal-sweeps";

/** Starts a renewal sweep and waits until it has ended. */
export async function sweep(): Promise<SweepView> {
  const started = bodyOf(await api("POST", sweepPath, { as: operator, body: {} }), 202);
  const { sweepId } = started as { readonly sweepId: string };
  const hasEnded = async (): Promise<SweepView | undefined> => {
    const view = (await api("GET", `${sweepPath}/${sweepId}`, { as: operator })).body as SweepView;
    return view.state === "Running" ? undefined : view;
  };
  return until("the sweep has ended", hasEnded, 20_000);
}
