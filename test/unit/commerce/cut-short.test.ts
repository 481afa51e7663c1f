import { describe, expect, test } from "vitest";

import { makePurchaseOffer } from "../../../shared/application/commerce/purchase-offer.ts";
import { makePutPartner } from "../../../shared/application/commerce/put-partner.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import { Busy, NotSent, OutcomeUnknown, Unavailable } from "../../../shared/application/errors.ts";
import { offerIdFor } from "../../../shared/application/ids.ts";
import type { Membership } from "../../../shared/application/ports/stores.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { commerce } from "../../support/callers.ts";
import type { PartnerView } from "../../../shared/contract/commerce.ts";

const partner: PartnerView = {
  partnerId: "contoso",
  name: "Contoso",
  tenantId: "t",
  furtherTenantIds: [],
  cspRole: "None",
  isvSuccessEnrolled: false,
  country: null,
  locale: null,
  contacts: [],
};
const origin = { caller: commerce, requestId: "r" };

const absent = (): Promise<null> => Promise.resolve(null);
const failing = (error: Error) => () => Promise.reject(error);

/** Dependencies of which only these exist. */
const only = <Port>(some: Partial<Port>): Port => some as Port;

const partners = (some: Partial<Deps["partners"]>): Deps["partners"] => only(some);

describe("a call that is cut short after it has written", () => {
  test.each([
    ["the list of contracts cannot be read", failing(new Unavailable("reset"))],
    ["a contract is too busy", () => Promise.resolve([only<Membership>({})])],
  ])(
    "does not say of a changed partner that nothing was written: %s",
    async (_, listMemberships) => {
      const put = makePutPartner(
        only<Deps>({
          partners: partners({
            put: () => Promise.resolve(false),
            read: () => Promise.resolve({ value: partner, etag: "1" }),
            listMemberships,
          }),
          committer: only<Deps["committer"]>({ submit: failing(new Busy("full")) }),
        }),
      );
      await expect(put(partner)).rejects.toThrow(OutcomeUnknown);
    },
  );

  const purchase = (
    reserveSlot: Deps["partners"]["reserveSlot"],
    readSlot: Deps["partners"]["readSlot"] = absent,
  ) =>
    makePurchaseOffer({
      credentials: only<Deps["credentials"]>({}),
      vault: only<Deps["vault"]>({}),
      rules: defaultRules,
      clock: { now: () => new Date("2025-09-01T09:00:00Z") },
      partners: partners({
        read: () => Promise.resolve({ value: partner, etag: "1" }),
        readMembership: absent,
        readSlot,
        reserveSlot,
      }),
      schedule: only<Deps["schedule"]>({ addAll: () => Promise.resolve() }),
      contracts: only<Deps["contracts"]>({
        commit: failing(new NotSent("refused")),
        readHead: failing(new Unavailable("reset")),
      }),
      committer: only<Deps["committer"]>({}),
      telemetry: noopTelemetry,
    })(
      {
        partnerId: "contoso",
        offerType: "CORE",
        purchasedOn: "2025-09-01",
        planName: undefined,
        idempotencyKey: "k",
      },
      origin,
    );

  test("does not claim that nothing was written after a purchase took its slot", async () => {
    await expect(purchase(() => Promise.resolve(true))).rejects.toThrow(OutcomeUnknown);
  });

  test("does not claim that nothing was written when the network sent the slot request twice", async () => {
    // The first copy took the place, and the answer that came back is that of the second.
    let reads = 0;
    const away = async () => {
      reads += 1;
      if (reads > 1) throw new Unavailable("reset");
      return null;
    };
    await expect(purchase(() => Promise.resolve(false), away)).rejects.toThrow(OutcomeUnknown);

    const offerId = offerIdFor(origin.caller.client, "contoso", "k");
    const taken = async () => ({ value: offerId, etag: "1" });
    await expect(purchase(() => Promise.resolve(false), taken)).rejects.toThrow(OutcomeUnknown);
  });

  test("claims that nothing was written before the purchase took its slot", async () => {
    await expect(purchase(failing(new NotSent("refused")))).rejects.toThrow(NotSent);
  });
});
