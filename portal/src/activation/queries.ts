import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { useApi } from "../api/api.tsx";
import { dataOf } from "../api/problem.ts";
import { keys, pollMs, type BenefitKind, type OfferPath } from "../api/queries.ts";
import { useSendOnce } from "../api/send-once.ts";

export type Activation = Schemas["Activation"];

export interface BenefitPath extends OfferPath {
  readonly kind: BenefitKind;
}

const activationKey = ({ kind, ...path }: BenefitPath) => [...keys.offer(path), "activation", kind];

const isFinished = ({ step }: Activation): boolean => step === "Completed" || step === "Failed";

/** The progress of an activation, read again until it is finished. */
export function useActivation(path: BenefitPath) {
  const api = useApi();
  return useQuery({
    queryKey: activationKey(path),
    queryFn: () =>
      dataOf(
        api.GET("/partners/{partnerId}/offers/{offerId}/benefits/{kind}/activation", {
          params: { path },
        }),
      ),
    refetchInterval: ({ state }) => (state.data && isFinished(state.data) ? false : pollMs),
  });
}

/** The service finds the same activation again when this is repeated, so it takes no key. */
export function useActivate(path: BenefitPath, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useSendOnce({
    send: (body: Schemas["RequestActivation"]) =>
      dataOf(
        api.POST("/partners/{partnerId}/offers/{offerId}/benefits/{kind}/activation", {
          params: { path },
          body,
        }),
      ),
    onDone: (activation) => {
      queries.setQueryData(activationKey(path), activation);
      onDone();
      return queries.invalidateQueries({ queryKey: keys.partner(path.partnerId) });
    },
  });
}
