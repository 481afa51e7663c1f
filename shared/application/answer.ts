import type { PayPerIncident } from "../domain/pay-per-incident.ts";
import type { Plan } from "../domain/plan.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Result } from "../domain/result.ts";
import type { OfferType } from "../domain/vocabulary.ts";

/** A refusal as callers see it: the domain's, with what helps them to go on. */
export interface RefusalView extends Refusal {
  /** The fields in which a request differs from the first one with the same Idempotency-Key. */
  readonly conflictingFields?: readonly string[];
  readonly retryAfterSeconds?: number;
  /** The plan that the refusal is about, as it stands. */
  readonly plan?: Plan;
  /** The account's other plans that can be used instead. */
  readonly alternatives?: readonly Plan[];
  /** Offers that the partner can buy to go on. */
  readonly offerSuggestions?: readonly OfferType[];
  readonly payPerIncident?: PayPerIncident;
}

/** What a use case answers: a value, or a refusal as callers see it. */
export type Answer<Value> = Result<Value, RefusalView>;
