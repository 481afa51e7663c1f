import type { Contact } from "../contract/commerce.ts";
import { addressKeyOf } from "./ids.ts";

/** One entry for each address, whatever its letter case. The first one stands, with its language (A48). */
export function oncePerAddress(contacts: readonly Contact[]): Contact[] {
  const byAddress = Map.groupBy(contacts, ({ email }) => addressKeyOf(email));
  return [...byAddress.values()].flatMap((same) => same.slice(0, 1));
}
