/**
 * F144: the technical consultations of ISV Success, by the names that Partner Center shows. They
 * need no IDs and use no incidents (F145).
 */
export const consultationNames = [
  "Application architecture design session",
  "Application publishing consultation",
] as const;
export type ConsultationName = (typeof consultationNames)[number];

const normal = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");

/** The consultation with this name; case and spaces do not matter. Undefined if there is none. */
export const findConsultation = (text: string): ConsultationName | undefined =>
  consultationNames.find((name) => normal(name) === normal(text));
