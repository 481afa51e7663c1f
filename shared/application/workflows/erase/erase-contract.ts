import { unchanged } from "../../../domain/change.ts";
import { unlinked } from "../../../domain/link.ts";
import type { Subject } from "../../../domain/person.ts";
import { isErased } from "../../../domain/person.ts";
import type { Command, View } from "../../commit/command.ts";
import { answer, need } from "../../commit/command.ts";
import type { Deps } from "../../deps.ts";
import { linkKey } from "../../ports/contract-rows.ts";
import type { ContractRow, KeyedRow } from "../../ports/contract-rows.ts";
import type { Distribution, Mail } from "../../ports/distribution-store.ts";
import type { PersonalContract } from "../../ports/personal-data.ts";
import type { Stored } from "../../ports/stores.ts";
import { addErased, noneErased } from "./erased-counts.ts";
import type { ErasedCounts } from "./erased-counts.ts";
import { eraseRecipients, recipientsOf } from "./erase-recipients.ts";
import type { RecipientDeps } from "./erase-recipients.ts";
import { erasedActor, erasedRow } from "./erased-row.ts";

export type EraseDeps = Pick<Deps, "clock" | "committer"> & RecipientDeps;

/** Whose data is erased from a row: of the contract, or of a distribution and its mails. */
export interface Reach {
  readonly inRow: (row: ContractRow) => Subject;
  readonly inDistribution: (distribution: Distribution) => Subject;
}

/** What is to be erased in one contract. */
interface Found {
  readonly keys: readonly string[];
  /** Links that are erased now, or were in a run that was interrupted. */
  readonly linkedAccounts: readonly string[];
  readonly mailed: ReadonlySet<string>;
  readonly distributions: readonly {
    readonly stored: Stored<Distribution>;
    readonly mails: readonly Stored<Mail>[];
  }[];
  readonly counts: ErasedCounts;
}

/** Rows in one transaction. Those of other commands fit beside them. */
const rowsMax = 40;

const countOf = ({ type }: ContractRow): Partial<ErasedCounts> => {
  if (type === "incident") return { incidents: 1 };
  if (type === "link") return { links: 1 };
  return type === "event" ? { events: 1 } : { replacements: 1 };
};

const sum = (counts: readonly Partial<ErasedCounts>[]): ErasedCounts =>
  counts.reduce<ErasedCounts>((all, one) => addErased(all, { ...noneErased, ...one }), noneErased);

const linkPrefix = linkKey("");

/** The keys of the accounts in the keys of these links. */
const accountKeysIn = (rows: readonly KeyedRow[], keys: ReadonlySet<string>): string[] =>
  rows.flatMap(({ key, row }) => {
    const isGone = row.type === "link" && (keys.has(key) || isErased(row.link.account.id));
    return isGone ? [key.slice(linkPrefix.length)] : [];
  });

/** Looks for data of people in one contract. Changes nothing. */
function find({ distributions, mails, rows }: PersonalContract, reach: Reach, at: string): Found {
  const withMails = distributions.map((stored) => {
    const { distributionId } = stored.value;
    const own = mails.filter(({ value }) => value.distributionId === distributionId);
    const subject = reach.inDistribution(stored.value);
    const recipients = recipientsOf(stored.value, own, subject);
    const { requestedBy } = stored.value;
    const isRequester = erasedActor(requestedBy, subject) !== requestedBy;
    const count = own.filter(({ value }) => recipients.has(value.addressKey)).length;
    return { stored, mails: own, recipients, isRequester, count };
  });
  const mailed = new Set(
    withMails
      .filter(({ recipients }) => recipients.size > 0)
      .map(({ stored }) => stored.value.distributionId),
  );
  const changed = rows.filter(
    ({ row }) => erasedRow(row, reach.inRow(row), { at, mailed }) !== row,
  );
  const keys = changed.map(({ key }) => key);
  const found = withMails.filter(
    ({ isRequester, recipients }) => isRequester || recipients.size > 0,
  );
  return {
    keys,
    linkedAccounts: accountKeysIn(rows, new Set(keys)),
    mailed,
    distributions: found,
    counts: sum([
      ...changed.map(({ row }) => countOf(row)),
      ...found.map(({ count }) => ({ distributions: 1, mails: count })),
    ]),
  };
}

const isNothing = ({ distributions, keys, linkedAccounts }: Found): boolean =>
  distributions.length + keys.length + linkedAccounts.length === 0;

/**
 * Rewrites the rows without the subject's data, together with the head. An erased link ends, so a
 * consume that rests on it conflicts (A41).
 */
function eraseRows(
  keys: readonly string[],
  reach: Reach,
  mailed: ReadonlySet<string>,
): Command<null> {
  const erased = (view: View): KeyedRow[] =>
    keys.flatMap((key) => {
      const row = view.row(key);
      if (!row) return [];
      const after = erasedRow(row, reach.inRow(row), { at: view.now.toISOString(), mailed });
      return after === row ? [] : [{ key, row: after }];
    });
  return {
    prefetch: keys,
    whenMissing: () => null,
    decide: (view) => {
      const missing = keys.filter((key) => view.row(key) === undefined);
      if (missing.length > 0) return need(...missing);
      const rows = erased(view);
      if (rows.length === 0) return answer(null);
      const hasLinks = rows.some(({ row }) => row.type === "link");
      const change = unchanged(hasLinks ? unlinked(view.contract) : view.contract);
      return { kind: "write", change, rows, answer: null };
    },
  };
}

export type ReachOf = (found: PersonalContract) => Reach;

async function findIn(deps: EraseDeps, offerId: string, reachOf: ReachOf) {
  const stored = await deps.personalData.ofContract(offerId);
  const reach = reachOf(stored);
  return { found: find(stored, reach, deps.clock.now().toISOString()), reach };
}

/** What would be erased in a contract, and whether there is anything to do. */
export async function findInContract(
  deps: EraseDeps,
  offerId: string,
  reachOf: ReachOf,
): Promise<{ readonly counts: ErasedCounts; readonly isClean: boolean }> {
  const { found } = await findIn(deps, offerId, reachOf);
  return { counts: found.counts, isClean: isNothing(found) };
}

/** Rounds of one call. Each erases up to 40 recipients of each distribution. */
const roundsMax = 5;

/** Erases data of people from a contract. Repeating it changes nothing. */
export async function eraseInContract(
  deps: EraseDeps,
  offerId: string,
  reachOf: ReachOf,
): Promise<void> {
  for (let round = 0; round < roundsMax; round += 1) {
    const { found, reach } = await findIn(deps, offerId, reachOf);
    if (isNothing(found)) return;
    const { distributions, keys, linkedAccounts, mailed } = found;
    for (let from = 0; from < keys.length; from += rowsMax) {
      const command = eraseRows(keys.slice(from, from + rowsMax), reach, mailed);
      await deps.committer.submit(offerId, command);
    }
    for (const key of linkedAccounts) await deps.personalData.removeLink(offerId, key);
    for (const { mails, stored } of distributions) {
      await eraseRecipients(deps, stored, mails, reach.inDistribution(stored.value));
    }
  }
}
