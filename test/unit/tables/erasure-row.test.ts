import { expect, test } from "vitest";

import { erasureKind } from "../../../shared/adapters/tables/rows/erasure-row.ts";
import { noneErased } from "../../../shared/application/workflows/erase/erased-counts.ts";

test("an erasure of schema version 1 is one person's", () => {
  const stored = {
    ...{ erasureId: "e", state: "Running", erased: noneErased, personHash: "0" },
    person: { email: "kim@contoso.example" },
    ...{ startedAt: "2026-01-01T00:00:00.000Z", finishedAt: null },
  };

  expect(erasureKind.parse(stored, 1)).toEqual({
    success: true,
    data: { ...stored, endedBefore: null },
  });
});
