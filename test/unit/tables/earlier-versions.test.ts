import { expect, test } from "vitest";

import { contractRowKinds } from "../../../shared/adapters/tables/rows/contract-rows.ts";
import { headKind } from "../../../shared/adapters/tables/rows/head-row.ts";
import { closedTerm } from "../../../shared/domain/terms.ts";
import { aContract, aLink } from "../../support/builders.ts";
import { headOfVersion5, termOfVersion1 } from "../../support/earlier-rows.ts";

const contract = { ...aContract(), slotClaims: 3 };
const row = { type: "term" as const, closed: closedTerm(contract) };
const term = { ...contract.term, capEffectiveDate: null };

test("a head of version 5 is read with no claims, and with a term that does not tell its setting", () => {
  const before = headOfVersion5(contract);
  const data = { ...contract, term, slotClaims: 0 };
  expect(headKind.parse(before, 5)).toEqual({ success: true, data });
  expect(headKind.parse(before, 6)).toMatchObject({ success: false });
  expect(headKind.parse(contract, 6)).toEqual({ success: true, data: contract });
});

test("a closed term of version 2 is read as one that does not tell its setting", () => {
  const { closed } = row;
  const before = { ...row, closed: { ...closed, term: termOfVersion1(closed.term) } };
  const data = { ...row, closed: { ...closed, term } };
  expect(contractRowKinds.term.parse(before, 2)).toEqual({ success: true, data });
  expect(contractRowKinds.term.parse(row, 3)).toEqual({ success: true, data: row });
});

test("a link of version 3 is read as one that had no other version before", () => {
  const { earlierVersions, ...before } = aLink();
  expect(earlierVersions).toEqual([]);
  expect(contractRowKinds.link.parse({ type: "link", link: before }, 3)).toEqual({
    success: true,
    data: { type: "link", link: aLink() },
  });
});
