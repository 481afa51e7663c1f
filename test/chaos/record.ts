import type { Told, Verdict } from "./caller.ts";
import type { Plan } from "./scene.ts";

export interface Attempt {
  readonly content: string;
  readonly verdict: Verdict;
  readonly code: string;
}

/** All answers about one incident, by its Idempotency-Key. */
export interface Case {
  readonly key: string;
  readonly offerId: string;
  readonly opened: Verdict[];
  /** Whether an accepted answer was marked as a replay. */
  firsts: number;
  incidentId: string | null;
  readonly closed: Attempt[];
  readonly decided: Attempt[];
  readonly corrected: Attempt[];
}

/** One request, repeated until it gets an answer. */
export interface Command {
  readonly what: "purchase" | "renewal" | "cancellation" | "adjustment";
  readonly partnerId: string;
  readonly offerId: string | null;
  /** The key of an adjustment, which is its reason, too. */
  readonly key: string | null;
  readonly verdicts: Verdict[];
  answer: Readonly<Record<string, unknown>> | null;
}

export const commandOf = (
  what: Command["what"],
  partnerId: string,
  offerId: string | null,
): Command => ({ what, partnerId, offerId, key: null, verdicts: [], answer: null });

/** An expired offer that is renewed late and bought again at the same time. Only one may succeed. */
export interface Crossing {
  readonly renewed: Command;
  readonly bought: Command;
}

/** A distribution of the IDs to one address that no other distribution names. */
export interface Letter {
  readonly plan: Plan;
  readonly address: string;
  readonly verdicts: Verdict[];
  distributionId: string | null;
}

/** What the clients remember, for the later comparison with the ledger. */
export class Memory {
  readonly cases = new Map<string, Case>();
  readonly commands: Command[] = [];
  readonly crossings: Crossing[] = [];
  readonly letters: Letter[] = [];
  /** Problems found during the run. */
  readonly findings: string[] = [];
  readonly counts = new Map<string, number>();

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  case(offerId: string, key: string): Case {
    const id = `${offerId}/${key}`;
    const known = this.cases.get(id);
    if (known) return known;
    const made: Case = {
      ...{
        key,
        offerId,
        opened: [],
        firsts: 0,
        incidentId: null,
        closed: [],
        decided: [],
        corrected: [],
      },
    };
    this.cases.set(id, made);
    return made;
  }

  mailed(letter: Letter, { body, verdict }: Told): void {
    letter.verdicts.push(verdict);
    if (verdict !== "accepted") return;
    const distributionId = String(body["distributionId"]);
    if (letter.distributionId !== null && letter.distributionId !== distributionId) {
      this.findings.push(`${letter.address}: one key, two distributions`);
    }
    letter.distributionId = distributionId;
  }

  opened(found: Case, { body, replayed, verdict }: Told): void {
    found.opened.push(verdict);
    if (verdict !== "accepted") return;
    if (!replayed) found.firsts += 1;
    const incidentId = String(body["incidentId"]);
    if (found.incidentId !== null && found.incidentId !== incidentId) {
      this.findings.push(`${found.key}: one key, two incidents`);
    }
    found.incidentId = incidentId;
    const plan = body["plan"] as { readonly remaining?: number | null } | null;
    if ((plan?.remaining ?? 0) < 0) this.findings.push(`${found.key}: fewer than none remain`);
  }
}
