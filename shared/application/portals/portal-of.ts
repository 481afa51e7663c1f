import type { Portal } from "../../domain/vocabulary.ts";
import type { Caller } from "../caller.ts";

/** The portal that calls. The edge lets nobody else through to where this is asked. */
export function portalOf({ actor, portal }: Caller): Portal {
  if (portal === null) throw new Error(`${actor} is not a portal`);
  return portal;
}
