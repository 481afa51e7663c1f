import type { Offers } from "./buying.ts";
import {
  commerce,
  consume,
  contoso,
  moveClock,
  offerPath,
  operator,
  textOf,
  user,
} from "./cast.ts";
import { until } from "./stage.ts";
import type { Answer, Json, Stage } from "./stage.ts";

const lineOf = ({ body }: Answer): Json => (body["benefits"] as readonly Json[])[0] ?? {};

/** A renewal recorded ahead; the calendar, the timer and the cap of 2025-06-23. */
export async function playRenewing(stage: Stage, { core, spd }: Offers): Promise<void> {
  stage.act("4  Renewing");
  stage.say("The designation and Core are renewed ahead of their anniversary, 2026-09-01.");
  await moveClock(stage, "2026-08-20T09:00:00Z");
  for (const offerId of [spd, core]) {
    const renewed = await stage.ask("POST", `${offerPath(offerId)}/renewals`, {
      as: commerce,
      body: { renewedOn: "2026-08-20" },
      show: ["term.number", "term.renewal"],
    });
    stage.expect("the renewal waits for the anniversary", renewed.status === 200);
  }
  const early = await consume(stage, spd);
  stage.expect("until then nothing is reset", early.body["code"] === "NO_INCIDENTS_REMAINING");

  stage.say("One second after midnight an incident is created; nothing else has run.");
  await moveClock(stage, "2026-09-01T00:00:01Z");
  const fresh = await consume(stage, spd);
  const plan = fresh.body["plan"] as Json | undefined;
  stage.expect("it is the first of the new fifty", plan?.["remaining"] === 49);

  await timerRuns(stage, core);
  await cap(stage);
}

async function timerRuns(stage: Stage, core: string): Promise<void> {
  stage.say("The timer comes round and opens the new term of the offer that nobody has touched.");
  const ran = await until(async () => {
    const { body } = await stage.ask("GET", "/api/ops/renewal-sweeps", {
      as: operator,
      quiet: true,
    });
    const sweeps = body["items"] as readonly Json[] | undefined;
    return sweeps?.find(({ renewed, state }) => state === "Completed" && Number(renewed) > 0);
  });
  console.log(`     GET /api/ops/renewal-sweeps: ${JSON.stringify(ran)}`);
  stage.expect("a sweep of the timer has renewed it", ran !== undefined);
  await stage.crash();
  const term = await stage.ask("GET", `${offerPath(core)}/statement?term=2`, {
    as: user,
    show: ["term", "start", "kindTotals", "valid"],
  });
  const entries = (term.body["entries"] ?? []) as readonly Json[];
  stage.expect(
    "its ledger has one grant, and the hash chain holds",
    entries.filter(({ type }) => type === "Grant").length === 1 && term.body["valid"] === true,
  );
}

async function cap(stage: Stage): Promise<void> {
  stage.say("Designations renewed before 2025-06-23 are unlimited, from that day on they have 50.");
  await moveClock(stage, "2025-06-23T09:00:00Z");
  for (const [partnerId, day, unlimited] of [
    ["fabrikam-22", "2025-06-22", true],
    ["fabrikam-23", "2025-06-23", false],
  ] as const) {
    const path = `/api/partners/${partnerId}`;
    await stage.ask("PUT", path, { as: commerce, body: contoso.body, quiet: true });
    const bought = await stage.ask("POST", `${path}/offers`, {
      as: commerce,
      body: { offerType: "SPD_SERVICES", purchasedOn: day.replace("2025", "2024") },
      quiet: true,
    });
    const offer = `${path}/offers/${textOf(bought, "offerId")}`;
    const renewed = await stage.ask("POST", `${offer}/renewals`, {
      as: commerce,
      body: { renewedOn: day },
      show: ["term.number", "term.start"],
    });
    const line = lineOf(renewed);
    console.log(`     ${JSON.stringify({ name: line["name"], granted: line["granted"] })}`);
    stage.expect(
      `renewed on ${day}: ${unlimited ? "unlimited" : "50"}`,
      line["unlimited"] === unlimited && line["granted"] === (unlimited ? null : 50),
    );
  }
}
