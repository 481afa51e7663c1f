import type { ContractStore } from "../../../shared/application/ports/contract-store.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { Entry } from "../../../shared/domain/ledger.ts";
import { expectLedger } from "../../support/ledger-check.ts";

export interface Recorded {
  readonly contract: Contract;
  readonly entries: readonly Entry[];
  readonly deducted: readonly string[];
}

/** Reads a contract from storage and checks it against its ledger. */
export async function recorded(store: ContractStore, offerId: string): Promise<Recorded> {
  const head = await store.readHead(offerId);
  if (!head) throw new Error(`no head of ${offerId}`);
  const entries = await store.listEntries(offerId, 1, 0, 100_000);
  expectLedger(head.contract, [], entries);
  const deducted = entries
    .filter(({ type }) => type === "Deduct")
    .map(({ incidentId }) => incidentId ?? "");
  return { contract: head.contract, entries, deducted };
}

export const keys = (count: number, prefix = "k"): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${n + 1}`);

export const count = (outcomes: readonly string[], what: string): number =>
  outcomes.filter((each) => each === what).length;
