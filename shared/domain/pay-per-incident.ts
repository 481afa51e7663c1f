import type { PlainDate } from "./plain-date.ts";
import { versionAsked } from "./product-version.ts";
import type { Product } from "./product.ts";
import type { Rules } from "./rules.ts";
import type { AccountType } from "./vocabulary.ts";

export const payPerIncidentReasons = [
  "ENTRA_ACCOUNT",
  "PRODUCT_REQUIRED",
  "NOT_FIXED_POLICY",
  "UNKNOWN_VERSION",
  "SUPPORT_ENDED",
  "COUNTRY_NOT_SUPPORTED",
] as const;
export type PayPerIncidentReason = (typeof payPerIncidentReasons)[number];

/** Whether pay-per-incident support can be offered (A16). The service does not sell or count it. */
export interface PayPerIncident {
  readonly available: boolean;
  readonly reason: PayPerIncidentReason | null;
}

export interface PayPerIncidentQuestion {
  readonly accountType: AccountType;
  readonly product: Product | undefined;
  /** The product as the request names it; the version may be in it. */
  readonly name: string;
  readonly version: string | null;
  readonly on: PlainDate;
  /** ISO 3166 alpha-2; null when the portal did not say. */
  readonly country: string | null;
}

const unavailable = (reason: PayPerIncidentReason): PayPerIncident => ({
  available: false,
  reason,
});

/**
 * A16: whether pay-per-incident support can be offered. It requires all of these:
 * - a Microsoft account (F125–F127; the identity provider decides, not the mail domain)
 * - a product under the Fixed Lifecycle policy (F124)
 * - a version whose extended support has not ended, if its end is known (A46)
 * - a country where it is sold (F183). An unknown country counts as one.
 */
export function payPerIncident(question: PayPerIncidentQuestion, rules: Rules): PayPerIncident {
  const { accountType, country, name, on, product, version } = question;
  if (accountType !== "Msa") return unavailable("ENTRA_ACCOUNT");
  if (!product) return unavailable("PRODUCT_REQUIRED");
  if (product.area === "cloud") return unavailable("NOT_FIXED_POLICY");
  const known = versionAsked(product, { product: name, version });
  if (!known) return unavailable("UNKNOWN_VERSION");
  if (known.policy !== "Fixed") return unavailable("NOT_FIXED_POLICY");
  if (known.retired !== null && known.retired < on) return unavailable("SUPPORT_ENDED");
  if (country !== null && rules.payPerIncidentExcludedCountries.includes(country)) {
    return unavailable("COUNTRY_NOT_SUPPORTED");
  }
  return { available: true, reason: null };
}
