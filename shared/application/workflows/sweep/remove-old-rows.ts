import type { Deps } from "../../deps.ts";

export type OldRowDeps = Pick<Deps, "attempts" | "mailQuota" | "realNowMs">;

/**
 * Removes rows that nothing reads any more: counts of wrong pairs, and of the mails of earlier days.
 * No answer depends on it, so a failure is left to the next run.
 */
export async function removeOldRows({ attempts, mailQuota, realNowMs }: OldRowDeps): Promise<void> {
  const nowMs = realNowMs();
  await Promise.allSettled([attempts.removeOld(nowMs), mailQuota.removeOld(nowMs)]);
}
