import {
  activationIdOf,
  requestActivation as request,
  instanceIdOf,
  isInstanceOf,
} from "../../domain/activation.ts";
import { unchanged } from "../../domain/change.ts";
import type { Activation, Contract } from "../../domain/contract.ts";
import { lineOf } from "../../domain/contract.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import type { Origin } from "../caller.ts";
import { accessOfferAsAdmin } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { activationDistributionId, recipientsKeyOf } from "../ids.ts";
import { Busy, afterWriting } from "../errors.ts";
import type { Command } from "../commit/command.ts";
import { answer } from "../commit/command.ts";
import type { Distribution } from "../ports/distribution-store.ts";
import { takeNewMails } from "./mail-quota.ts";
import { credentialsDistribution } from "./credentials-distribution.ts";
import type { SendingDeps } from "./credentials-distribution.ts";
import { activationEvent, recipientsCommand } from "./activation-events.ts";
import { activationView } from "./activation-view.ts";
import type { Contact } from "../../contract/commerce.ts";
import type { ActivationView } from "../../contract/partner.ts";
import type { Answer } from "../answer.ts";
import type { OfferRef } from "../contracts/partner-access.ts";

type RequestDeps = SendingDeps & Pick<Deps, "committer">;

type Input = OfferRef & { readonly kind: BenefitKind; readonly recipients: readonly Contact[] };

interface Target {
  readonly instanceId: string;
  /** The distribution of the mails; null without recipients. */
  readonly distributionId: string | null;
}

function activationOf(contract: Contract, kind: BenefitKind) {
  const activation = lineOf(contract, kind)?.activation;
  if (!activation || activation.state === "NotActivated") {
    throw new Error(`${contract.offerId} ${kind} has no activation after the request`);
  }
  return activation;
}

/** The activation that the request leads to, or the refusal, before any mail is queued. */
function targetOf(contract: Contract, { kind, recipients }: Input, on: PlainDate): Result<Target> {
  const distributionId =
    recipients.length === 0 ? null : activationDistributionId(activationIdOf(contract, kind));
  const requested = request(contract, { kind, requestedAt: "", distributionId }, on);
  if (!requested.ok) return requested;
  return accept({ instanceId: instanceIdOf(activationOf(requested.value, kind)), distributionId });
}

/** "changed": the contract got another activation since it was read. */
const activationCommand = (
  kind: BenefitKind,
  { distributionId, instanceId }: Target,
  origin: Origin,
): Command<Result<Contract> | "changed"> => ({
  prefetch: [],
  whenMissing: () => refuse({ code: "NOT_FOUND", detail: "The offer does not exist." }),
  decide: ({ contract, now, today: on }) => {
    const activation = { kind, requestedAt: now.toISOString(), distributionId };
    const requested = request(contract, activation, on);
    if (!requested.ok) return answer(requested);
    if (instanceIdOf(activationOf(requested.value, kind)) !== instanceId) return answer("changed");
    if (requested.value === contract) return answer(requested);
    const isRepeat = isInstanceOf(lineOf(contract, kind), instanceId);
    return {
      kind: "write",
      change: unchanged(requested.value),
      rows: isRepeat ? [] : [activationEvent(kind, origin, now)],
      answer: requested,
    };
  },
});

/** Queues the activation's mails before it is requested. A recipient who has one gets no second. */
async function queueMails(
  { distributions }: RequestDeps,
  distribution: Distribution,
): Promise<void> {
  const { distributionId, offerId, recipients } = distribution;
  await distributions.addMails(offerId, distributionId, recipients);
  await distributions.add(distribution);
}

/** Starts the workflow. An activation that has ended only mails the recipients of this request. */
async function start(
  { workflows }: RequestDeps,
  contract: Contract,
  { kind, offerId, recipients }: Input,
): Promise<void> {
  const activation = activationOf(contract, kind);
  const { distributionId, state } = activation;
  if (state === "Activating") {
    await workflows.activate({ offerId, kind, activationId: instanceIdOf(activation) });
  } else if (distributionId !== null && recipients.length > 0) {
    // A run of its own: an earlier run may have listed the mails for the last time.
    await workflows.distribute({ offerId, distributionId }, recipientsKeyOf(recipients));
  }
}

const distributionOf = (activation: Activation | undefined): string | null =>
  activation && activation.state !== "NotActivated" ? activation.distributionId : null;

async function tryRequest(
  deps: RequestDeps,
  input: Input,
  origin: Origin,
): Promise<Answer<ActivationView> | "changed"> {
  const found = await accessOfferAsAdmin(deps, input, origin);
  if (!found.ok) return found;
  const { kind, offerId, recipients } = input;
  const target = targetOf(found.value, input, today(deps));
  if (!target.ok) return target;
  const { distributionId, instanceId } = target.value;
  const line = lineOf(found.value, kind);
  const before = line?.activation;
  const added = await takeNewMails(deps, found.value, distributionId, recipients);
  if (!added.ok) return added;
  if (distributionId !== null || before?.state !== "Active") {
    await deps.schedule.add(today(deps), { kind: "Work", offerId, subject: instanceId });
  }
  const rest = async (): Promise<Answer<ActivationView> | "changed"> => {
    if (distributionId !== null) {
      if (added.value.length > 0 && isInstanceOf(line, instanceId)) {
        await deps.committer.submit(offerId, recipientsCommand(kind, added.value.length, origin));
      }
      await queueMails(
        deps,
        credentialsDistribution(deps, found.value, distributionId, recipients, origin),
      );
    }
    const requested = await deps.committer.submit(
      offerId,
      activationCommand(kind, target.value, origin),
    );
    if (requested === "changed" || !requested.ok) return requested;
    await start(deps, requested.value, input);
    return accept(await afterWriting(() => activationView(deps, requested.value, kind)));
  };
  // If the activation has the distribution already, a queued mail is sent even without the command.
  return distributionId !== null && distributionOf(before) === distributionId
    ? afterWriting(rest)
    : rest();
}

const attemptsMax = 3;

/**
 * Requests an activation (F4, F36, F37, F49), which a workflow carries out. Repeating it returns the
 * same activation, restarts its workflow if that was lost, and mails only new recipients.
 */
export const makeRequestActivation =
  (deps: RequestDeps) =>
  async (
    input: OfferRef & { readonly kind: BenefitKind; readonly recipients: readonly Contact[] },
    origin: Origin,
  ): Promise<Answer<ActivationView>> => {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const requested = await tryRequest(deps, input, origin);
      if (requested !== "changed") return requested;
    }
    throw new Busy(`${input.offerId}: others keep changing the activation`);
  };
