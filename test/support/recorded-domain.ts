import { adjust } from "../../shared/domain/adjustment.ts";
import { requestActivation } from "../../shared/domain/activation.ts";
import { cancel } from "../../shared/domain/cancellation.ts";
import { unchanged } from "../../shared/domain/change.ts";
import type { Change } from "../../shared/domain/change.ts";
import { close, decideRefund } from "../../shared/domain/closure.ts";
import type { ClosedTerm, Contract } from "../../shared/domain/contract.ts";
import { correctClosure } from "../../shared/domain/correction.ts";
import { consume } from "../../shared/domain/incident.ts";
import type { Incident } from "../../shared/domain/incident.ts";
import type { Cause, Entry } from "../../shared/domain/ledger.ts";
import { linkAccount, noLink, unlinked } from "../../shared/domain/link.ts";
import type { PlanLink } from "../../shared/domain/link.ts";
import { addDays } from "../../shared/domain/plain-date.ts";
import type { History } from "../../shared/domain/present-term.ts";
import type { RefundContext, Settled } from "../../shared/domain/refund.ts";
import { recordRenewal } from "../../shared/domain/renewal.ts";
import { takeBackRenewal } from "../../shared/domain/reversal.ts";
import {
  nextCredentialVersion,
  replacePair,
  requestReplacement,
} from "../../shared/domain/replacement.ts";
import type { Result } from "../../shared/domain/result.ts";
import { accept, refuse } from "../../shared/domain/result.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { resolve } from "../../shared/domain/terms.ts";
import type { OfferType } from "../../shared/domain/vocabulary.ts";
import {
  aConsume,
  activated,
  aLink,
  anOnPremisesRequest,
  aPurchaseChange,
  aRenewal,
  aRequest,
  cloud,
  noon,
} from "./builders.ts";
import type { Act } from "./history.ts";
import { neverOld } from "./never-old.ts";

type Settling = Extract<Act, { do: "close" | "correct" | "decide" }>;

function settle(before: Change, incident: Incident, command: Settling, context: RefundContext) {
  switch (command.do) {
    case "decide":
      return decideRefund(before, incident, command.decision, context);
    case "correct":
      return correctClosure(before, incident, command.resolution, context);
    case "close": {
      const { decision, resolution } = command;
      return close(before, incident, { resolution, refundDecision: decision }, context);
    }
  }
}

/** The domain with its rows kept as in the store. */
export class RecordedDomain {
  contract: Contract;
  readonly entries: Entry[] = [];
  readonly closed = new Map<number, ClosedTerm>();
  readonly incidents: Incident[] = [];
  link: PlanLink | null = null;
  #requests = 0;

  constructor(
    offerType: OfferType,
    purchasedOn: string,
    imported: { readonly history?: History; readonly importedOn?: string } = {},
  ) {
    const purchase = aPurchaseChange({ offerType, purchasedOn, ...imported });
    this.contract = purchase.contract;
    this.entries.push(...purchase.entries);
  }

  /** The records of all terms but the current one, in order. */
  get otherTerms(): readonly ClosedTerm[] {
    const current = this.contract.term.number;
    return [...this.closed.values()].filter(({ term }) => term.number !== current);
  }

  /** Applies the calendar up to a day and stores the result, as a timer does. */
  runTimer(today: string): void {
    this.#write(resolve(this.contract, today, defaultRules));
  }

  /** Decides on the contract with the calendar applied. Writes both together, or nothing on a refusal. */
  act(command: Act, today: string): string {
    const before = resolve(this.contract, today, defaultRules);
    this.#requests += 1;
    const cause = { at: noon(today), actor: "portal", requestId: `request-${this.#requests}` };
    const done = this.#decide(before, command, today, cause);
    return done.ok ? "ok" : done.refusal.code;
  }

  #write(change: Change): void {
    this.contract = change.contract;
    this.entries.push(...change.entries);
    for (const term of change.closed) this.closed.set(term.term.number, term);
  }

  #keep<Value>(result: Result<Value>, keep: (value: Value) => void): Result<Value> {
    if (result.ok) keep(result.value);
    return result;
  }

  #decide(before: Change, command: Act, today: string, cause: Cause): Result<unknown> {
    const { contract } = before;
    const replace = (changed: Contract) => {
      this.#write({ ...before, contract: changed });
    };
    switch (command.do) {
      case "renew": {
        const renewal = aRenewal(addDays(today, command.daysFromToday), {
          issueNewIds: command.newIds,
          recordedAt: cause.at,
        });
        return this.#keep(recordRenewal(contract, renewal, today, defaultRules), (changed) => {
          // Changes of today are part of the same write.
          const effect = resolve(changed, today, defaultRules);
          this.#write({
            contract: effect.contract,
            entries: [...before.entries, ...effect.entries],
            closed: [...before.closed, ...effect.closed],
          });
        });
      }
      case "takeBack":
        return this.#takeBack(before, contract.term.number + command.termsAhead, today, cause);
      case "cancel":
        return this.#keep(cancel(contract, today, cause), (change) => {
          this.#write({ ...change, entries: [...before.entries, ...change.entries] });
        });
      case "activate": {
        const request = { kind: command.kind, requestedAt: cause.at, distributionId: null };
        return this.#keep(requestActivation(contract, request, today), () => {
          replace(activated(contract, command.kind, today));
        });
      }
      case "link":
      case "unlink":
      case "replace":
        return this.#changeAccess(contract, command, today, cause, replace);
      case "consume":
        return this.#consume(before, command, today, cause);
      case "adjust":
        return this.#adjust(before, command, today, cause);
      case "close":
      case "correct":
      case "decide":
        return this.#settle(before, command, today, cause);
    }
  }

  #changeAccess(
    contract: Contract,
    command: Extract<Act, { do: "link" | "replace" | "unlink" }>,
    today: string,
    cause: Cause,
    replace: (changed: Contract) => void,
  ): Result<unknown> {
    switch (command.do) {
      case "link": {
        const { account, portal } = aLink();
        const asked = { account, portal, linkedAt: cause.at };
        return this.#keep(linkAccount(contract, this.link, asked, today), (link) => {
          replace(contract);
          this.link = link;
        });
      }
      case "unlink": {
        const { link } = this;
        if (!link) return refuse(noLink);
        if (link.unlinkedAt === null) replace(unlinked(contract));
        this.link = { ...link, unlinkedAt: link.unlinkedAt ?? cause.at };
        return accept(null);
      }
      case "replace":
        return this.#keep(requestReplacement(contract, cause.requestId, today), (requested) => {
          const version = nextCredentialVersion(requested);
          const pair = { version, keyId: "k1", ciphertext: "sealed", issuedAt: cause.at };
          replace(replacePair(requested, pair));
        });
    }
  }

  #takeBack(before: Change, number: number, today: string, cause: Cause): Result<unknown> {
    const { contract } = before;
    const earlier =
      before.closed.find(({ term }) => term.number === number - 1) ??
      this.closed.get(number - 1) ??
      null;
    return this.#keep(takeBackRenewal(contract, earlier, number, today, cause), (taken) => {
      if (!taken) return;
      this.#write({
        contract: taken.contract,
        entries: [...before.entries, ...taken.entries],
        closed: [...before.closed, ...(taken.closed ? [taken.closed] : [])],
      });
    });
  }

  #consume(
    before: Change,
    { kind, technical }: Extract<Act, { do: "consume" }>,
    today: string,
    cause: Cause,
  ) {
    const requestType = technical ? "Technical" : "Quota";
    const request =
      kind === cloud
        ? aRequest({ requestType })
        : anOnPremisesRequest({ requestType, product: "Evergreen", version: "1" });
    const context = aConsume(request, {
      today,
      cause,
      link: this.link,
      incidentId: `incident-${this.incidents.length + 1}`,
      ...(kind === cloud ? {} : { product: neverOld }),
    });
    return this.#keep(consume(before, request, context), ({ change, incident }) => {
      this.#write(change);
      this.incidents.push(incident);
    });
  }

  #closedTerm(before: Change, number: number): ClosedTerm | null {
    const closing = before.closed.find(({ term }) => term.number === number);
    return closing ?? this.closed.get(number) ?? null;
  }

  #adjust(
    before: Change,
    { delta, kind, termsBack }: Extract<Act, { do: "adjust" }>,
    today: string,
    cause: Cause,
  ): Result<unknown> {
    const term = before.contract.term.number - termsBack;
    const closedTerm = this.#closedTerm(before, term);
    const adjustment = { kind, delta, term, reason: "Goodwill" };
    return this.#keep(adjust(before, adjustment, { today, cause, closedTerm }), (adjusted) => {
      this.#write(adjusted.change);
      if (!adjusted.closedTerm) return;
      this.closed.set(term, adjusted.closedTerm);
      this.entries.push(...adjusted.entries);
    });
  }

  #settle(before: Change, command: Settling, today: string, cause: Cause): Result<unknown> {
    const index = this.incidents.length - 1 - command.which;
    const incident = this.incidents[index];
    if (!incident) return { ok: true, value: unchanged(before.contract) };
    const closedTerm = this.#closedTerm(before, incident.term);
    const context = { today, cause, rules: defaultRules, closedTerm };
    const settled = settle(before, incident, command, context);
    return this.#keep(settled, (value: Settled) => {
      this.#write(value.change);
      if (value.closedTerm) this.closed.set(incident.term, value.closedTerm);
      this.entries.push(...value.closedEntries);
      this.incidents[index] = value.incident;
    });
  }
}
