import { commerce, contoso, moveClock, textOf } from "./cast.ts";
import type { Stage } from "./stage.ts";

export interface Offers {
  readonly spd: string;
  readonly core: string;
}

const bought = ["offerId", "state", "term.anniversary", "term.endDate"] as const;

/** Commerce puts a partner there and buys three offers; a fourth is one too many. */
export async function playBuying(stage: Stage): Promise<Offers> {
  stage.act("1  Buying");
  stage.say("The service's clock is moved to the day on which the story begins.");
  await moveClock(stage, "2025-09-01T09:00:00Z");

  stage.say("The purchase system records the partner.");
  const { path, body } = contoso;
  const partner = await stage.ask("PUT", path, { as: commerce, body, show: ["partnerId", "name"] });
  stage.expect("the partner is there", partner.status === 201);

  const buy = (offerType: string) =>
    stage.ask("POST", `${path}/offers`, {
      as: commerce,
      body: { offerType, purchasedOn: "2025-09-01" },
      show: bought,
    });
  stage.say("It buys a designation, Core and Expanded.");
  const spd = await buy("SPD_SERVICES");
  const core = await buy("CORE");
  const expanded = await buy("EXPANDED");
  stage.expect(
    "all three are accepted",
    [spd, core, expanded].every(({ status }) => status === 201),
  );

  stage.say("It tries to buy the designation a second time.");
  const second = await buy("SPD_SERVICES");
  stage.expect(
    "a partner holds one of each: refused with OFFER_ALREADY_HELD",
    second.status === 409 && second.body["code"] === "OFFER_ALREADY_HELD",
  );
  return { spd: textOf(spd, "offerId"), core: textOf(core, "offerId") };
}
