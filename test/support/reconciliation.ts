import { api, until } from "./environment.ts";
import { bodyOf, operator } from "./people.ts";

/** What a new reconciliation finds wrong with an offer. */
export async function mismatchesOf({
  offerId,
}: {
  readonly offerId: string;
}): Promise<readonly unknown[]> {
  const started = await api("POST", "/api/ops/reconciliations", { as: operator, body: {} });
  const { reconciliationId } = bodyOf(started, 202) as { readonly reconciliationId: string };
  const path = `/api/ops/reconciliations/${reconciliationId}`;
  let found: readonly { readonly offerId: string }[] = [];
  await until("the reconciliation has completed", async () => {
    const { body } = await api("GET", path, { as: operator });
    const view = body as { readonly state: string; readonly mismatches: typeof found };
    found = view.mismatches;
    return view.state === "Completed";
  });
  return found.filter((each) => each.offerId === offerId);
}
