import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  azure,
  benefitsFor,
  buy,
  cloud,
  consumed,
  incident,
  itIs,
  offerPath,
  onPremises,
  plansOf,
  purchase,
  refused,
} from "../../support/people.ts";

describe("naming", () => {
  test("S07 old and new plan names are imported as two kinds and shown under the new names", async () => {
    await itIs("2025-06-20");
    const gold = await aPartner();
    const silver = await aPartner();
    const designated = await aPartner();
    await buy(gold, "LEGACY_GOLD", "2024-11-05", "Partner support Gold 20pack");
    await buy(silver, "LEGACY_SILVER", "2024-12-01", "Signature Cloud Support");
    await buy(designated, "SPD_SERVICES", "2025-06-01", "Partner On-premises Support 20");

    for (const day of ["2025-06-22", "2025-06-24"]) {
      await itIs(day);
      const all = await Promise.all(
        [gold, silver, designated].map((each) => benefitsFor(each, each.user)),
      );
      expect(all.flatMap(({ items }) => items.map(({ kind, name }) => [kind, name]))).toEqual([
        [cloud, "Partner Cloud Support"],
        [onPremises, "Partner On-premises Support 20"],
        [cloud, "Partner Cloud Support"],
        [onPremises, "Partner On-premises Support 15"],
        [cloud, "Partner Cloud Support"],
        [onPremises, "Partner On-premises Support 20"],
      ]);
    }
  });

  test("old names of a benefit are accepted as input and never returned", async () => {
    await itIs("2025-06-22");
    const partner = await aPartner();
    const offer = await buy(partner, "SPD_SERVICES", "2025-06-22");
    const asked = await api(
      "POST",
      `${offerPath(offer)}/benefits/${encodeURIComponent("Signature Cloud Support")}/activation`,
      { as: partner.admin },
    );
    expect(asked.status).toBe(202);

    const plan = await aReadyPlan({ purchasedOn: "2025-06-24" });
    const opened = await consumed(
      azure,
      incident(plan.offer, plan.account, { kind: "Partner Signature Cloud Support" }),
    );
    expect(opened).toMatchObject({ kind: cloud, plan: { name: "Partner Cloud Support 50" } });
    expect((await plansOf(azure, plan.account)).available).toMatchObject([
      { kind: cloud, name: "Partner Cloud Support 50" },
    ]);
  });

  test("an unknown plan name, one for a benefit that the offer lacks, or one of another size is refused by field", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const wrongName = refused(400, "INVALID_REQUEST", { errors: [{ path: "planName" }] });

    expect(await purchase(partner, "CORE", "2025-09-01", "Premier Support")).toMatchObject(
      wrongName,
    );
    expect(
      await purchase(partner, "CORE", "2025-09-01", "Partner On-premises Support 20"),
    ).toMatchObject(wrongName);
    expect(await purchase(partner, "CORE", "2025-09-01", "Partner Signature 5pack")).toMatchObject(
      wrongName,
    );
  });

  test("an unknown benefit in a path or a body is refused", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const offer = await buy(partner, "CORE", "2025-09-01");
    expect(
      await api("POST", `${offerPath(offer)}/benefits/PremierSupport/activation`, {
        as: partner.admin,
      }),
    ).toMatchObject(refused(400, "INVALID_REQUEST", { errors: [{ path: "kind" }] }));
  });
});
