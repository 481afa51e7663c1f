import type { Schemas } from "benefits-client";

import { addressFault, type AddressFault } from "./address.ts";
import { parseRecipients } from "./parse.ts";

/** What somebody has entered: pasted addresses, and a language or "" for the partner's. */
export interface RecipientsForm {
  readonly text: string;
  readonly locale: string;
}

export const noRecipients: RecipientsForm = { text: "", locale: "" };

/** The service takes no more at once. */
export const mostRecipients = 100;

/** Longer names are left out: the letter greets without one. */
const longestName = 100;

interface FaultyAddress {
  readonly email: string;
  readonly fault: AddressFault;
}

interface ReadRecipients {
  readonly good: readonly Schemas["Addressee"][];
  readonly faulty: readonly FaultyAddress[];
}

export function readRecipients({ locale, text }: RecipientsForm): ReadRecipients {
  const good: Schemas["Addressee"][] = [];
  const faulty: FaultyAddress[] = [];
  for (const { email, name } of parseRecipients(text)) {
    const fault = addressFault(email);
    if (fault) faulty.push({ email, fault });
    else {
      good.push({
        email,
        ...(name !== "" && name.length <= longestName && { name }),
        ...(locale !== "" && { locale }),
      });
    }
  }
  return { good, faulty };
}

/** Whether the recipients can be sent: at least `least`, not too many, and each of them possible. */
export function areReady({ faulty, good }: ReadRecipients, least: number): boolean {
  return faulty.length === 0 && good.length >= least && good.length <= mostRecipients;
}
