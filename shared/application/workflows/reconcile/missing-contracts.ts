import { canFinish } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import type { AuditStore, RecordedPurchase } from "../../ports/operations.ts";
import { UnreadableRow } from "../../ports/unreadable-row.ts";
import { addFindings, noFindings } from "./findings.ts";
import type { Findings } from "./findings.ts";
import type { AuditDeps } from "./reconcile-offer.ts";

type MissingDeps = Pick<Deps, "clock"> &
  Pick<AuditDeps, "contracts"> & { readonly audit: Pick<AuditStore, "purchases"> };

/** Heads that are read in parallel. */
const readsMax = 32;

/** A head that cannot be read exists. The check of its offer reports it. */
async function hasHead({ contracts }: MissingDeps, offerId: string): Promise<boolean> {
  try {
    return (await contracts.readHead(offerId)) !== null;
  } catch (error) {
    if (error instanceof UnreadableRow) return true;
    throw error;
  }
}

async function problemOf(
  deps: MissingDeps,
  { membership, offerId }: RecordedPurchase,
): Promise<string | undefined> {
  if (!membership) return "the row of the purchase cannot be read";
  return canFinish(deps, membership) || (await hasHead(deps, offerId))
    ? undefined
    : "the purchase is recorded, but the contract is missing";
}

/** Finds purchases whose contract is gone. It reads each purchase, and the head of its contract. */
export async function findMissingContracts(deps: MissingDeps): Promise<Findings> {
  const purchases = deps.audit.purchases()[Symbol.asyncIterator]();
  let findings = noFindings;
  const check = async (purchase: RecordedPurchase): Promise<void> => {
    const problem = await problemOf(deps, purchase);
    if (problem === undefined) return;
    const mismatches = [{ offerId: purchase.offerId, term: 1, problem }];
    findings = addFindings(findings, { ...noFindings, mismatches, mismatchCount: 1 });
  };
  // Workers of one iterator: each takes the next purchase.
  const work = async (): Promise<void> => {
    for (let next = await purchases.next(); !next.done; next = await purchases.next()) {
      await check(next.value);
    }
  };
  await Promise.all(Array.from({ length: readsMax }, work));
  return findings;
}
