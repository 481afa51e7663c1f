import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";

import { useApi } from "./api.tsx";
import { dataOf } from "./problem.ts";

export type Offer = Schemas["Offer"];
export type Benefit = Schemas["Benefit"];
export type BenefitKind = Benefit["kind"];

export interface OfferPath {
  readonly partnerId: string;
  readonly offerId: string;
}

/** The keys of cached answers: everything of a partner is below the partner's key. */
export const keys = {
  partner: (partnerId: string) => ["partner", partnerId] as const,
  offer: ({ offerId, partnerId }: OfferPath) => ["partner", partnerId, "offer", offerId] as const,
};

/** How often a view asks again while something is running. */
export const pollMs = 1000;

/** Whether the offer has IDs that work: a benefit is active. */
export const hasIds = ({ benefits }: Offer): boolean =>
  benefits.some(({ state }) => state === "Active" || state === "Depleted");

/** Whether the offer has no benefits any more. */
export const hasEnded = ({ state }: Offer): boolean => state === "Expired" || state === "Cancelled";

const isActivating = ({ benefits }: Offer): boolean =>
  benefits.some(({ state }) => state === "Activating");

export function useOffers(partnerId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.partner(partnerId), "offers"],
    queryFn: () =>
      dataOf(api.GET("/partners/{partnerId}/offers", { params: { path: { partnerId } } })),
    refetchInterval: ({ state }) => (state.data?.items.some(isActivating) ? pollMs : false),
  });
}

export function useOffer(path: OfferPath) {
  const api = useApi();
  return useQuery({
    queryKey: keys.offer(path),
    queryFn: () => dataOf(api.GET("/partners/{partnerId}/offers/{offerId}", { params: { path } })),
    refetchInterval: ({ state }) => (state.data && isActivating(state.data) ? pollMs : false),
  });
}

export function useBenefits(partnerId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.partner(partnerId), "benefits"],
    queryFn: () =>
      dataOf(api.GET("/partners/{partnerId}/benefits", { params: { path: { partnerId } } })),
  });
}
