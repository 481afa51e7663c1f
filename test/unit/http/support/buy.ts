import { offerExample } from "../../../../shared/contract/examples.ts";
import { accept } from "../../../../shared/domain/result.ts";
import { call } from "./call.ts";
import type { Call, FakeUseCases } from "./call.ts";

export const purchased: FakeUseCases = {
  purchaseOffer: async () => accept({ value: offerExample, replayed: false }),
};

/** An accepted call. The tests change one part of it. */
export const purchase: Call = {
  as: "commerce",
  params: { partnerId: "contoso" },
  headers: { "idempotency-key": "k1" },
  body: { offerType: "SPD_SERVICES", purchasedOn: "2025-09-01" },
};

export const buy = (change: Call = {}, useCases = purchased) =>
  call("purchaseOffer", useCases, { ...purchase, ...change });
