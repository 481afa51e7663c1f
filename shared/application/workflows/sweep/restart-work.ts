import { isInstanceOf } from "../../../domain/activation.ts";
import { readContract } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { addressKeyOf } from "../../ids.ts";
import type { DueItem } from "../../ports/operations.ts";
import { replacementKey } from "../../ports/contract-rows.ts";
import { isOpen } from "../distribute/mail-state.ts";
import { resumedRun } from "../../ports/workflows.ts";

type WorkDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule" | "workflows"
>;

const distributionPrefix = "distribute-";

/**
 * Restarts a distribution with open or missing mails. Returns false if there are none. Mails are
 * missing after a crash between writing the distribution and its mails.
 */
async function restartDistribution(
  { distributions, workflows }: WorkDeps,
  offerId: string,
  distributionId: string,
  run?: string,
): Promise<boolean> {
  const distribution = await distributions.read(offerId, distributionId);
  if (!distribution) return false;
  const mails = await distributions.readMails(offerId, distributionId);
  const addressKeys = new Set(mails.map(({ value }) => value.addressKey));
  const missing = distribution.recipients.filter(
    ({ email }) => !addressKeys.has(addressKeyOf(email)),
  );
  if (missing.length === 0 && !mails.some(({ value }) => isOpen(value))) return false;
  await distributions.addMails(offerId, distributionId, missing);
  await workflows.distribute({ offerId, distributionId }, run);
  return true;
}

/** Restarts an activation that has not ended, or whose mails are not all sent. */
async function restartActivation(
  deps: WorkDeps,
  offerId: string,
  instanceId: string,
): Promise<boolean> {
  const contract = await readContract(deps, offerId);
  const line = contract?.lines.find((each) => isInstanceOf(each, instanceId));
  if (line?.activation.state === "Activating") {
    await deps.workflows.activate({ offerId, kind: line.kind, activationId: instanceId });
    return true;
  }
  // The activation starts its own run under the distribution's ID, so this run needs another ID.
  return line?.activation.state === "Active" && line.activation.distributionId !== null
    ? restartDistribution(deps, offerId, line.activation.distributionId, resumedRun)
    : false;
}

const replacementPrefix = "replace-";

/** Restarts a replacement that has not ended, or whose mails are not all sent. */
async function restartReplacement(
  deps: WorkDeps,
  offerId: string,
  replacementId: string,
): Promise<boolean> {
  const stored = await deps.contracts.readRow(offerId, replacementKey(replacementId));
  if (stored?.row.type !== "replacement") return false;
  const { distributionId, recipients, state } = stored.row.replacement;
  if (state === "Replacing" || recipients.length > 0) {
    await deps.workflows.replace({ offerId, replacementId });
    return true;
  }
  return distributionId === null
    ? false
    : restartDistribution(deps, offerId, distributionId, resumedRun);
}

/** The distribution that the work sends; null if it sends none. */
export async function distributionOfWork(
  deps: WorkDeps,
  { offerId, subject = "" }: DueItem,
): Promise<string | null> {
  if (subject.startsWith(distributionPrefix)) return subject.slice(distributionPrefix.length);
  if (subject.startsWith(replacementPrefix)) {
    const key = replacementKey(subject.slice(replacementPrefix.length));
    const stored = await deps.contracts.readRow(offerId, key);
    return stored?.row.type === "replacement" ? stored.row.replacement.distributionId : null;
  }
  const contract = await readContract(deps, offerId);
  const activation = contract?.lines.find((each) => isInstanceOf(each, subject))?.activation;
  return activation && activation.state !== "NotActivated" ? activation.distributionId : null;
}

/**
 * Restarts a workflow that was requested and is not finished, in case its start was lost or it
 * failed. Restarting a running one is harmless. Returns false if it has nothing left to do.
 */
export const restartWork = (
  deps: WorkDeps,
  { offerId, subject = "" }: DueItem,
): Promise<boolean> => {
  if (subject.startsWith(distributionPrefix)) {
    return restartDistribution(deps, offerId, subject.slice(distributionPrefix.length));
  }
  return subject.startsWith(replacementPrefix)
    ? restartReplacement(deps, offerId, subject.slice(replacementPrefix.length))
    : restartActivation(deps, offerId, subject);
};
