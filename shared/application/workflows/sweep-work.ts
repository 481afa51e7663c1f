import { activationIdOf } from "../../domain/activation.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import { readContract } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import type { DueItem } from "../ports/operations.ts";
import type { RecipientState } from "../views.ts";

type WorkDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule" | "workflows"
>;

const unfinished: ReadonlySet<RecipientState> = new Set(["Queued", "Sending", "RetryWait"]);

async function hasOpenMails(
  { distributions }: WorkDeps,
  offerId: string,
  distributionId: string | null,
): Promise<boolean> {
  if (distributionId === null || !(await distributions.read(offerId, distributionId))) return false;
  const mails = await distributions.readMails(offerId, distributionId);
  return mails.some(({ value }) => unfinished.has(value.state));
}

/** The line whose activation is unfinished: not carried out, or its mails not all sent. */
async function openActivation(
  deps: WorkDeps,
  offerId: string,
  activationId: string,
): Promise<BenefitKind | undefined> {
  const contract = await readContract(deps, offerId);
  const line = contract?.lines.find(({ kind }) => activationIdOf(contract, kind) === activationId);
  if (!line) return undefined;
  const { activation, kind } = line;
  if (activation.state === "Activating") return kind;
  const isOpen =
    activation.state === "Active" && (await hasOpenMails(deps, offerId, activation.distributionId));
  return isOpen ? kind : undefined;
}

const distribution = "distribute-";

/**
 * Starts a workflow that is recorded as asked for and not as done, in case its start was lost or it
 * broke off. Starting one that runs is harmless. False when there is nothing left for it to do.
 */
export async function restartWork(
  deps: WorkDeps,
  { offerId, subject = "" }: DueItem,
): Promise<boolean> {
  if (subject.startsWith(distribution)) {
    const distributionId = subject.slice(distribution.length);
    if (!(await hasOpenMails(deps, offerId, distributionId))) return false;
    await deps.workflows.distribute({ offerId, distributionId });
    return true;
  }
  const kind = await openActivation(deps, offerId, subject);
  if (kind === undefined) return false;
  await deps.workflows.activate({ offerId, kind, activationId: subject });
  return true;
}
