import type { CredentialsLetterInput } from "../../../application/ports/mailer.ts";
import type { Block, Draft, Row, Steps } from "./draft.ts";
import type { PortalWords, Words } from "./words.ts";

/** An ID in groups of four is easier to read and type. */
const grouped = (id: string): string =>
  /[\s-]/.test(id) ? id : (id.match(/.{1,4}/gu) ?? []).join("-");

const planRows = ({ plans, endDate }: CredentialsLetterInput, words: Words): Row[] =>
  plans.map((plan) => ({
    label: words.planName(plan),
    value: plan.activated ? words.remaining(plan) : words.credentials.notActivated(endDate),
  }));

const steps = (...all: readonly Steps[]): Block[] => all.map((each) => ({ steps: each }));

/** For each portal, how to add the plan, or why no plan of the contract can be used there. */
function portalBlocks(
  { plans }: CredentialsLetterInput,
  words: PortalWords,
  servicesHubHost: string,
): Block[] {
  const isFor = (kind: string): boolean => plans.some((plan) => plan.kind === kind);
  const [cloud, onPremises] = [isFor("PartnerCloudSupport"), isFor("PartnerOnPremisesSupport")];
  return [
    ...(cloud ? steps(words.azure, words.powerPlatform, words.financeAndOperations) : []),
    ...(onPremises ? steps(words.servicesHub(servicesHubHost)) : []),
    ...(cloud ? [] : [{ paragraph: words.servicesHubOnly }]),
    ...(onPremises ? [] : [{ paragraph: words.cloudPortalsOnly }]),
    { paragraph: words.microsoft365 },
  ];
}

export function credentialsDraft(
  input: CredentialsLetterInput,
  words: Words,
  servicesHubHost: string,
): Draft {
  const { partnerName, offerName, plans, endDate } = input;
  const said = words.credentials;
  return {
    subject: said.subject(offerName, partnerName),
    preheader: said.preheader(plans.map(({ name }) => name).join(", ")),
    program: words.program,
    title: said.title,
    blocks: [
      { paragraph: words.greeting(input.recipientName) },
      { paragraph: said.intro(partnerName) },
      {
        ids: [
          { label: said.accessId, value: grouped(input.accessId) },
          { label: said.contractId, value: grouped(input.contractId) },
        ],
      },
      { heading: said.secret },
      { note: said.secretWhy(partnerName) },
      { heading: said.plans },
      {
        facts: [
          ...planRows(input, words),
          // Also as YYYY-MM-DD, as on the benefits page, because the order of day and month
          // differs.
          { label: said.endDate, value: `${words.date(endDate)} (${endDate})` },
          { label: words.offer, value: offerName },
        ],
      },
      { paragraph: said.shared },
      { heading: said.addOnce },
      { paragraph: said.addOnceWhy },
      ...portalBlocks(input, said.portals, servicesHubHost),
      { heading: said.missing },
      { paragraph: said.missingWhy },
      { heading: said.questions },
      { paragraph: said.whomToAsk(partnerName) },
    ],
    footer: [said.because(partnerName), words.automatic],
  };
}
