import { unchanged } from "../../domain/change.ts";
import type { PlanLink } from "../../domain/link.ts";
import { noLink, unlinked } from "../../domain/link.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Account } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { Command, View } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import type { Deps } from "../deps.ts";
import { accountKeyOf, accountKeysOf } from "../ids.ts";
import { linkKey } from "../ports/contract-rows.ts";
import { eventRow } from "./event-row.ts";

type UnlinkDeps = Pick<Deps, "committer" | "contracts">;
type Unlinked = Answer<null>;

/** The rows of the account's links, also those that version 0.1.0 wrote under another spelling. */
async function linkRowsOf(
  { contracts }: UnlinkDeps,
  offerId: string,
  account: Account,
): Promise<string[]> {
  const own = accountKeyOf(account);
  const same = (await contracts.listRows(offerId, "link"))
    .map(({ link }) => link.account)
    .filter((linked) => accountKeyOf(linked) === own);
  const keys = [account, ...same].flatMap((each) => accountKeysOf(each));
  return [...new Set(keys)].map(linkKey);
}

interface KeyedLink {
  readonly key: string;
  readonly link: PlanLink;
}

const linksIn = (view: View, keys: readonly string[]): KeyedLink[] =>
  keys.flatMap((key) => {
    const row = view.row(key);
    return row?.type === "link" ? [{ key, link: row.link }] : [];
  });

/**
 * Marks the links as ended. It moves the contract's head, so of an unlink and a consume that race, the
 * second is decided on the result of the first.
 */
function unlinkCommand(
  keys: readonly string[],
  account: Account,
  { caller, requestId }: Origin,
): Command<Unlinked> {
  return {
    prefetch: keys,
    whenMissing: () => refuse(noLink),
    decide: (view) => {
      const missing = keys.filter((key) => view.row(key) === undefined);
      if (missing.length > 0) return need(...missing);
      const links = linksIn(view, keys);
      const open = links.filter(({ link }) => link.unlinkedAt === null);
      if (open.length === 0) return answer(links.length > 0 ? accept(null) : refuse(noLink));
      const at = view.now.toISOString();
      const event = eventRow({
        ...{ type: "AccountUnlinked", at, actor: caller.actor, requestId, account },
        detail:
          caller.portal === null
            ? "An admin unlinked the account."
            : `The account unlinked the plan in ${caller.portal}.`,
      });
      return {
        kind: "write",
        change: unchanged(unlinked(view.contract)),
        rows: [
          ...open.map(({ key, link }) => ({
            key,
            row: { type: "link", link: { ...link, unlinkedAt: at } } as const,
          })),
          event,
        ],
        answer: accept(null),
      };
    },
  };
}

/** Unlinks an account from an offer (A41). Repeating it changes nothing. The account can link again. */
export async function unlink(
  deps: UnlinkDeps,
  offerId: string,
  account: Account,
  origin: Origin,
): Promise<Unlinked> {
  const keys = await linkRowsOf(deps, offerId, account);
  return deps.committer.submit(offerId, unlinkCommand(keys, account, origin));
}
