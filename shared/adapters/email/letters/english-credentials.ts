import type { CredentialsWords, PortalWords } from "./words.ts";
import { longDate } from "./words.ts";

/** F68–F75, F87–F97, F110–F117: the labels that the portals show. */
const portals: PortalWords = {
  azure: {
    title: "Azure portal",
    items: [
      "Open Help + support › Support plans › Link support benefits.",
      "Enter the Access ID and the Contract ID. Partner Cloud Support joins the list of plans.",
      "Create a support request with the issue type Technical and choose the plan. It may still be called Partner Signature Cloud Support there.",
    ],
    hint: "If the portal says “This Access ID is already associated to an account”, the plan was added to your account before: ignore the message and create the request.",
  },
  powerPlatform: {
    title: "Power Platform admin center (Power Platform, Dynamics 365)",
    items: [
      "Open Help + support › New support request.",
      "While you create the request, add the plan with the Access ID and the Contract ID.",
      "Choose Partner Cloud Support and submit the request.",
    ],
  },
  financeAndOperations: {
    title: "Finance and operations",
    items: [
      "Open Manage support plans and enter the Access ID and the Password/Contract ID.",
      "On the Support tile choose Submitted to Microsoft › Submit an incident.",
      "Choose Partner Cloud Support and submit the incident.",
    ],
  },
  servicesHub: (host) => ({
    title: "Services Hub for Business (on-premises products)",
    items: [
      `Open ${host} in a private browser window.`,
      "Sign in with any Microsoft Entra work account or personal Microsoft account.",
      "Fill in Product & support type.",
      "Expand “Do you need to purchase or add a support plan?” and choose Add contract.",
      "Enter the Access ID and the Contract ID, choose Add and close the dialog.",
      "Choose the plan under Support type, describe the issue and submit it.",
    ],
    hint: "“The contract is already registered” means that the plan was added to your account before.",
  }),
  microsoft365:
    "Microsoft 365 admin center: it does not accept these IDs, so the benefit cannot be used there.",
  cloudPortalsOnly:
    "Services Hub for Business: it is for on-premises products, for which this contract has no plan.",
  servicesHubOnly:
    "Azure portal, Power Platform admin center and finance and operations: they are for cloud products, for which this contract has no plan.",
};

export const englishCredentials: CredentialsWords = {
  subject: (offerName, partnerName) => `Your support plan IDs: ${offerName} (${partnerName})`,
  preheader: (planNames) => `${planNames}: add the Access ID and Contract ID once to your account.`,
  title: "Your support plan IDs",
  intro: (partnerName) =>
    `${partnerName} has technical support benefits of the Microsoft AI Cloud Partner Program (MAICPP). With these two IDs you can create support requests that the benefits pay for.`,
  accessId: "Access ID",
  contractId: "Contract ID",
  plans: "What you can use",
  notActivated: (date) =>
    `Not activated yet. A partner admin can activate it until ${longDate("en", date)}.`,
  endDate: "End date (last usable day)",
  shared:
    "Everybody in the company shares these incidents, so fewer may be left when you read this. The current number is shown where you choose the plan.",
  addOnce: "Add the plan to your account, once",
  addOnceWhy:
    "You enter the IDs once per account, in the first portal that you use. In every other portal the plan is then there for the same account.",
  portals,
  missing: "If the plan is not shown",
  missingWhy:
    "Portals offer only plans that can be used: not those that have ended, have no incidents left, or are not valid for the chosen product.",
  secret: "Keep the IDs in the company",
  secretWhy: (partnerName) =>
    `All users at ${partnerName} use the same Access ID and Contract ID. Anyone who has them can use up the company’s incidents. Do not share them outside the company.`,
  questions: "Questions?",
  whomToAsk: (partnerName) =>
    `Ask a MAICPP partner admin at ${partnerName}. In Partner Center, User management lists them.`,
  because: (partnerName) =>
    `You received this because an administrator of ${partnerName} asked for the IDs to be sent to this address. If you did not expect it, delete it and tell them.`,
};
