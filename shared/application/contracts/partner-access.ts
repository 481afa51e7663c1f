import type { Contract } from "../../domain/contract.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import { isTenantOf } from "../../domain/tenants.ts";
import type { Caller, Origin, PersonRefusal } from "../caller.ts";
import { mayActivate } from "../caller.ts";
import type { Deps } from "../deps.ts";
import { readOffer } from "./read-contract.ts";
import type { PartnerView } from "../../contract/commerce.ts";

type AccessDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

/** F44, F47: the same for a partner of another tenant and for one that does not exist. */
const notAssociated: Refusal = {
  code: "NOT_PROGRAM_ASSOCIATED",
  detail: "This account does not belong to the partner's tenant. Sign in with another account.",
  hint: "WRONG_ACCOUNT",
};

/** F37, F51, F52: who may activate, and where to find such a person. */
const roleNotAllowed: Refusal = {
  code: "ROLE_NOT_ALLOWED",
  detail:
    "This call requires the role MAICPP partner admin or Global admin. To find a partner admin, open User management in Partner Center and filter by MAICPP partner admin.",
  hint: "FIND_PARTNER_ADMIN",
};

const personRequired: Readonly<Record<PersonRefusal, string>> = {
  APP_ONLY_TOKEN: "This call requires the token of a person. An app-only token reads nothing here.",
  SCOPE_MISSING: "This call requires a delegated token with the scope of this service.",
  GUEST_NOT_ALLOWED: "Guests of the partner's tenant may not call this service.",
};

const notFound = (what: string): Refusal => ({
  code: "NOT_FOUND",
  detail: `The ${what} does not exist.`,
});

/** The partner, for users of its tenants (A44). The tenant is checked first, then the kind of the token. */
export async function accessPartner(
  deps: AccessDeps,
  partnerId: string,
  caller: Caller,
): Promise<Result<PartnerView>> {
  const found = await deps.partners.read(partnerId);
  const own = found !== null && isTenantOf(found.value, caller.tenantId);
  if (!found || !own) return refuse(notAssociated);
  const { personRefusal: reason } = caller;
  if (reason === null) return accept(found.value);
  return refuse({ code: "ROLE_NOT_ALLOWED", reason, detail: personRequired[reason] });
}

/** The partner, for users of its tenant and for Commerce, which may know that one does not exist. */
export async function accessPartnerOrCommerce(
  deps: AccessDeps,
  partnerId: string,
  caller: Caller,
): Promise<Result<PartnerView>> {
  if (!caller.roles.has("Commerce")) return accessPartner(deps, partnerId, caller);
  const found = await deps.partners.read(partnerId);
  return found ? accept(found.value) : refuse(notFound("partner"));
}

export interface OfferRef {
  readonly partnerId: string;
  readonly offerId: string;
}

const accessOfferBy =
  (access: typeof accessPartner) =>
  async (deps: AccessDeps, input: OfferRef, { caller }: Origin): Promise<Result<Contract>> => {
    const partner = await access(deps, input.partnerId, caller);
    if (!partner.ok) return partner;
    const contract = await readOffer(deps, input.partnerId, input.offerId);
    return contract ? accept(contract) : refuse(notFound("offer"));
  };

/** An offer of the partner, for users of its tenant only: IDs, benefits, statements. */
export const accessOffer = accessOfferBy(accessPartner);

/** An offer of the partner, for users of its tenant and for Commerce. */
export const accessOfferOrCommerce = accessOfferBy(accessPartnerOrCommerce);

/** An offer of the partner, for its MAICPP partner admins and Global admins. */
export const accessOfferAsAdmin = accessOfferBy(accessPartnerAsAdmin);

/** The partner, for its MAICPP partner admins and Global admins. The tenant is checked first. */
export async function accessPartnerAsAdmin(
  deps: AccessDeps,
  partnerId: string,
  caller: Caller,
): Promise<Result<PartnerView>> {
  const partner = await accessPartner(deps, partnerId, caller);
  if (!partner.ok) return partner;
  return mayActivate(caller) ? partner : refuse(roleNotAllowed);
}

/** The partner, for its admins and for operators, who may know that one does not exist. */
async function accessPartnerAsAdminOrOperator(
  deps: AccessDeps,
  partnerId: string,
  caller: Caller,
): Promise<Result<PartnerView>> {
  if (!caller.roles.has("Operator")) return accessPartnerAsAdmin(deps, partnerId, caller);
  const found = await deps.partners.read(partnerId);
  return found ? accept(found.value) : refuse(notFound("partner"));
}

/** An offer of the partner, for its admins and for operators (A41). */
export const accessOfferAsAdminOrOperator = accessOfferBy(accessPartnerAsAdminOrOperator);
