import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { call } from "./call.ts";
import * as steps from "./distribute.steps.ts";

type Input = z.output<typeof steps.distributionInput>;
type MailsLeft = z.output<typeof steps.listMails.output>;
type Next = z.output<typeof steps.sendMail.output>;

export interface Progress {
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
}

/** Mails of one round; each round is a history of its own, so that none grows long. */
const roundMax = 50;

/**
 * Sends every mail that is due, one after another, waits for the next that will be, and begins
 * again, until none is open. The truth is in the send ledger; this only says in which order.
 */
export function* distribute(context: OrchestrationContext): Generator<Task, Progress, unknown> {
  const input = steps.distributionInput.parse(context.df.getInput());
  const left = yield* call(context, steps.listMails, input);
  const { progress, waits } = yield* sendDue(context, input, left);
  if (waits.length === 0) return progress;
  yield* sleep(context, Math.min(...waits));
  context.df.continueAsNew(input);
  return progress;
}

interface Round {
  readonly progress: Progress;
  /** Seconds until each mail that is still open is due. */
  readonly waits: readonly number[];
}

function* sendDue(
  context: OrchestrationContext,
  input: Input,
  { failed, open, sent, total }: MailsLeft,
): Generator<Task, Round, unknown> {
  let progress: Progress = { total, sent, failed };
  context.df.setCustomStatus(progress);
  const due = open.filter(({ waitSeconds }) => waitSeconds === 0);
  const waits = open.map(({ waitSeconds }) => waitSeconds).filter((seconds) => seconds > 0);
  for (const [index, { addressKey }] of due.entries()) {
    // What does not fit into this round is due in the next.
    if (index === roundMax) return { progress, waits: [0] };
    const next = yield* sendOne(context, { ...input, addressKey });
    if (next.next === "Done") {
      progress = counted(progress, next.sent);
      context.df.setCustomStatus(progress);
    } else {
      waits.push(next.seconds);
      // Nobody's mail can go before that: the others are looked at in the next round.
      if (next.whose === "sender") return { progress, waits: [next.seconds] };
    }
  }
  return { progress, waits };
}

const counted = ({ failed, sent, total }: Progress, wasSent: boolean): Progress =>
  wasSent ? { total, sent: sent + 1, failed } : { total, sent, failed: failed + 1 };

function* sendOne(
  context: OrchestrationContext,
  ref: z.input<typeof steps.sendMail.input>,
): Generator<Task, Next, unknown> {
  try {
    return yield* call(context, steps.sendMail, ref);
  } catch {
    // Only a step whose retries are used up throws here; one mail must not keep back the others.
    yield* call(context, steps.giveUpMail, ref);
    return { next: "Done", sent: false };
  }
}

function* sleep(context: OrchestrationContext, seconds: number): Generator<Task, void, unknown> {
  if (seconds === 0) return;
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + seconds * 1000));
}
