import { useTranslation } from "react-i18next";

/** Dates and numbers as people of the language write them. */
export function formatsOf(language: string) {
  // A plain date has no time zone: it is read and written in UTC, so that it stays the same day.
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat(language, {
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  const instant = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const number = new Intl.NumberFormat(language);
  const signed = new Intl.NumberFormat(language, { signDisplay: "exceptZero" });
  return {
    day: (date: string) => day.format(new Date(`${date}T00:00:00Z`)),
    shortDay: (date: string) => short.format(new Date(`${date}T00:00:00Z`)),
    instant: (time: string) => instant.format(new Date(time)),
    number: (value: number) => number.format(value),
    /** With its sign, for changes. */
    signed: (value: number) => signed.format(value),
  };
}

export function useFormats() {
  const { i18n } = useTranslation();
  return formatsOf(i18n.language);
}
