import {
  activationIdOf,
  requestActivation as request,
  instanceIdOf,
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
import type { UseCases } from "../use-cases.ts";
import type { ActivationView } from "../views.ts";
import { distributionOfIds } from "./credentials-distribution.ts";
import { activationView } from "./activation-view.ts";

type RequestDeps = Pick<
  Deps,
  | "clock"
  | "committer"
  | "contracts"
  | "distributions"
  | "partners"
  | "rules"
  | "schedule"
  | "workflows"
>;

type Asked = Parameters<UseCases["requestActivation"]>[0];

interface Wanted {
  readonly run: string;
  /** Of the mails that go with it; null where nobody is named. */
  readonly distributionId: string | null;
}

function activationOf(contract: Contract, kind: BenefitKind) {
  const activation = lineOf(contract, kind)?.activation;
  if (!activation || activation.state === "NotActivated") {
    throw new Error(`${contract.offerId} ${kind} has no activation after it was asked for`);
  }
  return activation;
}

/** What is wanted of the contract as it was read; refused before any mail is queued. */
function wanted(contract: Contract, { kind, recipients }: Asked, on: PlainDate): Result<Wanted> {
  const distributionId =
    recipients.length === 0 ? null : activationDistributionId(activationIdOf(contract, kind));
  const possible = request(contract, { kind, requestedAt: "", distributionId }, on);
  if (!possible.ok) return possible;
  return accept({ run: instanceIdOf(activationOf(possible.value, kind)), distributionId });
}

/** "moved": the contract has come to another activation since it was read. */
const activation = (
  kind: BenefitKind,
  { distributionId, run }: Wanted,
): Command<Result<Contract> | "moved"> => ({
  prefetch: [],
  whenMissing: () => refuse({ code: "NOT_FOUND", detail: "The offer does not exist." }),
  decide: ({ contract, now, today: on }) => {
    const asked = { kind, requestedAt: now.toISOString(), distributionId };
    const requested = request(contract, asked, on);
    if (!requested.ok) return answer(requested);
    if (instanceIdOf(activationOf(requested.value, kind)) !== run) return answer("moved");
    return requested.value !== contract
      ? { kind: "write", change: unchanged(requested.value), rows: [], answer: requested }
      : answer(requested);
  },
});

/**
 * Queues the mails that the activation is to send, before it is asked for: they belong to a
 * distribution that does not exist until then. Who has a mail of it gets no second one.
 */
async function queueMails(
  { distributions }: RequestDeps,
  distribution: Distribution,
): Promise<void> {
  const { distributionId, offerId, recipients } = distribution;
  await distributions.addMails(offerId, distributionId, recipients);
  await distributions.add(distribution);
}

/** What carries it out: of one that is over, only the mails of those who are named now. */
async function start(
  { workflows }: RequestDeps,
  contract: Contract,
  { kind, offerId, recipients }: Asked,
): Promise<void> {
  const asked = activationOf(contract, kind);
  const { distributionId, state } = asked;
  if (state === "Activating") {
    await workflows.activate({ offerId, kind, activationId: instanceIdOf(asked) });
  } else if (distributionId !== null && recipients.length > 0) {
    // A run of its own: the one before may have looked for mails for the last time.
    await workflows.distribute({ offerId, distributionId }, recipientsKeyOf(recipients));
  }
}

const mailsBy = (activation: Activation | undefined): string | null =>
  activation && activation.state !== "NotActivated" ? activation.distributionId : null;

async function ask(
  deps: RequestDeps,
  input: Asked,
  origin: Origin,
): Promise<Result<ActivationView> | "moved"> {
  const found = await accessOfferAsAdmin(deps, input, origin);
  if (!found.ok) return found;
  const { kind, offerId, recipients } = input;
  const want = wanted(found.value, input, today(deps));
  if (!want.ok) return want;
  const { distributionId, run } = want.value;
  const before = lineOf(found.value, kind)?.activation;
  if (distributionId !== null || before?.state !== "Active") {
    await deps.schedule.add(today(deps), { kind: "Work", offerId, subject: run });
  }
  const rest = async (): Promise<Result<ActivationView> | "moved"> => {
    if (distributionId !== null) {
      const asked = distributionOfIds(deps, found.value, distributionId, recipients, origin);
      await queueMails(deps, asked);
    }
    const requested = await deps.committer.submit(offerId, activation(kind, want.value));
    if (requested === "moved" || !requested.ok) return requested;
    await start(deps, requested.value, input);
    return accept(await afterWriting(() => activationView(deps, requested.value, kind)));
  };
  // Where the activation has the distribution already, a mail counts as soon as it is queued.
  return distributionId !== null && mailsBy(before) === distributionId
    ? afterWriting(rest)
    : rest();
}

const movesMax = 3;

/**
 * Asks for an activation (F4, F36, F37, F49). The workflow carries it out; asking again while it
 * runs or afterwards finds the same one, starts it again should it have been lost, and mails the
 * recipients who are new.
 */
export const makeRequestActivation =
  (deps: RequestDeps): UseCases["requestActivation"] =>
  async (input, origin) => {
    for (let moves = 0; moves < movesMax; moves += 1) {
      const asked = await ask(deps, input, origin);
      if (asked !== "moved") return asked;
    }
    throw new Busy(`${input.offerId}: others keep changing the activation`);
  };
