import type { Deps } from "../../deps.ts";
import type { Mail, MailRef, SendLog } from "../../ports/distribution-store.ts";
import type { Letter, SendOutcome } from "../../ports/mailer.ts";
import type { Stored } from "../../ports/stores.ts";
import type { Composed, ComposeDeps, MailShare } from "./compose.ts";
import { compose } from "./compose.ts";
import type { MailRetry, PreviousSend } from "./mail-state.ts";
import * as mailState from "./mail-state.ts";
import { writeMail } from "./write-mail.ts";

type Sender = Pick<
  Deps,
  "mailer" | "newOperationId" | "rateLimiter" | "realNowMs" | "telemetry"
> & { readonly retry: MailRetry };

export type SendDeps = Sender & {
  readonly distributions: SendLog;
  readonly compose: (mail: Mail) => Promise<Composed>;
};

/** Waits are for this mail, or for the `sender`: then no other mail can be sent before that either. */
export type SendResult =
  | { readonly next: "Done"; readonly sent: boolean }
  | { readonly next: "Wait"; readonly seconds: number; readonly whose: "mail" | "sender" };

/** A send must begin within this time, because another run may take it for lost soon after. */
const beginWithinMs = 10_000;
/** The wait after the e-mail service did not answer for the outcome of a send. */
const askAgainMs = 15_000;
const waitFor = (ms: number, whose: "mail" | "sender"): SendResult => ({
  next: "Wait",
  seconds: Math.max(1, Math.ceil(ms / 1000)),
  whose,
});

/** Another run is working on the mail. The next call sees the result. */
const checkAgain = waitFor(1000, "mail");

const done = ({ state }: Mail): SendResult => ({
  next: "Done",
  sent: state === "Sent" || state === "Delivered",
});

const resultOf = (deps: SendDeps, mail: Mail, whose: "mail" | "sender" = "mail"): SendResult =>
  mailState.isOpen(mail) ? waitFor(mailState.waitMsOf(mail, deps.realNowMs()), whose) : done(mail);

const find = ({ distributions }: SendDeps, ref: MailRef): Promise<Stored<Mail> | null> =>
  distributions.readMail(ref.offerId, ref.distributionId, ref.addressKey);

async function read(deps: SendDeps, ref: MailRef): Promise<Stored<Mail>> {
  const stored = await find(deps, ref);
  if (!stored) throw new Error(`${ref.distributionId} has no mail ${ref.addressKey}`);
  return stored;
}

/** Stores the mail's next state, unless another run changed the mail first. */
async function write(
  deps: SendDeps,
  { etag }: Stored<Mail>,
  after: Mail,
  whose: "mail" | "sender" = "mail",
): Promise<SendResult> {
  if (await writeMail(deps, after, etag)) return resultOf(deps, after, whose);
  const { value } = await read(deps, after);
  return mailState.isOpen(value) ? checkAgain : done(value);
}

/** Finds what became of the previous send. The mail must not be sent while that is unknown. */
async function findPreviousSend(deps: SendDeps, mail: Mail): Promise<PreviousSend> {
  const { operationId, settledAt } = mail;
  if (settledAt === null || operationId === null) return "NotAccepted";
  try {
    const found = await deps.telemetry.span("mail.find", () => deps.mailer.find(operationId), {
      outcome: (answer) => ({ outcome: typeof answer === "string" ? answer : "Failed" }),
    });
    return mailState.afterFind(mail, found, deps.realNowMs(), deps.retry);
  } catch {
    return { askAgainInMs: askAgainMs };
  }
}

/** Waits until the mail is due and it is its turn; undefined if it can be sent now. */
async function waitForTurn(
  deps: SendDeps,
  mail: Mail,
  share: MailShare,
): Promise<SendResult | undefined> {
  const nowMs = deps.realNowMs();
  const leftMs = mailState.waitMsOf(mail, nowMs);
  if (leftMs > 0) return waitFor(leftMs, "mail");
  const { distributionId, offerId } = mail;
  const turn = await deps.rateLimiter.ask({ offerId, distributionId, ...share }, nowMs);
  deps.telemetry.measure("benefits.mail.wait", Math.round(turn.waitedMs / 1000), {});
  return turn.waitMs === 0 ? undefined : waitFor(turn.waitMs, "sender");
}

/** Ends a mail that is not sent. The place of its distribution is free for others. */
async function end(deps: SendDeps, stored: Stored<Mail>, ended: Mail): Promise<SendResult> {
  const result = await write(deps, stored, ended);
  await deps.rateLimiter.leave(ended.distributionId);
  return result;
}

async function trySend(deps: SendDeps, sending: Mail, letter: Letter): Promise<SendOutcome> {
  const { email, name } = sending.contact;
  const message = { to: { email, name }, ...letter };
  const send = () => deps.mailer.send(sending.operationId ?? "", message);
  try {
    return await deps.telemetry.span("mail.send", send, {
      outcome: ({ state }) => ({ outcome: state }),
    });
  } catch {
    // The error may quote the mail.
    return { state: "Unavailable", reason: "The e-mail service could not be called." };
  }
}

/** Sends the mail, but only if this run stored `Sending` in the send log first. */
async function send(
  deps: SendDeps,
  { etag, value }: Stored<Mail>,
  letter: Letter,
): Promise<SendResult> {
  const operationId = value.operationId ?? deps.newOperationId();
  await deps.distributions.indexOperation(operationId, value);
  const begunMs = deps.realNowMs();
  const sending = mailState.sending(value, operationId, begunMs);
  if (!(await writeMail(deps, sending, etag))) return checkAgain;
  if (deps.realNowMs() - begunMs > beginWithinMs) return checkAgain;
  const outcome = await trySend(deps, sending, letter);
  const nowMs = deps.realNowMs();
  const throttled = outcome.state === "Throttled";
  if (throttled) await deps.rateLimiter.blockUntil(nowMs + outcome.retryAfterSeconds * 1000);
  const after = await read(deps, sending);
  if (after.value.settledAt !== sending.settledAt) return resultOf(deps, after.value);
  const settled = mailState.afterSend(after.value, outcome, nowMs, deps.retry);
  return write(deps, after, settled, throttled ? "sender" : "mail");
}

/**
 * Sends one mail if possible now, and returns whether to wait.
 *
 * However often it runs, in parallel or interrupted anywhere, the recipient gets one mail: the
 * service's operation ID is stored before a send, and its outcome is found before another send. Of
 * two parallel runs, only the one whose write of `Sending` succeeds sends the mail.
 */
export const makeSend =
  (deps: SendDeps) =>
  async (ref: MailRef): Promise<SendResult> => {
    const stored = await find(deps, ref);
    // A49: it was erased.
    if (!stored) return { next: "Done", sent: false };
    const { value: mail } = stored;
    if (!mailState.isOpen(mail)) return done(mail);
    const previous = await findPreviousSend(deps, mail);
    if (previous !== "NotAccepted") {
      return "askAgainInMs" in previous
        ? waitFor(previous.askAgainInMs, "mail")
        : write(deps, stored, previous);
    }
    const composed = await deps.compose(mail);
    if ("ended" in composed) return end(deps, stored, composed.ended);
    const { letter, share } = composed;
    return (await waitForTurn(deps, mail, share)) ?? send(deps, stored, letter);
  };

/** Sends one mail of a distribution. */
export const makeSendMail = (deps: ComposeDeps & Sender) =>
  makeSend({ ...deps, compose: (mail) => compose(deps, mail) });
