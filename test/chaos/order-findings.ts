import type { Caller } from "./caller.ts";
import type { Truth } from "./checker.ts";
import type { Command, Crossing, Memory } from "./record.ts";
import { commerce } from "./scene.ts";

type Truths = ReadonlyMap<string, Truth>;

/** An accepted adjustment must have one entry, a refused one none. */
function adjustmentFindings({ answer, key, verdicts }: Command, truth?: Truth): string[] {
  const found = (truth?.entries ?? []).filter(
    ({ reason, type }) => type === "Adjust" && reason === key,
  );
  const isRight = answer
    ? found.length === 1
    : found.length === 0 || (found.length === 1 && verdicts.includes("lost"));
  return isRight ? [] : [`${String(key)}: ${found.length} adjustments, ${verdicts.join(", ")}`];
}

interface OfferSeen {
  readonly offerId: string;
  readonly state: string;
  readonly term: { readonly number: number };
}

async function offersOf(caller: Caller, partnerId: string): Promise<readonly OfferSeen[]> {
  const path = `/api/partners/${partnerId}/offers`;
  const { items } = await caller.must({ method: "GET", path, as: commerce });
  return items as readonly OfferSeen[];
}

/** Null if the year passed while the purchase had no contract yet. It cannot get one after its own minutes. */
async function offersAfter({ bought, renewed }: Crossing, caller: Caller) {
  try {
    return await offersOf(caller, renewed.partnerId);
  } catch (error) {
    if (bought.answer === null && String(error).endsWith("CONTRACT_MISSING")) return null;
    throw error;
  }
}

async function crossingFindings(caller: Caller, crossing: Crossing): Promise<string[]> {
  const { bought, renewed } = crossing;
  const offers = await offersAfter(crossing, caller);
  if (offers === null) return [];
  const isRenewed = offers.some(
    ({ offerId, term }) => offerId === renewed.offerId && term.number > 1,
  );
  const isBought = offers.some(({ offerId }) => offerId !== renewed.offerId);
  const isRefused = bought.verdicts.at(-1) === "refused";
  return [
    ...(isRenewed && isBought ? ["renewed, and bought again"] : []),
    ...(renewed.answer && !isRenewed ? ["renewed late, and then not"] : []),
    ...(bought.answer && !isBought ? ["bought again, and then not"] : []),
    ...(isRefused && !isRenewed ? ["not bought again, and not renewed either"] : []),
  ].map((text) => `${renewed.partnerId}: ${text}`);
}

async function orderOf(caller: Caller, command: Command): Promise<string[]> {
  const { answer, offerId, partnerId, verdicts, what } = command;
  if (answer === null && verdicts.includes("lost")) return [];
  const offers = await offersOf(caller, partnerId);
  if (what === "purchase") {
    return offers.length === (answer ? 1 : 0)
      ? []
      : [`${partnerId}: ${offers.length} offers, ${answer ? "bought" : "refused"}`];
  }
  const isCancelled = offers.some((each) => each.offerId === offerId && each.state === "Cancelled");
  return answer && !isCancelled ? [`${partnerId}: cancelled, and then not`] : [];
}

async function commandFindings(caller: Caller, command: Command, truths: Truths) {
  const { answer, offerId, what } = command;
  const truth = truths.get(offerId ?? "");
  if (what === "adjustment") return adjustmentFindings(command, truth);
  if (what !== "renewal") return orderOf(caller, command);
  return answer && !truth?.isRenewed ? [`${String(offerId)}: renewed, and then not`] : [];
}

/** Compares the answers to orders and adjustments with the offers and their ledgers. */
export async function orderFindings(
  caller: Caller,
  { commands, crossings }: Memory,
  truths: Truths,
): Promise<string[]> {
  const findings: string[] = [];
  for (const command of commands) {
    findings.push(...(await commandFindings(caller, command, truths)));
  }
  for (const crossing of crossings) findings.push(...(await crossingFindings(caller, crossing)));
  return findings;
}
