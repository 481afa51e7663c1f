import type { TableClient } from "@azure/data-tables";
import { describe, expect, test } from "vitest";

import { JsonTable } from "../../../shared/adapters/tables/json-table.ts";
import { clockKind } from "../../../shared/adapters/tables/rows/operation-rows.ts";
import { TablePartnerStore } from "../../../shared/adapters/tables/table-partner-store.ts";
import { OutcomeUnknown } from "../../../shared/application/errors.ts";

const conflict = Object.assign(new Error("there already"), { statusCode: 409 });
const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });

/** A table of which the first write meets itself, and which is gone then. */
function aTable() {
  let writes = 0;
  const submitTransaction = async () => {
    writes += 1;
    throw writes === 1 ? conflict : refused;
  };
  const getEntity = () => Promise.reject(refused);
  return new JsonTable({ submitTransaction, getEntity } as unknown as TableClient);
}

describe("a write that may have met itself before storage went away", () => {
  test("is not said to have left nothing: a row that is added", async () => {
    await expect(aTable().add(clockKind, "partition", "key", { offsetMs: 0 })).rejects.toThrow(
      OutcomeUnknown,
    );
  });

  test("is not said to have left nothing: a partner", async () => {
    const store = new TablePartnerStore(aTable());
    await expect(store.put({ partnerId: "contoso" } as never)).rejects.toThrow(OutcomeUnknown);
  });
});
