/**
 * F144: the technical consultations of ISV Success, by the names that Partner Center shows. They are
 * requested, not counted: no IDs, no incidents (F145).
 */
export const consultationNames = [
  "Application architecture design session",
  "Application publishing consultation",
] as const;
export type ConsultationName = (typeof consultationNames)[number];

const normal = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");

/** The consultation that a text names, whatever its case and blanks. */
export const findConsultation = (text: string): ConsultationName | undefined =>
  consultationNames.find((name) => normal(name) === normal(text));
