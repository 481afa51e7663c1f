import type { OrchestrationContext, Task } from "durable-functions";
import type * as z from "zod/mini";

import { call, sleep } from "./call.ts";
import { distributeSteps as steps, distributionInput } from "./distribute.steps.ts";

type Input = z.output<typeof distributionInput>;
type MailList = z.output<typeof steps.listMails.output>;
type SendResult = z.output<typeof steps.sendMail.output>;

interface Progress {
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
}

/** Mails per page. Each page has a history of its own, so that no history grows long. */
const pageSize = 50;

/**
 * Sends the mails that are due one after another, waits until the next one is due, and continues as
 * new until no mail is open. The send log holds the state of each mail; the workflow only decides
 * the order.
 */
export function* distribute(context: OrchestrationContext): Generator<Task, Progress, unknown> {
  const input = distributionInput.parse(context.df.getInput());
  const mails = yield* call(context, steps.listMails, input);
  const { progress, waits } = yield* sendPage(context, input, mails);
  if (waits.length === 0) return progress;
  yield* sleep(context, Math.min(...waits));
  context.df.continueAsNew(input);
  return progress;
}

interface PageResult {
  readonly progress: Progress;
  /** Seconds until each mail that is still open is due. */
  readonly waits: readonly number[];
}

function* sendPage(
  context: OrchestrationContext,
  input: Input,
  { failed, open, sent, total }: MailList,
): Generator<Task, PageResult, unknown> {
  let progress: Progress = { total, sent, failed };
  const due = open.filter(({ waitSeconds }) => waitSeconds === 0);
  const waits = open.map(({ waitSeconds }) => waitSeconds).filter((seconds) => seconds > 0);
  for (const [index, { addressKey }] of due.entries()) {
    // The next page follows at once.
    if (index === pageSize) return { progress, waits: [0] };
    const result = yield* sendOne(context, { ...input, addressKey });
    if (result.next === "Done") {
      progress = addResult(progress, result.sent);
    } else {
      // No other mail can be sent before that.
      if (result.whose === "sender") return { progress, waits: [result.seconds] };
      waits.push(result.seconds);
    }
  }
  return { progress, waits };
}

const addResult = ({ failed, sent, total }: Progress, wasSent: boolean): Progress =>
  wasSent ? { total, sent: sent + 1, failed } : { total, sent, failed: failed + 1 };

function* sendOne(
  context: OrchestrationContext,
  ref: z.input<typeof steps.sendMail.input>,
): Generator<Task, SendResult, unknown> {
  try {
    return yield* call(context, steps.sendMail, ref);
  } catch {
    // Only a step that has used up its retries throws here. One mail must not stop the others.
    yield* call(context, steps.giveUpMail, ref);
    return { next: "Done", sent: false };
  }
}
