import type { Deps } from "../../deps.ts";
import type { Mail, MailRef } from "../../ports/distribution-store.ts";
import type { MailPace } from "../../ports/mail-pace.ts";
import type { Letter, SendOutcome } from "../../ports/mailer.ts";
import type { Stored } from "../../ports/stores.ts";
import type { ComposeDeps } from "./compose.ts";
import { compose } from "./compose.ts";
import type { Asked, MailRetry } from "./mail-state.ts";
import * as mailState from "./mail-state.ts";
import { writeMail } from "./write-mail.ts";

export type SendDeps = ComposeDeps &
  Pick<Deps, "mailer" | "realNowMs" | "telemetry"> & {
    readonly pace: MailPace;
    readonly retry: MailRetry;
    /** A new UUID. */
    readonly newOperationId: () => string;
  };

/** `sender`: no other mail can go either before that, because the limit is everybody's. */
export type Next =
  | { readonly next: "Done"; readonly sent: boolean }
  | { readonly next: "Wait"; readonly seconds: number; readonly whose: "mail" | "sender" };

/** A send that has not begun by then is not begun: others may take it for lost soon after. */
const beginWithinMs = 10_000;
/** Until an outcome that could not be asked for is asked for again. */
const askAgainMs = 15_000;
/** How late a place in the sender's queue can be used without crowding those behind it. */
const slotGraceMs = 5_000;

const waitFor = (ms: number, whose: "mail" | "sender"): Next => ({
  next: "Wait",
  seconds: Math.max(1, Math.ceil(ms / 1000)),
  whose,
});

/** Somebody else is at it; what they have made of it is seen next time. */
const lookAgain = waitFor(1000, "mail");

const done = ({ state }: Mail): Next => ({
  next: "Done",
  sent: state === "Sent" || state === "Delivered",
});

const nextOf = (deps: SendDeps, mail: Mail, whose: "mail" | "sender" = "mail"): Next =>
  mailState.isOpen(mail) ? waitFor(mailState.waitMsOf(mail, deps.realNowMs()), whose) : done(mail);

async function read({ distributions }: SendDeps, ref: MailRef): Promise<Stored<Mail>> {
  const stored = await distributions.readMail(ref.offerId, ref.distributionId, ref.addressKey);
  if (!stored) throw new Error(`${ref.distributionId} has no mail ${ref.addressKey}`);
  return stored;
}

/** Writes the next state of the mail, unless somebody else changed it: then theirs holds. */
async function write(
  deps: SendDeps,
  { etag }: Stored<Mail>,
  after: Mail,
  whose: "mail" | "sender" = "mail",
): Promise<Next> {
  if (await writeMail(deps, after, etag)) return nextOf(deps, after, whose);
  const { value } = await read(deps, after);
  return mailState.isOpen(value) ? lookAgain : done(value);
}

/** What became of the send before this one; nothing may be sent while that is not known. */
async function askForLast(deps: SendDeps, mail: Mail): Promise<Asked> {
  const { operationId, settledAt } = mail;
  if (settledAt === null || operationId === null) return "NotTaken";
  try {
    const found = await deps.telemetry.span("mail.find", () => deps.mailer.find(operationId), {
      outcome: (answer) => ({ outcome: typeof answer === "string" ? answer : "Failed" }),
    });
    return mailState.afterFind(mail, found, deps.realNowMs(), deps.retry);
  } catch {
    return { againInMs: askAgainMs };
  }
}

/** Waits for its time and for a place in the sender's queue; undefined when it is this mail's turn. */
async function queueUp(deps: SendDeps, stored: Stored<Mail>): Promise<Next | undefined> {
  const { value: mail } = stored;
  const nowMs = deps.realNowMs();
  const leftMs = mailState.waitMsOf(mail, nowMs);
  if (leftMs > 0) return waitFor(leftMs, mail.wait?.slot === true ? "sender" : "mail");
  if (mail.wait?.slot === true && leftMs > -slotGraceMs) return undefined;
  const atMs = await deps.pace.reserve(nowMs);
  return atMs <= nowMs
    ? undefined
    : write(deps, stored, mailState.waiting(mail, atMs, true), "sender");
}

async function offer(deps: SendDeps, sending: Mail, letter: Letter): Promise<SendOutcome> {
  const { email, name } = sending.contact;
  const message = { to: { email, name }, ...letter };
  const send = () => deps.mailer.send(sending.operationId ?? "", message);
  try {
    return await deps.telemetry.span("mail.send", send, {
      outcome: ({ state }) => ({ outcome: state }),
    });
  } catch {
    // What was thrown may quote the mail.
    return { state: "Unavailable", reason: "The mail could not be handed over." };
  }
}

/** Sends once the send log says `Sending`, and only if this run wrote it. */
async function send(deps: SendDeps, { etag, value }: Stored<Mail>, letter: Letter): Promise<Next> {
  const operationId = value.operationId ?? deps.newOperationId();
  await deps.distributions.indexOperation(operationId, value);
  const begunMs = deps.realNowMs();
  const sending = mailState.sending(value, operationId, begunMs);
  if (!(await writeMail(deps, sending, etag))) return lookAgain;
  if (deps.realNowMs() - begunMs > beginWithinMs) return lookAgain;
  const outcome = await offer(deps, sending, letter);
  const nowMs = deps.realNowMs();
  const throttled = outcome.state === "Throttled";
  if (throttled) await deps.pace.hold(nowMs + outcome.retryAfterSeconds * 1000);
  const after = await read(deps, sending);
  if (after.value.settledAt !== sending.settledAt) return nextOf(deps, after.value);
  const settled = mailState.afterSend(after.value, outcome, nowMs, deps.retry);
  return write(deps, after, settled, throttled ? "sender" : "mail");
}

/**
 * Brings one mail as far as it can be brought now, and says what is to be done next.
 *
 * Run any number of times, also side by side and cut short anywhere, it sends one mail: the
 * operation is stored before a send and asked for before another one, and of two runs only the one
 * whose write of `Sending` succeeded sends.
 */
export const makeSendMail =
  (deps: SendDeps) =>
  async (ref: MailRef): Promise<Next> => {
    const stored = await read(deps, ref);
    const { value: mail } = stored;
    if (!mailState.isOpen(mail)) return done(mail);
    const last = await askForLast(deps, mail);
    if (last !== "NotTaken") {
      return "againInMs" in last ? waitFor(last.againInMs, "mail") : write(deps, stored, last);
    }
    const composed = await compose(deps, mail);
    if ("ended" in composed) return write(deps, stored, composed.ended);
    return (await queueUp(deps, stored)) ?? send(deps, stored, composed.letter);
  };
