/** The domain's fixed lists of values, spelled as in the HTTP contract. */

export const offerTypes = [
  "SPD_SERVICES",
  "SPD_TRAINING",
  "LAUNCH",
  "CORE",
  "EXPANDED",
  "LEGACY_GOLD",
  "LEGACY_SILVER",
  "ACTION_PACK",
] as const;
export type OfferType = (typeof offerTypes)[number];

/** F9: exactly two technical-support benefit types. */
export const benefitKinds = ["PartnerCloudSupport", "PartnerOnPremisesSupport"] as const;
export type BenefitKind = (typeof benefitKinds)[number];

export const portals = [
  "PartnerCenter",
  "AzurePortal",
  "PowerPlatform",
  "FinanceOperations",
  "ServicesHub",
  "Microsoft365",
] as const;
export type Portal = (typeof portals)[number];

export const accountTypes = ["Entra", "Msa", "PartnerCenter"] as const;
export type AccountType = (typeof accountTypes)[number];

/** The account that is signed in to a portal. The portal guarantees that it is authentic. */
export interface Account {
  readonly id: string;
  readonly type: AccountType;
}

export const cspRoles = ["None", "IndirectReseller", "IndirectProvider", "DirectBill"] as const;
export type CspRole = (typeof cspRoles)[number];

export const requestTypes = ["Technical", "Billing", "Quota", "Subscription"] as const;
export type RequestType = (typeof requestTypes)[number];

export const channels = ["Portal", "PartnerCenterFrontline"] as const;
export type Channel = (typeof channels)[number];

export const resolutions = ["Resolved", "Duplicate", "Bug", "Withdrawn"] as const;
export type Resolution = (typeof resolutions)[number];

export const refundDecisions = ["Approved", "Denied"] as const;
export type RefundDecision = (typeof refundDecisions)[number];

/** The states of the mail to one recipient. */
export const recipientStates = [
  "Queued",
  "Sending",
  "RetryWait",
  "Sent",
  "Delivered",
  "Bounced",
  "Suppressed",
  "DeadLettered",
  "Cancelled",
  "Skipped",
] as const;
export type RecipientState = (typeof recipientStates)[number];
