import type { Portal } from "../domain/vocabulary.ts";

export const roles = [
  "Partner.Admin",
  "Partner.GlobalAdmin",
  "Partner.AdminAgent",
  "Portal",
  "Commerce",
  "Operator",
] as const;
export type Role = (typeof roles)[number];

/** Why a caller may not act as one of a partner's people. */
export type PersonRefusal = "APP_ONLY_TOKEN" | "SCOPE_MISSING" | "GUEST_NOT_ALLOWED";

/** Who calls, as the verified token says. */
export interface Caller {
  /** The tenant of the token (`tid`). */
  readonly tenantId: string;
  /** For the audit trail: the user (`oid`), or the client of an app token (`azp`). */
  readonly actor: string;
  /** What an Idempotency-Key belongs to: the client, or the user where no client is named. */
  readonly client: string;
  readonly roles: ReadonlySet<Role>;
  /** Null where the token is a person's, with the scope of this service. */
  readonly personRefusal: PersonRefusal | null;
  /** The portal that the client is, where it is one. */
  readonly portal: Portal | null;
}

/** One request: who makes it, and the id that its answer, log lines and ledger entries carry. */
export interface Origin {
  readonly caller: Caller;
  readonly requestId: string;
}

/** F37, A11: who may activate a benefit and send its IDs. */
export const mayActivate = ({ roles: held }: Caller): boolean =>
  held.has("Partner.Admin") || held.has("Partner.GlobalAdmin");
