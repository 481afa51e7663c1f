import {
  completeActivation,
  failActivation,
  isInstanceOf,
  issueCredentials,
} from "../../../domain/activation.ts";
import { unchanged } from "../../../domain/change.ts";
import type { Contract, SealedCredentials } from "../../../domain/contract.ts";
import { lineOf } from "../../../domain/contract.ts";
import { isUsable } from "../../../domain/terms.ts";
import type { BenefitKind } from "../../../domain/vocabulary.ts";
import { readContract, today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { answer } from "../../commit/command.ts";
import type { Command, View } from "../../commit/command.ts";

type ActivationDeps = Pick<
  Deps,
  "clock" | "committer" | "contracts" | "credentials" | "partners" | "rules" | "schedule" | "vault"
>;

export interface ActivationRef {
  readonly offerId: string;
  readonly kind: BenefitKind;
  /** The attempt's own, as `runOf` names it. */
  readonly activationId: string;
}

/** How often an Access ID that happens to be taken is made anew. */
const collisionsMax = 5;

/** A change of the line that this activation works on; null when it is no longer its turn. */
const onLine = (
  { activationId, kind }: ActivationRef,
  decide: (view: View) => Contract,
): Command<Contract | null> => ({
  prefetch: [],
  whenMissing: () => null,
  decide: (view) => {
    const { contract } = view;
    if (!isInstanceOf(lineOf(contract, kind), activationId)) return answer(null);
    const after = decide(view);
    return after === contract
      ? answer(contract)
      : { kind: "write", change: unchanged(after), rows: [], answer: after };
  },
});

/** A new pair, findable by its Access ID. The index comes first; alone it opens nothing. */
async function indexedPair(
  { clock, credentials, vault }: ActivationDeps,
  { credentialVersion, offerId }: Contract,
): Promise<SealedCredentials> {
  for (let attempt = 0; attempt < collisionsMax; attempt += 1) {
    const pair = vault.newPair();
    const issuedAt = clock.now().toISOString();
    const sealed = vault.seal(pair, { offerId, version: credentialVersion, issuedAt });
    if (await credentials.add(vault.accessIdHash(pair.accessId), { offerId, sealed })) {
      return sealed;
    }
  }
  throw new Error(`${offerId}: no free Access ID was found`);
}

/**
 * Issues the pair unless the contract has one (A6, F39). Run twice, the pair that was stored first
 * stays and the other is never shown to anybody.
 */
export const makeIssueCredentials =
  (deps: ActivationDeps) =>
  async (ref: ActivationRef): Promise<{ proceed: boolean }> => {
    const contract = await readContract(deps, ref.offerId);
    if (!contract || !isInstanceOf(lineOf(contract, ref.kind), ref.activationId)) {
      return { proceed: false };
    }
    if (!isUsable(contract, today(deps))) {
      await deps.committer.submit(ref.offerId, onLine(ref, failed(ref)));
      return { proceed: false };
    }
    if (contract.credentials) return { proceed: true };
    const pair = await indexedPair(deps, contract);
    const stored = await deps.committer.submit(
      ref.offerId,
      onLine(ref, (view) => issueCredentials(view.contract, pair)),
    );
    return { proceed: stored !== null };
  };

const failed =
  ({ kind }: ActivationRef) =>
  ({ contract, now }: View): Contract =>
    failActivation(contract, kind, now.toISOString());

/** F53: the line is Active from here on, and the pair can be read by the whole tenant. */
export const makeCompleteActivation =
  (deps: ActivationDeps) =>
  async (ref: ActivationRef): Promise<{ proceed: boolean; distributionId: string | null }> => {
    const contract = await deps.committer.submit(
      ref.offerId,
      onLine(ref, (view) => completeActivation(view.contract, ref.kind, view.now.toISOString())),
    );
    const activation = contract && lineOf(contract, ref.kind)?.activation;
    return activation?.state === "Active"
      ? { proceed: true, distributionId: activation.distributionId }
      : { proceed: false, distributionId: null };
  };

/** No IDs become visible, and the benefit can be activated again. */
export const makeFailActivation =
  (deps: ActivationDeps) =>
  async (ref: ActivationRef): Promise<{ proceed: boolean }> => {
    const contract = await deps.committer.submit(ref.offerId, onLine(ref, failed(ref)));
    return { proceed: contract !== null };
  };
