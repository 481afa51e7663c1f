import type { Command } from "./command.ts";
import { ContractWriter } from "./contract-writer.ts";
import type { WriterDeps } from "./writer-deps.ts";

/** Decides commands on contracts and writes what they change. */
export interface Committer {
  /**
   * Resolves with the command's answer once everything it rests on is in storage.
   *
   * Rejects with `Busy` if nothing was written, with `OutcomeUnknown` if a transaction was sent and its
   * outcome could not be read. Submitting the same command again after either is safe.
   */
  readonly submit: <Answer>(offerId: string, command: Command<Answer>) => Promise<Answer>;
}

/**
 * Uses one writer per contract, so that contracts never wait for each other. If there are more than
 * `writersMax` writers, idle ones are evicted, the least recently used first.
 */
export function makeCommitter(deps: WriterDeps, writersMax = 5_000): Committer {
  const writers = new Map<string, ContractWriter>();

  const writerOf = (offerId: string): ContractWriter => {
    const writer = writers.get(offerId) ?? new ContractWriter(offerId, deps);
    // Deleting and setting keeps the map in order of use.
    writers.delete(offerId);
    writers.set(offerId, writer);
    return writer;
  };

  const evict = (): void => {
    for (const [offerId, writer] of writers) {
      if (writers.size <= writersMax) return;
      if (writer.isIdle) writers.delete(offerId);
    }
  };

  return {
    submit: (offerId, command) => {
      const answer = deps.telemetry.span("contract.command", () =>
        writerOf(offerId).submit(command),
      );
      evict();
      return answer;
    },
  };
}
