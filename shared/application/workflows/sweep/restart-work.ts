import { isInstanceOf } from "../../../domain/activation.ts";
import { readContract } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { addressKeyOf } from "../../ids.ts";
import type { DueItem } from "../../ports/operations.ts";
import { isOpen } from "../distribute/mail-state.ts";

type WorkDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule" | "workflows"
>;

const distribution = "distribute-";

/**
 * Mails of a distribution that nobody sends: false when there are none. They come after its row, and a
 * crash between the two leaves some out.
 */
async function restartDistribution(
  { distributions, workflows }: WorkDeps,
  offerId: string,
  distributionId: string,
  run?: string,
): Promise<boolean> {
  const found = await distributions.read(offerId, distributionId);
  if (!found) return false;
  const mails = await distributions.readMails(offerId, distributionId);
  const known = new Set(mails.map(({ value }) => value.addressKey));
  const missing = found.recipients.filter(({ email }) => !known.has(addressKeyOf(email)));
  if (missing.length === 0 && !mails.some(({ value }) => isOpen(value))) return false;
  await distributions.addMails(offerId, distributionId, missing);
  await workflows.distribute({ offerId, distributionId }, run);
  return true;
}

/** An activation that was not carried out, or whose mails have not all been sent. */
async function restartActivation(deps: WorkDeps, offerId: string, run: string): Promise<boolean> {
  const contract = await readContract(deps, offerId);
  const line = contract?.lines.find((each) => isInstanceOf(each, run));
  if (line?.activation.state === "Activating") {
    await deps.workflows.activate({ offerId, kind: line.kind, activationId: run });
    return true;
  }
  // What the activation itself sends runs under the distribution's name, and may be about to start.
  return line?.activation.state === "Active" && line.activation.distributionId !== null
    ? restartDistribution(deps, offerId, line.activation.distributionId, "resumed")
    : false;
}

/**
 * Starts a workflow that is recorded as asked for and not as done, in case its start was lost or it
 * broke off. Starting one that runs is harmless. False when there is nothing left for it to do.
 */
export const restartWork = (
  deps: WorkDeps,
  { offerId, subject = "" }: DueItem,
): Promise<boolean> =>
  subject.startsWith(distribution)
    ? restartDistribution(deps, offerId, subject.slice(distribution.length))
    : restartActivation(deps, offerId, subject);
