import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import type { PipelinePolicy } from "@azure/core-rest-pipeline";

import { testRows } from "./row-codecs.ts";
import { makeCommitter } from "../../shared/application/commit/committer.ts";
import { defaultWriterLimits } from "../../shared/application/commit/writer-deps.ts";
import { processRuntime } from "../../shared/adapters/runtime/process-runtime.ts";
import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TableAccountStore } from "../../shared/adapters/tables/table-account-store.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import { TableRefundReviewIndex } from "../../shared/adapters/tables/table-refund-review-index.ts";
import { TablePartnerStore } from "../../shared/adapters/tables/table-partner-store.ts";
import { createTables, openTables } from "../../shared/adapters/tables/tables.ts";
import { accountKeyOf, incidentIdFor } from "../../shared/application/ids.ts";
import { Busy, OutcomeUnknown, Unavailable } from "../../shared/application/errors.ts";
import { linkKey } from "../../shared/application/ports/contract-rows.ts";
import type { ContractStore } from "../../shared/application/ports/contract-store.ts";
import type { ScheduleStore } from "../../shared/application/ports/operations.ts";
import { noopTelemetry } from "../../shared/application/ports/telemetry.ts";
import { makeOpenIncident } from "../../shared/application/portals/open-incident.ts";
import { makeCloseIncident } from "../../shared/application/portals/close-incident.ts";
import { products } from "../../shared/catalogue/products.ts";
import { defaultNotices } from "../../shared/domain/notice.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import type { Resolution } from "../../shared/domain/vocabulary.ts";
import { aContract, aLink, aPurchaseChange, aRequest, noon } from "./builders.ts";
import { atAzurePortal } from "./callers.ts";

/** The answer in one word: accepted, replayed, a refusal's code, or the name of a retryable error. */
export type Outcome = string;

export interface IncidentService {
  readonly store: ContractStore;
  readonly consume: (offerId: string, key: string) => Promise<Outcome>;
  readonly close: (offerId: string, key: string, resolution: Resolution) => Promise<Outcome>;
}

/** The retryable errors by name. Any other error fails the test. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof Busy) return "busy";
  if (error instanceof OutcomeUnknown) return "unknown";
  if (error instanceof Unavailable) return "unavailable";
  throw error;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Usage notices must not add to the requests that tests count. */
const noSchedule: ScheduleStore = {
  ...{ add: nothing, addAll: nothing, remove: nothing, removeAll: nothing },
  due: async () => [],
};

interface Options {
  readonly policies?: readonly PipelinePolicy[];
  readonly timeoutMs?: number;
}

/** The incident use cases on real tables, without a host. */
export function incidentService(connectionString: string, options: Options = {}): IncidentService {
  const tables = openTables({ mode: "connection-string", connectionString }, options);
  const store = new TableContractStore(tables.contracts, testRows);
  // A fixed day on which the products are supported.
  const clock = { now: () => new Date(noon("2025-10-01")) };
  const deps = {
    accounts: new TableAccountStore(new JsonTable(tables.accounts)),
    catalogue: products,
    clock,
    committer: makeCommitter({
      store,
      clock,
      rules: defaultRules,
      limits: defaultWriterLimits,
      telemetry: noopTelemetry,
      ...processRuntime,
    }),
    contracts: store,
    notices: defaultNotices,
    partners: new TablePartnerStore(new JsonTable(tables.partners, testRows)),
    refundReviews: new TableRefundReviewIndex(tables.operations),
    rules: defaultRules,
    schedule: noSchedule,
    telemetry: noopTelemetry,
  };
  const open = makeOpenIncident(deps);
  const close = makeCloseIncident(deps);
  return {
    store,
    consume: async (offerId, key) => {
      try {
        const request = aRequest({ planId: offerId });
        const answer = await open({ ...request, idempotencyKey: key }, atAzurePortal);
        if (!answer.ok) return answer.refusal.code;
        return answer.value.replayed ? "replayed" : "accepted";
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: async (offerId, key, resolution) => {
      try {
        const incidentId = incidentIdFor("azure-portal", offerId, key);
        const closure = { resolution, refundDecision: null };
        const answer = await close({ incidentId, closure }, atAzurePortal);
        return answer.ok ? "accepted" : answer.refusal.code;
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

export async function createServiceTables(connectionString: string): Promise<void> {
  await createTables(openTables({ mode: "connection-string", connectionString }));
}

/** Stores an activated SPD offer with 50 cloud incidents and a link. */
export async function putContract(store: ContractStore, offerId: string): Promise<void> {
  await store.commit({
    offerId,
    commitId: "purchase",
    contract: aContract({ offerId }),
    expected: null,
    rows: [],
    entries: aPurchaseChange({ offerId }).entries,
  });
  const link = aLink();
  await store.writeLink(offerId, linkKey(accountKeyOf(link.account)), { type: "link", link }, null);
}

export interface Job {
  readonly id: number;
  readonly offerId: string;
  readonly key: string;
}

/** A further process of the service on the same storage. */
export interface ServiceProcess {
  readonly pid: number | undefined;
  /** Rejects if the process ends before it answers. */
  readonly consume: (offerId: string, key: string) => Promise<Outcome>;
  readonly end: (signal?: NodeJS.Signals) => Promise<void>;
}

export async function startServiceProcess(connectionString: string): Promise<ServiceProcess> {
  const main = fileURLToPath(new URL("service-process-main.ts", import.meta.url));
  const child: ChildProcess = fork(main, [connectionString], { stdio: "inherit" });
  const waiting = new Map<
    number,
    { resolve: (outcome: Outcome) => void; reject: (error: Error) => void }
  >();
  await once(child, "message");
  child.on("message", ({ id, outcome }: { readonly id: number; readonly outcome: Outcome }) => {
    waiting.get(id)?.resolve(outcome);
    waiting.delete(id);
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("the process has ended"));
    waiting.clear();
  });
  let ids = 0;
  return {
    pid: child.pid,
    consume: (offerId, key) =>
      new Promise((resolve, reject) => {
        const job: Job = { id: (ids += 1), offerId, key };
        waiting.set(job.id, { resolve, reject });
        child.send(job);
      }),
    end: async (signal = "SIGTERM") => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}
