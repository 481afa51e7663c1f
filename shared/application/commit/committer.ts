import { ContractWriter } from "./contract-writer.ts";
import type { WriterDeps } from "./writer-deps.ts";
import type { Command } from "./command.ts";

/** Where operations on contracts are decided and written. */
export interface Committer {
  readonly submit: <Answer>(offerId: string, operation: Command<Answer>) => Promise<Answer>;
}

/**
 * One lane per contract, so that contracts never wait for each other. Lanes that have nothing to do
 * are let go, the longest unused first, once there are more than `lanesMax`.
 */
export function makeCommitter(deps: WriterDeps, writersMax = 5_000): Committer {
  const writers = new Map<string, ContractWriter>();

  const writerOf = (offerId: string): ContractWriter => {
    const lane = writers.get(offerId) ?? new ContractWriter(offerId, deps);
    // Taking it out and putting it back keeps the map in order of use.
    writers.delete(offerId);
    writers.set(offerId, lane);
    return lane;
  };

  const evict = (): void => {
    for (const [offerId, lane] of writers) {
      if (writers.size <= writersMax) return;
      if (lane.isIdle) writers.delete(offerId);
    }
  };

  return {
    submit: (offerId, operation) => {
      const answer = writerOf(offerId).submit(operation);
      evict();
      return answer;
    },
  };
}
