import type { Settler } from "../../domain/incident-access.ts";
import type { Portal } from "../../domain/vocabulary.ts";
import type { Caller } from "../caller.ts";

/** The calling portal. Throws for other callers, whom the HTTP layer refuses before. */
export function portalOf({ actor, portal }: Caller): Portal {
  if (portal === null) throw new Error(`${actor} is not a portal`);
  return portal;
}

/** The caller as one who reads and settles incidents: a portal, or an operator. */
export const settlerOf = (caller: Caller): Settler =>
  caller.roles.has("Operator") ? "Operator" : portalOf(caller);
