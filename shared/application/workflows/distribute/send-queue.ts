import type {
  MailLimits,
  SendRequest,
  SendTurn,
  WaitingSend,
} from "../../ports/send-rate-limiter.ts";
import type { RateLimit } from "./rate-limit.ts";
import { blockUntil, emptyRateLimit, reserveSendTime } from "./rate-limit.ts";

/**
 * The queue of distributions that wait for the sender. Nothing is reserved ahead: who waits asks
 * again, and every answer is computed from the limits and the queue of that moment.
 *
 * Partners take turns. A turn is a number: the partner's next one follows its last one, but is never
 * before the turns that are being served. So a partner that comes new is served in the current round,
 * and a partner with many distributions has one send in each round.
 */

/** A partner's turn after its last send; only those that are still ahead of the current round. */
type NextTurns = Readonly<Record<string, number>>;

/** The turns of the urgent letters, or of the others. */
interface Round {
  readonly turn: number;
  readonly next: NextTurns;
}

export interface SendQueue {
  /** The sends of the last hour. */
  readonly sends: RateLimit;
  readonly waiting: readonly WaitingSend[];
  readonly urgent: Round;
  readonly other: Round;
  /** Sends that the others get before the next urgent one. */
  readonly owed: number;
}

const firstRound: Round = { turn: 0, next: {} };

export const emptySendQueue: SendQueue = {
  sends: emptyRateLimit,
  waiting: [],
  urgent: firstRound,
  other: firstRound,
  owed: 0,
};

export const queueBlockedUntil = (queue: SendQueue, untilMs: number): SendQueue => ({
  ...queue,
  sends: blockUntil(queue.sends, untilMs),
});

export const queueWithout = (queue: SendQueue, distributionId: string): SendQueue => ({
  ...queue,
  waiting: queue.waiting.filter((each) => each.distributionId !== distributionId),
});

/** Limits can rise and others can leave, so nobody waits longer without asking. */
const askAgainWithinMs = 15 * 60_000;
/** Who is not back by then has failed or is no longer due. */
const lateMs = 60_000;
/** A send is kept for those who are ahead and back within this time. */
const keepMs = 5_000;
/** The clocks of two processes differ less than this. */
const clockSkewMs = 60_000;
/** The queue is one row. Further distributions ask again later and have no place meanwhile. */
const waitingMax = 2_000;

/** Distributions that are still expected. */
export const stillWaiting = ({ waiting }: SendQueue, nowMs: number): readonly WaitingSend[] =>
  waiting.filter(({ askAtMs }) => askAtMs + lateMs > nowMs);

/** Version 0.1.0 reserved times ahead. Their mails ask again, so they count for nothing. */
function withoutReservations(sends: RateLimit, nowMs: number): RateLimit {
  const latestMs = nowMs + clockSkewMs;
  return {
    ...sends,
    seconds: sends.seconds.filter(([second]) => second * 1_000 <= latestMs),
    minutes: sends.minutes.filter(([minute]) => minute * 60_000 <= latestMs),
  };
}

const roundOf = (queue: SendQueue, { urgent }: Pick<SendRequest, "urgent">): Round =>
  urgent ? queue.urgent : queue.other;

function newcomer(queue: SendQueue, request: SendRequest, nowMs: number): WaitingSend {
  const { next, turn } = roundOf(queue, request);
  const own = queue.waiting.filter(
    ({ partnerId, urgent }) => partnerId === request.partnerId && urgent === request.urgent,
  );
  const turns = [turn, next[request.partnerId] ?? 0, ...own.map((each) => each.turn + 1)];
  return { ...request, sinceMs: nowMs, askAtMs: nowMs, turn: Math.max(...turns) };
}

const byTurn = (one: WaitingSend, other: WaitingSend): number =>
  one.turn - other.turn || one.sinceMs - other.sinceMs;

/** While others wait, each urgent send is followed by so many of theirs. */
const othersPerUrgent = 2;

/** Urgent letters first, but of three sends two are for the others if some wait. */
function inOrder(waiting: readonly WaitingSend[], owed: number): WaitingSend[] {
  const urgent = waiting.filter((each) => each.urgent).sort(byTurn);
  const others = waiting.filter((each) => !each.urgent).sort(byTurn);
  const first = others.splice(0, owed);
  const inTurn = urgent.flatMap((each) => [each, ...others.splice(0, othersPerUrgent)]);
  return [...first, ...inTurn, ...others];
}

function owedAfter({ owed, waiting }: SendQueue, { urgent }: WaitingSend): number {
  if (!waiting.some((each) => !each.urgent)) return 0;
  return urgent ? owed + othersPerUrgent : Math.max(0, owed - 1);
}

/** When the next send is possible after those of `ahead`; not computed further than needed. */
function sendTimeAfter(sends: RateLimit, ahead: number, nowMs: number, limits: MailLimits): number {
  let next = reserveSendTime(sends, nowMs, limits);
  for (let count = 0; count < ahead && next.atMs <= nowMs + askAgainWithinMs; count += 1) {
    next = reserveSendTime(next.rateLimit, nowMs, limits);
  }
  return next.atMs;
}

function granted(queue: SendQueue, own: WaitingSend, nowMs: number, limits: MailLimits): SendQueue {
  const turn = Math.max(roundOf(queue, own).turn, own.turn);
  const next = { ...roundOf(queue, own).next, [own.partnerId]: own.turn + 1 };
  const ahead = Object.entries(next).filter(([, partnerTurn]) => partnerTurn > turn);
  const after = queueWithout(queue, own.distributionId);
  return {
    ...after,
    sends: reserveSendTime(queue.sends, nowMs, limits).rateLimit,
    [own.urgent ? "urgent" : "other"]: { turn, next: Object.fromEntries(ahead) },
    owed: owedAfter(after, own),
  };
}

/** Grants the send now, or tells when to ask again. */
export function askToSend(
  stored: SendQueue,
  request: SendRequest,
  nowMs: number,
  limits: MailLimits,
): { readonly queue: SendQueue; readonly turn: SendTurn } {
  const queue = {
    ...stored,
    sends: withoutReservations(stored.sends, nowMs),
    waiting: stillWaiting(stored, nowMs),
  };
  const found = queue.waiting.find(
    ({ distributionId }) => distributionId === request.distributionId,
  );
  const own = found ?? newcomer(queue, request, nowMs);
  const others = queueWithout(queue, own.distributionId).waiting;
  const order = inOrder([...others, own], queue.owed);
  const ahead = order.slice(0, order.indexOf(own));
  const soon = ahead.filter(({ askAtMs }) => askAtMs <= nowMs + keepMs);
  const waitedMs = nowMs - own.sinceMs;
  if (sendTimeAfter(queue.sends, soon.length, nowMs, limits) <= nowMs) {
    return { queue: granted(queue, own, nowMs, limits), turn: { waitMs: 0, waitedMs } };
  }
  const atMs = sendTimeAfter(queue.sends, ahead.length, nowMs, limits);
  const waitMs = Math.min(Math.max(atMs - nowMs, 1_000), askAgainWithinMs);
  const waiting = [...others, { ...own, askAtMs: nowMs + waitMs }];
  const kept = found || others.length < waitingMax ? { ...queue, waiting } : queue;
  return { queue: kept, turn: { waitMs, waitedMs } };
}
