import { randomUUID } from "node:crypto";

import type { EventGridHandler, HttpHandler, InvocationContext } from "@azure/functions";
import { getClient } from "durable-functions";
import type { DurableClient } from "durable-functions";

import { makeKeyVault } from "../shared/adapters/crypto/key-vault.ts";
import { makeRowMac } from "../shared/adapters/crypto/row-mac.ts";
import { makeAcsMailer } from "../shared/adapters/email/acs-mailer.ts";
import { makeLetters } from "../shared/adapters/email/letters.ts";
import { makeJwtVerifier } from "../shared/adapters/identity/jwt-verifier.ts";
import { rememberVerified } from "../shared/adapters/identity/verified-tokens.ts";
import { managedIdentity } from "../shared/adapters/identity/managed-identity.ts";
import { processRuntime } from "../shared/adapters/runtime/process-runtime.ts";
import { makeCronSchedule } from "../shared/adapters/schedule/cron-schedule.ts";
import { find } from "../shared/adapters/tables/json-row.ts";
import { JsonTable } from "../shared/adapters/tables/json-table.ts";
import { sealedRows } from "../shared/adapters/tables/row-seal.ts";
import { TableAccountStore } from "../shared/adapters/tables/table-account-store.ts";
import { TableCatalogueStore } from "../shared/adapters/tables/table-catalogue-store.ts";
import { TableClock } from "../shared/adapters/tables/table-clock.ts";
import { TableContractStore } from "../shared/adapters/tables/table-contract-store.ts";
import {
  TableAttemptStore,
  TableCredentialIndex,
} from "../shared/adapters/tables/table-credential-index.ts";
import { TableDistributionStore } from "../shared/adapters/tables/table-distribution-store.ts";
import { makeBackupWriter } from "../shared/adapters/backup/backup-writer.ts";
import { openBackups } from "../shared/adapters/backup/open-backups.ts";
import { TableAnchorMails } from "../shared/adapters/tables/table-anchor-mails.ts";
import { TableBackupStore } from "../shared/adapters/tables/table-backup-store.ts";
import { TableErasureStore } from "../shared/adapters/tables/table-erasure-store.ts";
import { TablePersonalData } from "../shared/adapters/tables/table-personal-data.ts";
import { TableMailQuota } from "../shared/adapters/tables/table-mail-quota.ts";
import { TableRefundReviewIndex } from "../shared/adapters/tables/table-refund-review-index.ts";
import { TableSendRateLimiter } from "../shared/adapters/tables/table-send-rate-limiter.ts";
import { TablePartnerStore } from "../shared/adapters/tables/table-partner-store.ts";
import {
  TableAuditStore,
  TableReconciliationStore,
} from "../shared/adapters/tables/table-reconciliation-store.ts";
import { TableScheduleStore } from "../shared/adapters/tables/table-schedule-store.ts";
import { TableSweepStore } from "../shared/adapters/tables/table-sweep-store.ts";
import { createTables, openTables } from "../shared/adapters/tables/tables.ts";
import { makeTelemetry } from "../shared/adapters/telemetry/telemetry.ts";
import { CatalogueInForce } from "../shared/application/catalogue/catalogue-in-force.ts";
import { makeCommitter } from "../shared/application/commit/committer.ts";
import { defaultWriterLimits } from "../shared/application/commit/writer-deps.ts";
import { makeStartDailyBackup } from "../shared/application/operations/backups.ts";
import { makeStartRetention } from "../shared/application/operations/erasures.ts";
import { makeStartScheduledSweep } from "../shared/application/operations/start-sweep.ts";
import type { HostedTelemetry } from "../shared/application/ports/telemetry.ts";
import type { Workflows } from "../shared/application/ports/workflows.ts";
import { makeRecordDelivery } from "../shared/application/workflows/distribute/delivery-report.ts";
import { consultationNames, findConsultation } from "../shared/catalogue/consultations.ts";
import { bundled, readProducts } from "../shared/catalogue/products.ts";
import type { Config } from "../shared/config.ts";
import { stepBodiesOf } from "./activities.ts";
import { orchestrators } from "./durable/orchestrators.ts";
import { purgeFinished } from "./durable/purge-finished.ts";
import type { AllStepBodies } from "./durable/steps.ts";
import { deliveryReports } from "./events/delivery-report.ts";
import { makeHealth } from "./health.ts";
import type { EdgeDeps } from "./http/deps.ts";
import { handlerOf } from "./http/edge.ts";
import type { Edge } from "./http/edge.ts";
import { makePartnerAccessCheck } from "./http/disclosure.ts";
import { loadRoutes } from "./http/routes.ts";
import { unrouted } from "./http/unrouted.ts";
import { memoise } from "./memoise.ts";
import type { OperationId } from "./operations.ts";
import { pageHandler } from "./page/page.ts";

/** What the build adds to the bundle: the version, the documentation page and the page for people. */
export interface Build {
  readonly version: string;
  readonly docsDirectory: string;
  readonly pageDirectory: string;
}

/**
 * The code that invocations run. The build puts it into a second file, loaded after registration.
 */
export interface Service {
  readonly telemetry: HostedTelemetry;
  /** Every invocation awaits it: the tables exist, and the clock has its stored offset. */
  readonly ready: () => Promise<void>;
  readonly http: ReadonlyMap<OperationId, HttpHandler>;
  readonly page: HttpHandler;
  readonly unrouted: HttpHandler;
  readonly stepBodies: AllStepBodies;
  readonly startScheduledSweep: () => Promise<{ readonly sweepId: string }>;
  readonly startDailyBackup: () => Promise<string | null>;
  readonly startRetention: () => Promise<{ readonly erasureId: string }>;
  readonly purgeWorkflows: (context: InvocationContext) => Promise<number>;
  readonly deliveryReport: EventGridHandler;
  readonly orchestrators: typeof orchestrators;
  /** The durable client of an invocation. Throws if the invocation has none. */
  readonly durableClientOf: (context: InvocationContext) => DurableClient;
}

/** The dependencies of use cases and workflows. Nothing is read or sent until they are used. */
export function makeDeps(
  config: Config,
  { docsDirectory, version }: Omit<Build, "pageDirectory">,
  workflows: Workflows,
): {
  readonly deps: EdgeDeps;
  readonly telemetry: HostedTelemetry;
  readonly ready: Service["ready"];
} {
  const { rules } = config;

  // Identity and telemetry
  const credential = managedIdentity(config.identityClientId);
  const byIdentity = config.storage.mode === "identity" ? credential : undefined;
  const telemetry = makeTelemetry(config.telemetry, byIdentity, version);

  // Storage
  const tables = openTables(config.storage, { credential });
  const codec = sealedRows(makeRowMac(config.vaultKeys.hash));
  const clock = new TableClock(new JsonTable(tables.clock));
  const contracts = new TableContractStore(tables.contracts, codec);
  const catalogueStore = new TableCatalogueStore(tables.operations);
  const catalogueInForce = new CatalogueInForce({
    store: catalogueStore,
    read: readProducts,
    ...{ bundled, telemetry, nowMs: Date.now },
  });
  const createdTables = memoise(() => createTables(tables));
  const ready = async (): Promise<void> => {
    await createdTables();
    const clockRead = config.allowTimeTravel ? clock.refresh() : undefined;
    await Promise.all([clockRead, catalogueInForce.refresh()]);
  };

  // Contract writers
  const committer = makeCommitter({
    store: contracts,
    clock,
    rules,
    limits: defaultWriterLimits,
    ...processRuntime,
    telemetry,
  });

  const { anchorTo, backupTo } = config;
  const backupWriterTo = (place: string) =>
    makeBackupWriter({
      ...{ tables, newSuffix: randomUUID, now: () => new Date() },
      openFiles: () => openBackups(place, credential),
    });

  // Dependencies of use cases and workflows
  const deps: EdgeDeps = {
    rules,
    clock,
    movableClock: config.allowTimeTravel ? clock : null,
    realNowMs: Date.now,
    newSuffix: randomUUID,
    catalogue: catalogueInForce,
    ...{ catalogueInForce, catalogueStore, readCatalogue: readProducts },
    consultations: consultationNames,
    findConsultation,
    notices: config.notices,
    contracts,
    committer,
    telemetry,
    partners: new TablePartnerStore(new JsonTable(tables.partners, codec)),
    accounts: new TableAccountStore(new JsonTable(tables.accounts)),
    credentials: new TableCredentialIndex(new JsonTable(tables.credentials)),
    attempts: new TableAttemptStore(tables.attempts),
    vault: makeKeyVault(config.vaultKeys),
    distributions: new TableDistributionStore(
      new JsonTable(tables.contracts),
      new JsonTable(tables.operations),
    ),
    schedule: new TableScheduleStore(tables.schedule),
    refundReviews: new TableRefundReviewIndex(tables.operations),
    sweeps: new TableSweepStore(tables.operations),
    reconciliations: new TableReconciliationStore(tables.operations),
    audit: new TableAuditStore(tables, codec),
    backups: new TableBackupStore(tables.operations),
    backupWriter: backupTo === undefined ? null : backupWriterTo(backupTo),
    anchorMails: anchorTo === undefined ? null : new TableAnchorMails(tables.operations, anchorTo),
    erasures: new TableErasureStore(tables.operations),
    personalData: new TablePersonalData(tables, codec),
    runSchedule: makeCronSchedule(config.sweepSchedule),
    workflows,
    mailer: makeAcsMailer(config.email, { credential }),
    letters: makeLetters({ servicesHubHost: config.servicesHubHost }),
    // The rate limit is in the same table as the sends that it delays.
    rateLimiter: new TableSendRateLimiter(new JsonTable(tables.operations), config.mailLimits),
    mailQuota: new TableMailQuota(tables.operations, config.mailPerPartnerPerDay),
    newOperationId: randomUUID,
    // Reads a row that does not exist. It only matters whether storage answers.
    health: makeHealth(
      {
        readStorage: () => find(tables.partners, "health", "check"),
        ...{ probe: workflows.probe, telemetry },
      },
      config,
      version,
      catalogueInForce,
    ),
    version,
    docsDirectory,
  };
  return { deps, telemetry, ready };
}

/** The whole service from its settings. Nothing is read or sent until the first invocation. */
export async function makeService(
  config: Config,
  build: Build,
  workflows: Workflows,
): Promise<Service> {
  const { deps, ready, telemetry } = makeDeps(config, build, workflows);

  // HTTP
  const edge: Edge = {
    ready,
    telemetry,
    ...config.callers,
    verify: rememberVerified(makeJwtVerifier(config.auth)),
    checkPartnerAccess: makePartnerAccessCheck(deps),
  };
  const routes = await loadRoutes();
  const http = new Map(routes.map((route) => [route.id, handlerOf(route, edge, deps)]));

  return {
    telemetry,
    ready,
    http,
    page: pageHandler(build.pageDirectory, config.page),
    unrouted,
    stepBodies: stepBodiesOf(deps),
    startScheduledSweep: makeStartScheduledSweep(deps),
    startDailyBackup: makeStartDailyBackup(deps),
    startRetention: makeStartRetention(deps),
    purgeWorkflows: (context) => purgeFinished(getClient(context), Date.now()),
    deliveryReport: deliveryReports(makeRecordDelivery(deps)),
    orchestrators,
    durableClientOf: getClient,
  };
}
