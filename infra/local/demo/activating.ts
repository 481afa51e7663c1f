import { admin, offerPath, textOf, user } from "./cast.ts";
import { until } from "./stage.ts";
import type { Answer, Stage } from "./stage.ts";

export interface Ids {
  readonly accessId: string;
  readonly contractId: string;
}

const recipients = ["first@contoso.example", "second@contoso.example"] as const;

const pathOf = (offerId: string): string =>
  `${offerPath(offerId)}/benefits/PartnerCloudSupport/activation`;

/** An admin activates with two recipients, thrice at once; the host dies on the way. */
export async function playActivating(stage: Stage, offerId: string): Promise<Ids> {
  stage.act("2  Activating");
  const path = pathOf(offerId);
  const body = { recipients: recipients.map((email) => ({ email })) };
  const show = ["activationId", "state", "step"];

  stage.say("An ordinary user of the tenant may not activate.");
  const refused = await stage.ask("POST", path, { as: user, show: ["hint"] });
  stage.expect("refused with ROLE_NOT_ALLOWED", refused.body["code"] === "ROLE_NOT_ALLOWED");

  stage.say("A partner admin activates, three times at the same moment, with two recipients.");
  const asked = await Promise.all(
    [1, 2, 3].map(() => stage.ask("POST", path, { as: admin, body, show })),
  );
  stage.expect(
    "every answer names the one activation",
    new Set(asked.map((answer) => textOf(answer, "activationId"))).size === 1 &&
      asked.every(({ status }) => status === 202 || status === 200),
  );
  await stage.crash();
  await follow(stage, path);
  return readIds(stage, offerId);
}

async function follow(stage: Stage, path: string): Promise<void> {
  stage.say("The workflow issues the IDs and mails them; the status shows how far it is.");
  const finished = await until(async () => {
    const now = await stage.ask("GET", path, { as: admin, quiet: true });
    return now.body["step"] === "Completed" ? now : undefined;
  });
  const last = await stage.ask("GET", path, { as: admin, show: ["state", "step", "distribution"] });
  stage.expect("it ends Active, everybody told", finished?.body["state"] === "Active");
  const { distribution } = last.body;
  stage.expect(
    "two mails of two were sent, none failed",
    JSON.stringify(distribution).includes('"total":2,"sent":2,"failed":0'),
  );
}

async function readIds(stage: Stage, offerId: string): Promise<Ids> {
  stage.say("Everybody of the tenant reads the same pair.");
  const credentials = `${offerPath(offerId)}/credentials`;
  const [mine, yours] = [
    await stage.ask("GET", credentials, { as: user }),
    await stage.ask("GET", credentials, { as: admin, quiet: true }),
  ];
  stage.expect(
    "the admin and the user see one pair",
    mine.status === 200 && JSON.stringify(mine.body) === JSON.stringify(yours.body),
  );
  for (const address of recipients) await expectMail(stage, address, mine);
  return { accessId: textOf(mine, "accessId"), contractId: textOf(mine, "contractId") };
}

async function expectMail(stage: Stage, address: string, ids: Answer): Promise<void> {
  const mails = await stage.mails(address);
  const [mail] = mails;
  console.log(`     mailbox of ${address}: ${mails.map(({ subject }) => subject).join(", ")}`);
  stage.expect(
    `${address} has exactly one mail, with both IDs`,
    mails.length === 1 &&
      ["accessId", "contractId"].every((name) => mail?.text?.includes(textOf(ids, name))),
  );
}
