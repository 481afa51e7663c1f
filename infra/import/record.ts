import { createHash } from "node:crypto";

import * as z from "zod";

import { partnerBody, purchaseBody } from "../../shared/contract/commerce.ts";
import { partnerId } from "../../shared/contract/basics.ts";

/** One row of the file: an offer, and the partner that it belongs to if it is to be written too. */
const record = z.strictObject({
  partnerId,
  partner: partnerBody.optional(),
  offer: purchaseBody,
});
export type ImportRecord = z.output<typeof record>;

/** A row as it was read: its line, and its content or why it has none. */
export interface Row {
  readonly line: number;
  readonly content: unknown;
}

/** Why a row was not imported. It never contains an ID of the pair. */
export interface Problem {
  readonly code: string;
  readonly detail: string;
}

export type Checked =
  | { readonly ok: true; readonly record: ImportRecord }
  | { readonly ok: false; readonly problem: Problem };

/** Checks a row with the schemas of the service. What only the service knows is checked by the service. */
export function check({ content }: Row): Checked {
  const parsed = record.safeParse(content);
  if (parsed.success) return { ok: true, record: parsed.data };
  const detail = parsed.error.issues
    .map(({ message, path }) => `${path.map(String).join(".") || "the row"}: ${message}`)
    .join("; ");
  return { ok: false, problem: { code: "INVALID_ROW", detail } };
}

/** The same row has the same key in every run, so that a repeated run imports nothing twice. */
export const keyOf = ({ offer, partnerId: id }: ImportRecord): string => {
  const parts = [id.toLowerCase(), offer.offerType, offer.purchasedOn];
  return `import-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40)}`;
};
