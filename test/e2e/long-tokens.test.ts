import { expect, test } from "vitest";

import { api } from "../support/environment.ts";
import { activationPath, aPartner, buy, cloud, itIs } from "../support/people.ts";

test("S97 tokens of more than 23 KiB are taken, and mean what short ones do", async () => {
  await itIs("2025-09-01");
  const partner = await aPartner();
  const offer = await buy(partner, "CORE", "2025-09-01");
  const groups = Array.from({ length: 440 }, () => "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d");
  const user = { ...partner.user, groups };
  const admin = { ...partner.admin, groups };
  const benefits = `/api/partners/${partner.partnerId}/benefits`;

  expect(await api("GET", benefits, { as: user })).toMatchObject({ status: 200 });
  expect(await api("GET", benefits, { as: admin })).toMatchObject({ status: 200 });
  const path = activationPath(offer, cloud);
  expect(await api("POST", path, { as: user, body: {} })).toMatchObject({ status: 403 });
  expect(await api("POST", path, { as: admin, body: {} })).toMatchObject({ status: 202 });
});
