import { accept, refuse } from "../../domain/result.ts";
import { accessPartnerAsAdmin } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { consultationIdFor } from "../ids.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";

type ConsultationDeps = Pick<
  Deps,
  "clock" | "consultations" | "contracts" | "findConsultation" | "partners" | "rules" | "schedule"
>;

/** F142–F145: activating a consultation submits it. It has no IDs and deducts no incident. */
export const makeRequestConsultation =
  (deps: ConsultationDeps) =>
  async (
    { name, partnerId }: { readonly partnerId: string; readonly name: string },
    { caller }: Origin,
  ): Promise<Answer<{ readonly consultationId: string; readonly state: "Submitted" }>> => {
    const partner = await accessPartnerAsAdmin(deps, partnerId, caller);
    if (!partner.ok) return partner;
    const knownName = deps.findConsultation(name);
    if (knownName === undefined) {
      const detail = `The consultation does not exist. Available: ${deps.consultations.join(", ")}.`;
      return refuse({ code: "NOT_FOUND", detail });
    }
    if (!partner.value.isvSuccessEnrolled) {
      return refuse({
        code: "ISV_SUCCESS_REQUIRED",
        detail:
          "Technical consultations require enrolment in ISV Success. Enrol in Partner Center.",
        remedy: "ENROL_IN_ISV_SUCCESS",
      });
    }
    const { consultationId } = await deps.partners.addConsultation(partnerId, {
      consultationId: consultationIdFor(partnerId, knownName),
      name: knownName,
      requestedBy: caller.actor,
      requestedAt: deps.clock.now().toISOString(),
      state: "Submitted",
    });
    return accept({ consultationId, state: "Submitted" });
  };
