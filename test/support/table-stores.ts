import { testRows } from "./row-codecs.ts";
import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TableAccountStore } from "../../shared/adapters/tables/table-account-store.ts";
import { TableClock } from "../../shared/adapters/tables/table-clock.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import {
  TableAttemptStore,
  TableCredentialIndex,
} from "../../shared/adapters/tables/table-credential-index.ts";
import { TableDistributionStore } from "../../shared/adapters/tables/table-distribution-store.ts";
import { TableMailQuota } from "../../shared/adapters/tables/table-mail-quota.ts";
import { TableRefundReviewIndex } from "../../shared/adapters/tables/table-refund-review-index.ts";
import { TableSendRateLimiter } from "../../shared/adapters/tables/table-send-rate-limiter.ts";
import { TablePartnerStore } from "../../shared/adapters/tables/table-partner-store.ts";
import {
  TableAuditStore,
  TableReconciliationStore,
} from "../../shared/adapters/tables/table-reconciliation-store.ts";
import { TableScheduleStore } from "../../shared/adapters/tables/table-schedule-store.ts";
import { TableSweepStore } from "../../shared/adapters/tables/table-sweep-store.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";

/** All stores of the service on these tables. */
export function storesOn(tables: Tables) {
  const rows = (name: keyof Tables) => new JsonTable(tables[name], testRows);
  return {
    accounts: new TableAccountStore(rows("accounts")),
    attempts: new TableAttemptStore(tables.attempts),
    audit: new TableAuditStore(tables, testRows),
    clock: new TableClock(rows("clock")),
    contracts: new TableContractStore(tables.contracts, testRows),
    credentials: new TableCredentialIndex(rows("credentials")),
    distributions: new TableDistributionStore(rows("contracts"), rows("operations")),
    rateLimiter: new TableSendRateLimiter(rows("operations"), { perMinute: 1, perHour: 1 }),
    mailQuota: new TableMailQuota(tables.operations, 5),
    partners: new TablePartnerStore(rows("partners")),
    reconciliations: new TableReconciliationStore(tables.operations),
    refundReviews: new TableRefundReviewIndex(tables.operations),
    schedule: new TableScheduleStore(tables.schedule),
    sweeps: new TableSweepStore(tables.operations),
  };
}

export type TableStores = ReturnType<typeof storesOn>;
