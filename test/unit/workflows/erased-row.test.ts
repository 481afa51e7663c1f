import { describe, expect, test } from "vitest";

import type { ContractRow, Replacement } from "../../../shared/application/ports/contract-rows.ts";
import { erasedRow } from "../../../shared/application/workflows/erase/erased-row.ts";
import { subjectOf } from "../../../shared/domain/person.ts";
import type { Person } from "../../../shared/domain/person.ts";
import type { Account } from "../../../shared/domain/vocabulary.ts";
import { aCause, aLink, anIncident, aRequest, noon } from "../../support/builders.ts";

const u1 = { type: "Entra", id: "u1" } as const;
const kim = "kim@contoso.example";
const byAccount: Person = { account: { type: "Entra", id: "U1" } };
const byAddress: Person = { email: "Kim@Contoso.example" };

const anIncidentRow = (account: Account = u1, title = "VM does not start"): ContractRow => ({
  type: "incident",
  accountKey: "key",
  incident: anIncident({ account, title }),
});
const cause = aCause();
const event = {
  ...cause,
  type: "AccountUnlinked",
  account: u1,
  detail: "An admin did it.",
} as const;
const replacement: Replacement = {
  ...cause,
  ...{ replacementId: "r", reason: `A laptop of ${kim} was stolen.`, recipientsKey: "k" },
  ...{ recipients: [{ email: kim }, { email: "lee@contoso.example" }], distributionId: "d1" },
  ...{ term: 1, state: "Replacing", finishedAt: null },
};

const erase = (row: ContractRow, person: Person, mailed: readonly string[] = []): ContractRow =>
  erasedRow(row, subjectOf(person), { at: noon("2026-01-01"), mailed: new Set(mailed) });

describe("a row without a person's data", () => {
  test.each<[string, ContractRow, Person, unknown]>([
    [
      "has no account, title and key of an incident, and keeps its request and state",
      anIncidentRow(),
      byAccount,
      {
        accountKey: "erased",
        incident: {
          ...anIncident(),
          request: aRequest({ account: { ...u1, id: "[erased]" }, title: "[erased]" }),
        },
      },
    ],
    [
      "has no title that names the person, and keeps the other account",
      anIncidentRow(u1, `Mail for ${kim} fails`),
      byAddress,
      { accountKey: "key", incident: { request: { account: u1, title: "[erased]" } } },
    ],
    [
      "is an ended link without account",
      { type: "link", link: aLink({ account: u1 }) },
      byAccount,
      { link: { account: { id: "[erased]" }, unlinkedAt: noon("2026-01-01") } },
    ],
    [
      "is an event without account",
      { type: "event", event },
      byAccount,
      { event: { ...event, account: { type: "Entra", id: "[erased]" } } },
    ],
    [
      "is an event without actor",
      { type: "event", event: { ...event, actor: "u1", account: null } },
      byAccount,
      { event: { actor: "[erased]", account: null } },
    ],
    [
      "is a replacement without the recipient and the reason that names the person",
      { type: "replacement", replacement },
      byAddress,
      {
        replacement: {
          ...replacement,
          ...{ reason: "[erased]", recipientsKey: "[erased]" },
          recipients: [{ email: "lee@contoso.example" }],
        },
      },
    ],
  ])("%s, and erasing again changes nothing", (_what, row, person, expected) => {
    const after = erase(row, person);

    expect(after).toMatchObject(expected as object);
    expect(erase(after, person)).toBe(after);
  });

  test("cannot compare the recipients of a replacement whose mails name the person", () => {
    const queued = { ...replacement, reason: "Lost", recipients: [] };
    expect(erase({ type: "replacement", replacement: queued }, byAddress, ["d1"])).toMatchObject({
      replacement: { recipientsKey: "[erased]" },
    });
  });

  test("is the same row if it is about somebody else", () => {
    for (const row of [anIncidentRow({ ...u1, id: "u10" }), anIncidentRow()]) {
      expect(erase(row, byAddress)).toBe(row);
    }
  });
});
