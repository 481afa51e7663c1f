import { mailAddress } from "../../../domain/address.ts";
import { readContract, today } from "../../contracts/read-contract.ts";
import { readOverdueRefund } from "../../contracts/waiting-reviews.ts";
import type { Deps } from "../../deps.ts";
import type { Mail } from "../../ports/distribution-store.ts";
import type { Contract } from "../../../domain/contract.ts";
import type { SendRequest } from "../../ports/send-rate-limiter.ts";
import type { Letter } from "../../ports/mailer.ts";
import type { LetterDeps } from "./letter.ts";
import { replacementDistributionId } from "../../ids.ts";
import { writeLetter } from "./letter.ts";
import * as mailState from "./mail-state.ts";

export type ComposeDeps = LetterDeps &
  Pick<Deps, "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule">;

/** Whose share of the sender's limits a mail takes. */
export type MailShare = Pick<SendRequest, "partnerId" | "urgent">;

/** Letters of an activation or a replacement: without them nobody can use the plan. */
const isUrgent = ({ lines, replacements: { latestId } }: Contract, distributionId: string) =>
  (latestId !== null && replacementDistributionId(latestId) === distributionId) ||
  lines.some(
    ({ activation }) =>
      activation.state !== "NotActivated" && activation.distributionId === distributionId,
  );

/** The letter to send, or the ended mail if there is nothing to send. */
export type Composed =
  { readonly letter: Letter; readonly share: MailShare } | { readonly ended: Mail };

/** The letter of a distribution to one recipient. */
export async function compose(deps: ComposeDeps, mail: Mail): Promise<Composed> {
  const { distributionId, offerId } = mail;
  const [distribution, contract] = await Promise.all([
    deps.distributions.read(offerId, distributionId),
    readContract(deps, offerId),
  ]);
  const partner = contract && (await deps.partners.read(contract.partner.partnerId));
  if (!distribution || !partner)
    throw new Error(`${distributionId} has no distribution or partner`);
  const topic = distribution.content.kind === "notice" ? distribution.content.topic : null;
  const refund =
    topic && "incidentId" in topic ? await readOverdueRefund(deps, topic.incidentId) : null;
  const about = { contract, distribution, refund, today: today(deps) };
  const source = { ...about, partner: partner.value, mail };
  const written = writeLetter(deps, source);
  if ("obsolete" in written) return { ended: mailState.ended(mail, "Cancelled", written.obsolete) };
  const address = mailAddress(mail.contact.email);
  return address.ok
    ? {
        ...written,
        share: {
          partnerId: contract.partner.partnerId,
          urgent: isUrgent(contract, distributionId),
        },
      }
    : { ended: mailState.ended(mail, "Skipped", address.refusal) };
}
