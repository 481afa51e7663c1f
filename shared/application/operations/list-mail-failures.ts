import type { Page } from "../../contract/basics.ts";
import type { MailFailureView } from "../../contract/mail-failures.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Deps } from "../deps.ts";
import { pageOf } from "../paging.ts";
import type { Paging } from "../paging.ts";
import type { Distribution, Mail } from "../ports/distribution-store.ts";

type FailureDeps = Pick<Deps, "contracts" | "distributions">;

const failed: readonly Mail["state"][] = ["DeadLettered", "Bounced", "Suppressed", "Skipped"];
const isFailed = (state: Mail["state"]): state is MailFailureView["state"] =>
  failed.includes(state);

interface Failure {
  /** Names the mail without its address, because a cursor is part of an address. */
  readonly mark: string;
  readonly view: MailFailureView;
}

async function failuresOf(
  { distributions }: FailureDeps,
  { content, createdAt, distributionId, offerId }: Distribution,
): Promise<Failure[]> {
  const letter = content.kind === "credentials" ? "Credentials" : content.topic.rule;
  const mails = await distributions.readMails(offerId, distributionId);
  return mails.flatMap(({ value: { addressKey, attempts, contact, failure, state } }) =>
    isFailed(state)
      ? {
          mark: `${distributionId} ${addressKey}`,
          view: {
            ...{ distributionId, letter, requestedAt: createdAt, email: contact.email },
            ...{ state, attempts, failure },
          },
        }
      : [],
  );
}

/** Lists the e-mails of an offer that did not arrive and are not sent again, newest first. */
export const makeListMailFailures =
  (deps: FailureDeps) =>
  async ({
    offerId,
    ...paging
  }: Paging & { readonly offerId: string }): Promise<Answer<Page<MailFailureView>>> => {
    if ((await deps.contracts.readHead(offerId)) === null) {
      return refuse({ code: "NOT_FOUND", detail: "The offer does not exist." });
    }
    const all = await deps.distributions.list(offerId);
    all.sort((one, other) => other.createdAt.localeCompare(one.createdAt));
    const failures = (await Promise.all(all.map((each) => failuresOf(deps, each)))).flat();
    const page = pageOf(failures, ({ mark }) => mark, paging);
    if (!page.ok) return page;
    return accept({ ...page.value, items: page.value.items.map(({ view }) => view) });
  };
