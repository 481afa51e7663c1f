import type { Deps } from "../../deps.ts";
import type { Mail } from "../../ports/distribution-store.ts";
import type { Stored } from "../../ports/stores.ts";
import { ended } from "./mail-state.ts";
import { writeMail } from "./write-mail.ts";

type ConfirmDeps = Pick<Deps, "distributions" | "mailer" | "telemetry">;

/** Whether the e-mail service took the mail and no delivery report has arrived since. */
export const isUnconfirmed = ({ operationId, reportedAt, state }: Mail): boolean =>
  state === "Sent" && operationId !== null && reportedAt === null;

async function confirm(deps: ConfirmDeps, { etag, value }: Stored<Mail>): Promise<void> {
  const { mailer, telemetry } = deps;
  const found = await telemetry.span("mail.find", () => mailer.find(value.operationId ?? ""), {
    outcome: (answer) => ({ outcome: typeof answer === "string" ? answer : "Failed" }),
  });
  // If a delivery report was recorded meanwhile, it counts.
  if (typeof found !== "string") {
    await writeMail(deps, ended(value, "DeadLettered", found.failed), etag);
  }
}

/**
 * Asks the e-mail service what became of the mails that are still `Sent`: it can give up a mail that it
 * has taken, and the delivery report can get lost. Returns false if the service does not answer.
 * Repeating it is harmless.
 */
export async function confirmMails(
  deps: ConfirmDeps,
  offerId: string,
  distributionId: string,
): Promise<boolean> {
  const mails = await deps.distributions.readMails(offerId, distributionId);
  for (const mail of mails.filter(({ value }) => isUnconfirmed(value))) {
    try {
      await confirm(deps, mail);
    } catch {
      return false;
    }
  }
  return true;
}
