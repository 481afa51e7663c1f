import type { DistributionView } from "../../shared/contract/partner.ts";
import type { Caller } from "./caller.ts";
import type { Letter } from "./record.ts";
import { admin } from "./scene.ts";

/** A mail whose send got no answer four times is sent again after 250 seconds. */
const endedWithinMs = 420_000;

const pathOf = ({ distributionId, plan: { offerId, partnerId } }: Letter): string =>
  `/api/partners/${partnerId}/offers/${offerId}/distributions/${distributionId ?? ""}`;

async function ended(caller: Caller, letter: Letter, deadline: number): Promise<DistributionView> {
  for (;;) {
    const as = admin(letter.plan.tenantId);
    const answer = await caller.must({ method: "GET", path: pathOf(letter), as });
    const view = answer as unknown as DistributionView;
    if (view.sent + view.failed === view.total || performance.now() > deadline) return view;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function mailsTo(mailboxUrl: string, address: string): Promise<number> {
  const response = await fetch(`${mailboxUrl}/messages?to=${encodeURIComponent(address)}`);
  return ((await response.json()) as readonly unknown[]).length;
}

/** An accepted letter arrives once, however late. Another one arrives at most once, a refused one never. */
export async function letterFindings(
  mailboxUrl: string,
  caller: Caller,
  letters: readonly Letter[],
): Promise<string[]> {
  const findings: string[] = [];
  const deadline = performance.now() + endedWithinMs;
  for (const letter of letters) {
    const isAccepted = letter.distributionId !== null;
    if (isAccepted) {
      const [recipient] = (await ended(caller, letter, deadline)).recipients;
      const state = recipient?.state ?? "not there";
      if (state !== "Sent") findings.push(`${letter.address}: accepted, and then ${state}`);
    }
    const mails = await mailsTo(mailboxUrl, letter.address);
    const isUnknown = !isAccepted && letter.verdicts.includes("lost");
    const expected = isAccepted ? 1 : 0;
    if (mails !== expected && !(isUnknown && mails === 1)) {
      findings.push(`${letter.address}: ${mails} mails, ${letter.verdicts.join(", ")}`);
    }
  }
  return findings;
}
