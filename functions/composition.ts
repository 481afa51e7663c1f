import type { Deps } from "../shared/application/deps.ts";
import type { HostedTelemetry, Telemetry } from "../shared/application/ports/telemetry.ts";
import type { Workflows } from "../shared/application/ports/workflows.ts";
import {
  observedDistributions,
  observedMailer,
} from "../shared/application/telemetry/observed-mail.ts";
import { observedUseCases } from "../shared/application/telemetry/observed-use-cases.ts";
import type { UseCases } from "../shared/application/use-cases.ts";
import { makeUseCases } from "../shared/application/make-use-cases.ts";
import { makeRecordDelivery } from "../shared/application/workflows/distribute/delivery-report.ts";
import { makeKeyVault } from "../shared/adapters/crypto/key-vault.ts";
import { makeAcsMailer } from "../shared/adapters/email/acs-mailer.ts";
import { makeLetters } from "../shared/adapters/email/letters.ts";
import { managedIdentity } from "../shared/adapters/identity/managed-identity.ts";
import { makeJwtVerifier } from "../shared/adapters/identity/jwt-verifier.ts";
import { makeCronSchedule } from "../shared/adapters/schedule/cron-schedule.ts";
import { JsonTable } from "../shared/adapters/tables/json-table.ts";
import { TableAccountStore } from "../shared/adapters/tables/table-account-store.ts";
import { TableClock } from "../shared/adapters/tables/table-clock.ts";
import { TableContractStore } from "../shared/adapters/tables/table-contract-store.ts";
import {
  TableAttemptStore,
  TableCredentialIndex,
} from "../shared/adapters/tables/table-credential-index.ts";
import { TableDistributionStore } from "../shared/adapters/tables/table-distribution-store.ts";
import { TableMailPace } from "../shared/adapters/tables/table-mail-pace.ts";
import { TablePartnerStore } from "../shared/adapters/tables/table-partner-store.ts";
import {
  TableAuditStore,
  TableReconciliationStore,
} from "../shared/adapters/tables/table-reconciliation-store.ts";
import { TableScheduleStore } from "../shared/adapters/tables/table-schedule-store.ts";
import { TableSweepStore } from "../shared/adapters/tables/table-sweep-store.ts";
import { createTables, openTables } from "../shared/adapters/tables/tables.ts";
import type { Tables } from "../shared/adapters/tables/tables.ts";
import { makeTelemetry } from "../shared/adapters/telemetry/telemetry.ts";
import { consultationNames, findConsultation } from "../shared/catalogue/consultations.ts";
import { products } from "../shared/catalogue/products.ts";
import type { Config } from "../shared/config.ts";
import { committerOf } from "./committer.ts";
import { stepBodiesOf } from "./activities.ts";
import type { AllStepBodies } from "./durable/steps.ts";
import { entranceOf } from "./entrance.ts";
import { makeHealth } from "./health.ts";
import type { Edge } from "./http/edge.ts";
import type { HealthView } from "./http/schemas/operations.ts";
import { memoise } from "./memoise.ts";
import { operationsOf } from "./operations.ts";
import type { OperationStores } from "./operations.ts";

/** Everything that invocations are wired to. */
export interface Composition {
  readonly telemetry: HostedTelemetry;
  readonly useCases: UseCases;
  readonly edge: Edge;
  readonly stepBodies: AllStepBodies;
  readonly recordDelivery: ReturnType<typeof makeRecordDelivery>;
  readonly startScheduledSweep: () => Promise<{ readonly sweepId: string }>;
  /** Awaited by every invocation: the tables are there, and the clock is the one that was set. */
  readonly ready: () => Promise<void>;
  readonly health: () => Promise<HealthView>;
}

function depsOf(
  config: Config,
  tables: Tables,
  telemetry: Telemetry,
  { clock, mailer, workflows }: Pick<Deps, "mailer" | "workflows"> & { readonly clock: TableClock },
): Deps {
  const rows = (name: keyof Tables): JsonTable => new JsonTable(tables[name]);
  const contracts = new TableContractStore(tables.contracts);
  const distributions = new TableDistributionStore(rows("contracts"), rows("operations"));
  return {
    rules: config.rules,
    clock,
    catalogue: products,
    consultations: consultationNames,
    findConsultation,
    notices: config.notices,
    contracts,
    committer: committerOf(contracts, clock, config.rules, telemetry),
    partners: new TablePartnerStore(rows("partners")),
    accounts: new TableAccountStore(rows("accounts")),
    credentials: new TableCredentialIndex(rows("credentials")),
    attempts: new TableAttemptStore(rows("attempts")),
    vault: makeKeyVault(config.vaultKeys),
    distributions: observedDistributions(distributions, telemetry),
    schedule: new TableScheduleStore(tables.schedule),
    workflows,
    realNowMs: Date.now,
    mailer: observedMailer(mailer, telemetry),
    letters: makeLetters({ servicesHubHost: config.servicesHubHost }),
  };
}

const edgeOf = (
  { auth, portalClients, serviceTenantId }: Config,
  deps: Deps,
  ready: Edge["ready"],
  telemetry: Telemetry,
): Edge => ({
  ready,
  entrance: entranceOf(deps),
  telemetry,
  serviceTenantId,
  verify: makeJwtVerifier(auth),
  portalClients: new Map(Object.entries(portalClients)),
});

const rateLimiterOf = ({ mailLimits }: Config, { operations }: Tables): TableMailPace =>
  new TableMailPace(new JsonTable(operations), mailLimits);

const operationStoresOf = (config: Config, tables: Tables): OperationStores => ({
  sweeps: new TableSweepStore(tables.operations),
  reconciliations: new TableReconciliationStore(tables.operations),
  audit: new TableAuditStore(tables.contracts),
  runSchedule: makeCronSchedule(config.sweepSchedule),
});

/** Of a row that nobody writes: only whether storage answers is of interest. */
const readStorageOf =
  ({ partners }: Tables) =>
  (): Promise<unknown> =>
    new JsonTable(partners).read("health", "check");

/** The whole service from its settings. Nothing is read or sent until the first invocation. */
export function compose(config: Config, version: string, workflows: Workflows): Composition {
  const credential = managedIdentity(config.identityClientId);
  const byIdentity = config.storage.mode === "identity" ? credential : undefined;
  const telemetry = makeTelemetry(config.telemetry, byIdentity, version);
  const tables = openTables(config.storage, { credential });
  const clock = new TableClock(new JsonTable(tables.clock));
  const mailer = makeAcsMailer(config.email, { credential });
  const deps = depsOf(config, tables, telemetry, { clock, mailer, workflows });
  const wiring = { ...deps, ...operationStoresOf(config, tables) };
  const operations = operationsOf(wiring);
  const prepared = memoise(() => createTables(tables));
  const ready = async (): Promise<void> => {
    await prepared();
    if (config.allowTimeTravel) await clock.refresh();
  };
  return {
    telemetry,
    useCases: observedUseCases(
      makeUseCases(deps, clock, config.allowTimeTravel, operations.useCases),
      telemetry,
    ),
    edge: edgeOf(config, deps, ready, telemetry),
    stepBodies: stepBodiesOf({ ...wiring, rateLimiter: rateLimiterOf(config, tables), telemetry }),
    recordDelivery: makeRecordDelivery(deps),
    startScheduledSweep: operations.startScheduledSweep,
    ready,
    health: makeHealth(readStorageOf(tables), config, version),
  };
}
