import { Lane } from "./lane.ts";
import type { LaneDeps } from "./lane-deps.ts";
import type { Operation } from "./operation.ts";

/** Where operations on contracts are decided and written. */
export interface Committer {
  readonly submit: <Answer>(offerId: string, operation: Operation<Answer>) => Promise<Answer>;
}

/**
 * One lane per contract, so that contracts never wait for each other. Lanes that have nothing to do
 * are let go, the longest unused first, once there are more than `lanesMax`.
 */
export function makeCommitter(deps: LaneDeps, lanesMax: number): Committer {
  const lanes = new Map<string, Lane>();

  const laneOf = (offerId: string): Lane => {
    const lane = lanes.get(offerId) ?? new Lane(offerId, deps);
    // Taking it out and putting it back keeps the map in order of use.
    lanes.delete(offerId);
    lanes.set(offerId, lane);
    return lane;
  };

  const letGo = (): void => {
    for (const [offerId, lane] of lanes) {
      if (lanes.size <= lanesMax) return;
      if (lane.isIdle) lanes.delete(offerId);
    }
  };

  return {
    submit: (offerId, operation) => {
      const answer = laneOf(offerId).submit(operation);
      letGo();
      return answer;
    },
  };
}
