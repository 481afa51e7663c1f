import type { LetterPlan } from "../../../application/ports/mailer.ts";
import { englishCredentials } from "./english-credentials.ts";
import type { Words } from "./words.ts";
import { longDate } from "./words.ts";

const date = (value: string): string => longDate("en", value);

const inDays = (days: number): string =>
  days <= 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;

const names = (plans: readonly LetterPlan[]): string => plans.map(({ name }) => name).join(", ");

const moreIncidents =
  "use another plan that you hold, or buy a membership offer that you do not have yet; each can be held once.";

export const english: Words = {
  program: "Microsoft AI Cloud Partner Program",
  greeting: (name) => (name === undefined ? "Hello," : `Hello ${name},`),
  date,
  offer: "Membership offer",
  partner: "Company",
  planName: ({ name }) => name,
  remaining: ({ granted, remaining }) =>
    granted === null
      ? "Unlimited incidents"
      : `${remaining ?? 0} of ${granted} ${granted === 1 ? "incident" : "incidents"} left`,
  credentials: englishCredentials,
  notices: {
    RenewalDue: ({ anniversary, endDate, days }, offerName) => ({
      title: `Renewal due ${inDays(days)}: ${offerName}`,
      paragraphs: [
        `The renewal anniversary is ${date(anniversary)}. You can also renew in the window after it: the benefits go on until ${date(endDate)}.`,
        "A renewal brings a new set of benefits. Incidents left over are not carried over.",
      ],
      actions: ["Renew the offer in Partner Center, under Membership."],
    }),
    WindowClosing: ({ endDate, days }, offerName) => ({
      title: `Renewal window closes ${inDays(days)}: ${offerName}`,
      paragraphs: [
        `The renewal window closes at the end of ${date(endDate)}. Without a renewal the support plans end then, and the incidents left are lost.`,
      ],
      actions: [`Renew the offer in Partner Center, under Membership, by ${date(endDate)}.`],
    }),
    ActivateBy: ({ plans, activateBy, days }) => ({
      title: `Activation deadline ${inDays(days)}: ${names(plans)}`,
      paragraphs: [
        `The benefit has not been activated. After ${date(activateBy)} it can no longer be activated. Activating late does not extend its end date.`,
      ],
      actions: [
        "In Partner Center open Benefits › Technical support & consultation, choose the benefit and then Activate. This takes the role MAICPP partner admin or Global admin.",
      ],
    }),
    UsageHigh: ({ plan, percentUsed, endDate }) => ({
      title: `${percentUsed}% of the incidents used: ${plan.name}`,
      paragraphs: [`What is left can be used until ${date(endDate)}.`],
      actions: [`If you expect to need more: ${moreIncidents}`],
    }),
    Exhausted: ({ plan }) => ({
      title: `No incidents left: ${plan.name}`,
      paragraphs: [
        "The plan can no longer be chosen for new support requests. Requests that are open go on.",
      ],
      actions: [`To get more incidents: ${moreIncidents}`],
    }),
    Expired: ({ endDate }, offerName) => ({
      title: `Expired: ${offerName}`,
      paragraphs: [
        `The offer expired at the end of ${date(endDate)}. Its support plans have ended, and the incidents left are lost. Requests that are open go on.`,
      ],
      actions: [
        `If you renewed the offer by ${date(endDate)}, wait for the renewal to arrive. The plans then work again with the same IDs, unless new ones were ordered.`,
        "Otherwise buy a membership offer in Partner Center, under Membership.",
      ],
    }),
    RefundWaiting: ({ closedOn, days, plan }) => ({
      title: `Refund not decided for ${days} days: ${plan.name}`,
      paragraphs: [
        `A request about billing, quota or subscription was closed on ${date(closedOn)}. Whether its incident is refunded has not been decided yet. Until then it counts as used.`,
        "You need not do anything. The people who decide were told, too.",
      ],
      actions: [],
    }),
    Renewed: ({ endDate, newIds }, offerName) => ({
      title: `Renewed: ${offerName}`,
      paragraphs: [
        `A new term has begun, with a new set of benefits until ${date(endDate)}.`,
        newIds
          ? "New IDs are issued. The old Access ID and Contract ID no longer work, and every account has to add the new ones once."
          : "The Access ID and Contract ID stay the same, and accounts that added them have nothing to do.",
      ],
      actions: newIds
        ? [
            "In Partner Center open Benefits › Technical support & consultation and activate the benefits.",
            "Have the new IDs sent to those who need them.",
          ]
        : [],
    }),
  },
  whatToDo: "What to do",
  noticeSubject: (title, partnerName) => `${title} (${partnerName})`,
  noticeBecause: (partnerName) =>
    `You received this because this address is a contact of ${partnerName} for its partner benefits. Each notice is sent once.`,
  automatic: "This mail was sent automatically. It holds no tracking and loads nothing.",
};
