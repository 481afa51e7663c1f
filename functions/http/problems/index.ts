import type { RefusalCode } from "../../../shared/domain/refusal.ts";
import { accessProblems } from "./access.ts";
import type { Explanation } from "./explanation.ts";
import { incidentProblems } from "./incidents.ts";
import { messagePages } from "./messages.ts";
import { offerProblems } from "./offers.ts";
import { planProblems } from "./plans.ts";
import { requestProblems } from "./requests.ts";

/** Total by construction: a code that nobody has explained does not compile. */
export const explanations: Readonly<Record<RefusalCode, Explanation>> = {
  ...requestProblems,
  ...accessProblems,
  ...offerProblems,
  ...planProblems,
  ...incidentProblems,
};

/** Whatever has a page: refusals, and codes that come with an answer. */
export const pages = { ...explanations, ...messagePages };
export type PageCode = keyof typeof pages;

export const isPageCode = (code: string): code is PageCode => Object.hasOwn(pages, code);
