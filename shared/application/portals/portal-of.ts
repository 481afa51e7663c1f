import type { Portal } from "../../domain/vocabulary.ts";
import type { Caller } from "../caller.ts";

/** The calling portal. Throws for other callers, whom the HTTP layer refuses before. */
export function portalOf({ actor, portal }: Caller): Portal {
  if (portal === null) throw new Error(`${actor} is not a portal`);
  return portal;
}
