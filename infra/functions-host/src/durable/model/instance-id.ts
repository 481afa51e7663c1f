import { Refused } from "./refused.ts";

/**
 * Throws `Refused` for an ID that Azure does not allow: its storage uses the ID as a key, and an ID
 * that starts with @ means an entity.
 */
export function checkInstanceId(id: string): void {
  if (id.startsWith("@")) throw new Refused("Orchestration instance ids must not start with @.");
  if (/[/\\#?\p{Cc}]/u.test(id))
    throw new Refused(
      "Orchestration instance ids must not contain /, \\, #, ?, or control characters.",
    );
  if (id.length > 256) throw new Refused("Instance ID lengths must not exceed 256 characters.");
}
