import {
  completeActivation,
  failActivation,
  isInstanceOf,
  issueCredentials,
} from "../../../domain/activation.ts";
import { unchanged } from "../../../domain/change.ts";
import type { Contract } from "../../../domain/contract.ts";
import { lineOf } from "../../../domain/contract.ts";
import { isUsable } from "../../../domain/terms.ts";
import type { BenefitKind } from "../../../domain/vocabulary.ts";
import { readContract, today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { answer } from "../../commit/command.ts";
import type { Command, View } from "../../commit/command.ts";
import { makePair } from "./make-pair.ts";

type ActivationDeps = Pick<
  Deps,
  "clock" | "committer" | "contracts" | "credentials" | "partners" | "rules" | "schedule" | "vault"
>;

export interface ActivationRef {
  readonly offerId: string;
  readonly kind: BenefitKind;
  /** The ID of the workflow instance: one for each attempt to activate. */
  readonly activationId: string;
}

/** Changes the line of the activation. Answers null if the contract no longer has this activation. */
const changeLine = (
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

/**
 * Issues the pair unless the contract has one (A6, F39). If it runs twice, the pair that was stored
 * first stays, and nobody ever sees the other.
 */
export const makeIssueCredentials =
  (deps: ActivationDeps) =>
  async (ref: ActivationRef): Promise<{ proceed: boolean }> => {
    const contract = await readContract(deps, ref.offerId);
    if (!contract || !isInstanceOf(lineOf(contract, ref.kind), ref.activationId)) {
      return { proceed: false };
    }
    if (!isUsable(contract, today(deps))) {
      await deps.committer.submit(ref.offerId, changeLine(ref, failLine(ref)));
      return { proceed: false };
    }
    if (contract.credentials) return { proceed: true };
    const pair = await makePair(deps, contract.offerId, contract.credentialVersion);
    const stored = await deps.committer.submit(
      ref.offerId,
      changeLine(ref, (view) => issueCredentials(view.contract, pair)),
    );
    return { proceed: stored !== null };
  };

const failLine =
  ({ kind }: ActivationRef) =>
  ({ contract, now }: View): Contract =>
    failActivation(contract, kind, now.toISOString());

/** F53: makes the line Active. From then on, every user of the tenant can read the pair. */
export const makeCompleteActivation =
  (deps: ActivationDeps) =>
  async (ref: ActivationRef): Promise<{ proceed: boolean; distributionId: string | null }> => {
    const contract = await deps.committer.submit(
      ref.offerId,
      changeLine(ref, (view) =>
        completeActivation(view.contract, ref.kind, view.now.toISOString()),
      ),
    );
    const activation = contract && lineOf(contract, ref.kind)?.activation;
    return activation?.state === "Active"
      ? { proceed: true, distributionId: activation.distributionId }
      : { proceed: false, distributionId: null };
  };

/** Ends the activation without visible IDs. The benefit can be activated again. */
export const makeFailActivation =
  (deps: ActivationDeps) =>
  async (ref: ActivationRef): Promise<{ proceed: boolean }> => {
    const contract = await deps.committer.submit(ref.offerId, changeLine(ref, failLine(ref)));
    return { proceed: contract !== null };
  };
