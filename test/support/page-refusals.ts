import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

import type { ProblemCode } from "../../shared/contract/problem-codes.ts";
import { api } from "./environment.ts";

/** Something that a person sends to the service. */
interface Request {
  /** The section of the page that it is in. */
  readonly section: string;
  /** The name of the button that opens its dialog, if it has one. */
  readonly opener?: string;
  /** The values of its fields by their names. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The name of the button that sends it. */
  readonly action: string;
  /** The end of the path that it is sent to. */
  readonly to: string;
  readonly refusedWith: ProblemCode;
  /** Whether it is sent with an Idempotency-Key. */
  readonly hasKey: boolean;
}

/** What admins send in dialogs. */
export const adminRequests: readonly Request[] = [
  {
    ...{ section: "", opener: "Activate", action: "Activate", to: "activation", hasKey: false },
    fields: { "E-mail the IDs to (optional)": "li@contoso.example" },
    refusedWith: "ACTIVATION_WINDOW_CLOSED",
  },
  {
    ...{ section: "ids", opener: "E-mail the IDs", action: "Send", to: "distributions" },
    fields: { Recipients: "li@contoso.example" },
    ...{ hasKey: true, refusedWith: "BENEFIT_NOT_ACTIVATED" },
  },
  {
    ...{ section: "ids", opener: "Replace the IDs", action: "Replace", to: "replacement" },
    fields: { Reason: "A leaver" },
    ...{ hasKey: true, refusedWith: "TOO_MANY_REPLACEMENTS" },
  },
  {
    ...{ section: "accounts", opener: "Unlink", action: "Unlink", to: "links/**", hasKey: false },
    refusedWith: "ROLE_NOT_ALLOWED",
  },
];

/** What operators send. */
export const operatorRequests: readonly Request[] = [
  {
    ...{ section: "refunds", opener: "Review", action: "Approve", to: "refund", hasKey: false },
    refusedWith: "REFUND_ALREADY_APPLIED",
  },
  {
    ...{ section: "refunds", opener: "Review", action: "Deny", to: "refund", hasKey: false },
    refusedWith: "REFUND_NOT_ELIGIBLE",
  },
  {
    ...{ section: "erasures", opener: "Erase a person's data", action: "Erase", to: "erasures" },
    fields: { "E-mail address": "li@contoso.example" },
    ...{ hasKey: true, refusedWith: "INVALID_REQUEST" },
  },
  {
    ...{ section: "adjustments", action: "Adjust", to: "adjustments", hasKey: true },
    fields: { "Offer ID": "o1", "Incidents to add": "-3", Reason: "Goodwill" },
    refusedWith: "ADJUSTMENT_NOT_POSSIBLE",
  },
  {
    ...{ section: "backups", action: "Start a backup", to: "backups", hasKey: false },
    refusedWith: "NOT_FOUND",
  },
  {
    ...{ section: "sweeps", action: "Start a sweep", to: "renewal-sweeps", hasKey: false },
    refusedWith: "ROLE_NOT_ALLOWED",
  },
  {
    ...{ section: "reconciliations", action: "Start a reconciliation", to: "reconciliations" },
    ...{ hasKey: false, refusedWith: "ROLE_NOT_ALLOWED" },
  },
];

async function inputsIn(scope: Locator): Promise<string[]> {
  const fields = await scope.locator("input, textarea, select").all();
  return Promise.all(fields.map((field) => field.inputValue()));
}

interface Sent {
  readonly key: string | undefined;
  readonly body: string | null;
}

/** Refuses each request to a path as the service would. Returns what was sent, which grows. */
async function refuse(
  page: Page,
  { refusedWith: code, to }: Request,
  detail: string,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  await page.route(`**/api/**/${to}`, (route, request) => {
    if (request.method() === "GET") return route.fallback();
    sent.push({ key: request.headers()["idempotency-key"], body: request.postData() });
    const requestId = `request-${sent.length}`;
    const problem = { type: `/api/problems/${code}`, title: "Refused", status: 409 };
    return route.fulfill({
      status: 409,
      contentType: "application/problem+json",
      json: { ...problem, code, detail, instance: "/api", requestId },
    });
  });
  return sent;
}

/**
 * Expects that a refusal is shown where the request was made: its title, detail, remedy and request ID. What was
 * entered and the focus stay there, and a second attempt is the same request with the same key.
 */
export async function expectRefusalIn(page: Page, scope: Locator, request: Request): Promise<void> {
  const { action, fields = {}, hasKey, refusedWith } = request;
  for (const [name, value] of Object.entries(fields)) await scope.getByLabel(name).fill(value);
  const entered = await inputsIn(scope);
  const explained = await api("GET", `/api/problems/${refusedWith}`);
  const { remedy, title } = explained.body as { readonly title: string; readonly remedy: string };
  const detail = `No ${action} today.`;
  const sent = await refuse(page, request, detail);
  const button = scope.getByRole("button", { name: action, exact: true });
  await button.press("Enter");
  await scope.getByText("Request ID: request-1").waitFor();
  for (const text of [title, detail, remedy]) await scope.getByText(text).first().waitFor();
  expect(await inputsIn(scope)).toEqual(entered);
  await button
    .or(scope.getByRole("button", { name: "Try again" }))
    .first()
    .press("Enter");
  await scope.getByText("Request ID: request-2").waitFor();
  await scope.locator(":focus").waitFor();
  expect(await inputsIn(scope)).toEqual(entered);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[0]?.key !== undefined).toBe(hasKey);
  await page.unroute(`**/api/**/${request.to}`);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}
